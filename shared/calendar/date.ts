import { MONTH_NAMES } from './month.ts'

/** A calendar day as ISO 8601 writes it, `2018-05-10`. Days compare and sort as strings. */
export type CalendarDate = string

/** Text given as a date that does not exist, such as `2018-02-30`. */
export class InvalidDateError extends Error {
  constructor(readonly text: string) {
    super(`"${text}" is not a date written as YYYY-MM-DD`)
    this.name = 'InvalidDateError'
  }
}

const MILLISECONDS_A_DAY = 86_400_000
const WEEKDAY_NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

/** True for `2018-05-10`; false for `2018-02-30`, `10/05/2018` and anything else. */
export function isDate(text: string): text is CalendarDate {
  if (!/^[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(text)) return false
  const day = Number(text.slice(8))
  // every month has 28 days; of the others the calendar is asked, which is slower
  return day <= 28 || new Date(millisecondsOf(text)).getUTCDate() === day
}

const millisecondsOf = (date: CalendarDate) =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8)))

/** Days since 1970-01-01, the number that makes day arithmetic plain subtraction. Throws InvalidDateError. */
export function dayNumber(date: CalendarDate): number {
  if (!isDate(date)) throw new InvalidDateError(date)
  return millisecondsOf(date) / MILLISECONDS_A_DAY
}

/** The date of a day number: `dateOfDayNumber(0)` is `1970-01-01`. */
export function dateOfDayNumber(days: number): CalendarDate {
  return new Date(days * MILLISECONDS_A_DAY).toISOString().slice(0, 10)
}

/** The day `count` calendar days after (before, when negative). Throws InvalidDateError. */
export function addDays(date: CalendarDate, count: number): CalendarDate {
  return dateOfDayNumber(dayNumber(date) + count)
}

/**
 * How many calendar days `to` lies after `from`: `daysBetween('2019-05-16', '2019-06-11')` is 26. Throws
 * InvalidDateError.
 */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** Day of the week of a day number, 0 for Sunday to 6 for Saturday; 1970-01-01 was a Thursday. */
export function weekdayOfDayNumber(days: number): number {
  return (((days + 4) % 7) + 7) % 7
}

/** `10 May 2018`. Throws InvalidDateError. */
export function longDate(date: CalendarDate): string {
  if (!isDate(date)) throw new InvalidDateError(date)
  return `${Number(date.slice(8))} ${MONTH_NAMES[Number(date.slice(5, 7)) - 1]!} ${date.slice(0, 4)}`
}

/** `Thursday 10 May 2018`. Throws InvalidDateError. */
export function longDateWithWeekday(date: CalendarDate): string {
  return `${WEEKDAY_NAMES[weekdayOfDayNumber(dayNumber(date))]!} ${longDate(date)}`
}
