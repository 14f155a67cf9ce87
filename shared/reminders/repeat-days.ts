import type { CalendarDate } from '../calendar/date.ts'
import type { LocalCalendar } from '../calendar/local-calendar.ts'
import { nextWorkingDay, workingDaysBetween } from '../calendar/working-days.ts'

/** Whether something overdue is asked for on a working day: on the first after it was due, and every so many from there. */
export function isRepeatDay(due: CalendarDate, day: CalendarDate, every: number, local: LocalCalendar): boolean {
  const first = nextWorkingDay(due, local)
  return day >= first && workingDaysBetween(first, day, local) % every === 0
}
