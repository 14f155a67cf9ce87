import { type CalendarDate, dateOfDayNumber, dayNumber, weekdayOfDayNumber } from '../../calendar/date.ts'
import type { LocalCalendar } from '../../calendar/local-calendar.ts'
import { addMonths, type Month } from '../../calendar/month.ts'
import { addWorkingDays, isWorkingDay } from '../../calendar/working-days.ts'

const THURSDAY = 4

/**
 * The third Thursday of each month, or the working day after it: as many as asked, the first of which leaves `notice` working
 * days from the day after `today`.
 */
export function monthlyMeetings(
  today: CalendarDate,
  notice: number,
  count: number,
  local: LocalCalendar,
): CalendarDate[] {
  const dates: CalendarDate[] = []
  for (let month = today.slice(0, 'yyyy-mm'.length); dates.length < count; month = addMonths(month, 1)) {
    const date = thirdThursday(month, local)
    if (addWorkingDays(date, -notice, local) > today) dates.push(date)
  }
  return dates
}

function thirdThursday(month: Month, local: LocalCalendar): CalendarDate {
  const first = dayNumber(`${month}-01`)
  const date = dateOfDayNumber(first + ((THURSDAY - weekdayOfDayNumber(first) + 7) % 7) + 14)
  return isWorkingDay(date, local) ? date : addWorkingDays(date, 1, local)
}
