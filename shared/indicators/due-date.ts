import { addDays, type CalendarDate } from '../calendar/date.ts'
import { addMonths, type Month } from '../calendar/month.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import type { Indicator } from '../config/schema/indicator.ts'

/**
 * The day a month's figure is expected from its supplier: the indicator's working day, counted from the first of the month
 * after it, later by the months of lag allowed. For the 10th working day and no lag, March 2018 is due on 16 April 2018.
 */
export function dueDate(
  indicator: Pick<Indicator, 'expectedWorkingDay' | 'allowedLagMonths'>,
  month: Month,
): CalendarDate {
  const following = addMonths(month, 1 + indicator.allowedLagMonths)
  return addWorkingDays(addDays(`${following}-01`, -1), indicator.expectedWorkingDay)
}
