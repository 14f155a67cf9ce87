import { bankHolidayOn, HOLIDAY_LISTS, type HolidayList, listBankHolidays } from './bank-holidays.ts'
import { type CalendarDate, dateOfDayNumber, dayNumber, weekdayOfDayNumber } from './date.ts'
import type { LocalCalendar } from './local-calendar.ts'
import type { Month } from './month.ts'

/** The month has no such working day: months have 17 to 23. */
export class NoSuchWorkingDayError extends Error {
  constructor(
    readonly month: Month,
    readonly ordinal: number,
  ) {
    super(`${month} has no working day number ${ordinal}`)
    this.name = 'NoSuchWorkingDayError'
  }
}

type Holidays = Pick<LocalCalendar, 'holidays'>

const holidaysByList: ReadonlyMap<HolidayList, ReadonlySet<number>> = new Map(
  HOLIDAY_LISTS.map(list => [list, new Set(listBankHolidays(list).map(dayNumber))]),
)

function isWorkingDayNumber(day: number, { holidays }: Holidays): boolean {
  const weekday = weekdayOfDayNumber(day)
  return weekday !== 0 && weekday !== 6 && !holidaysByList.get(holidays)!.has(day)
}

/**
 * True from Monday to Friday unless the day is a bank holiday where the board is.
 * Outside the years of the lists (2014 to 2030) bank holidays are not known. Throws InvalidDateError.
 */
export function isWorkingDay(date: CalendarDate, local: Holidays): boolean {
  return isWorkingDayNumber(dayNumber(date), local)
}

/**
 * The working day `count` working days after `date` (before, when negative); the start itself is not counted, so
 * one working day after Maundy Thursday is the Tuesday after Easter in England and Wales. With 0 the date itself, working day or not.
 * Throws InvalidDateError.
 */
export function addWorkingDays(date: CalendarDate, count: number, local: Holidays): CalendarDate {
  const step = Math.sign(count)
  let day = dayNumber(date)
  for (let left = Math.abs(count); left > 0; ) {
    day += step
    if (isWorkingDayNumber(day, local)) left -= 1
  }
  return dateOfDayNumber(day)
}

/**
 * Working days from the day after `after` to `upTo`, the end counted: from a target of 2019-05-16 to 2019-06-11 is 17,
 * the Spring bank holiday left out. Negative when `upTo` is earlier. Throws InvalidDateError.
 */
export function workingDaysBetween(after: CalendarDate, upTo: CalendarDate, local: Holidays): number {
  const start = dayNumber(after)
  const end = dayNumber(upTo)
  if (end < start) return -workingDaysBetween(upTo, after, local)
  let count = 0
  for (let day = start + 1; day <= end; day += 1) if (isWorkingDayNumber(day, local)) count += 1
  return count
}

/** The `ordinal`-th working day of the month, 1 for the first. Throws NoSuchWorkingDayError. */
export function nthWorkingDayOfMonth(month: Month, ordinal: number, local: Holidays): CalendarDate {
  const date = addWorkingDays(dateOfDayNumber(dayNumber(`${month}-01`) - 1), ordinal, local)
  if (!date.startsWith(month)) throw new NoSuchWorkingDayError(month, ordinal)
  return date
}

/** The first working day after `date`, never the date itself. */
export function nextWorkingDay(date: CalendarDate, local: Holidays): CalendarDate {
  return addWorkingDays(date, 1, local)
}

/** Why the day is not a working day, such as `Saturday` or `Good Friday`; null on a working day. */
export function nonWorkingDayReason(date: CalendarDate, local: Holidays): string | null {
  const weekday = weekdayOfDayNumber(dayNumber(date))
  return weekday === 6 ? 'Saturday' : weekday === 0 ? 'Sunday' : bankHolidayOn(date, local)
}
