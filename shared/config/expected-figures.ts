import { addDays, type CalendarDate } from '../calendar/date.ts'
import type { LocalCalendar } from '../calendar/local-calendar.ts'
import { addMonths, type Month, monthOf, monthRange } from '../calendar/month.ts'
import { type Frequency, periodEnding } from '../calendar/period.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import type { Indicator } from './schema/indicator.ts'

/** When figures are due after the end of their period; of months where `frequency` is left out. */
export type Timing = Pick<Indicator, 'expectedWorkingDay' | 'allowedLagMonths'> & { readonly frequency?: Frequency }

/**
 * The day by whose end a month's figure is expected: so many working days into the month after it, plus the months that
 * the indicator may lag. March 2018 on working day 8 is 2018-04-12 (Good Friday was in March, Easter Monday on
 * 2 April); a road casualty of June 2017, nine months behind, on working day 10 is 2018-04-16.
 */
export function figureExpectedOn(
  { expectedWorkingDay, allowedLagMonths }: Timing,
  month: Month,
  local: LocalCalendar,
): CalendarDate {
  const dayBefore = addDays(`${addMonths(month, 1 + allowedLagMonths)}-01`, -1)
  return addWorkingDays(dayBefore, expectedWorkingDay, local)
}

/** The months, or last months of quarters and years, whose figures are expected from `from` to `until`, both included, each with its day. */
export function figuresExpectedBetween(
  timing: Timing,
  from: CalendarDate,
  until: CalendarDate,
  local: LocalCalendar,
): { readonly month: Month; readonly date: CalendarDate }[] {
  // sixty working days are less than four months
  const earliest = addMonths(monthOf(from), -timing.allowedLagMonths - 5)
  return monthRange(earliest, monthOf(until))
    .filter(month => periodEnding(timing.frequency ?? 'month', month) !== null)
    .map(month => ({ month, date: figureExpectedOn(timing, month, local) }))
    .filter(({ date }) => date >= from && date <= until)
}
