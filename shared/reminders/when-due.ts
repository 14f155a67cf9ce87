import { type CalendarDate, longDate } from '../calendar/date.ts'

/** How far a day is from the day of a mail, given the days between in words: `2 days ago`, `today`, `in 2 days`. */
export function whenDue(due: CalendarDate, day: CalendarDate, days: string): string {
  if (due === day) return 'today'
  return due < day ? `${days} ago` : `in ${days}`
}

/** To which day the mails of a day count: days late or left are the same in all of them. */
export function countedTo(day: CalendarDate): string {
  return `Days are counted to ${longDate(day)}.`
}
