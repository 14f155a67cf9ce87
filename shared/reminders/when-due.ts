import type { CalendarDate } from '../calendar/date.ts'

/** How far a day is from the day of a mail, given the days between in words: `2 days ago`, `today`, `in 2 days`. */
export function whenDue(due: CalendarDate, day: CalendarDate, days: string): string {
  if (due === day) return 'today'
  return due < day ? `${days} ago` : `in ${days}`
}
