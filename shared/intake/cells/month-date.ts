import { addDays } from '../../calendar/date.ts'
import { isMonth, MONTH_NAMES, type Month } from '../../calendar/month.ts'
import { EARLIEST_MONTH } from '../containers/limits.ts'
import { type MonthReadResult, unclearMonth } from './month-result.ts'

/** The parts of a date that a format shows. */
type DateParts = 'day' | 'day-without-year' | 'month' | 'year'

/**
 * A date that a workbook holds as a date, `2018-03-31`, to its month. `shows`: the parts that its format shows. A format without a
 * year was not typed as a month of this year; one without a month is a year; one that shows the day must show the first or the last.
 */
export function readMonthDate(date: string, shows: DateParts = 'day', hasTime = false): MonthReadResult {
  const [year, month, day] = date.split('-') as [string, string, string]
  if (hasTime && Number(day) > 1 && isFirstOrLastDay(year, month, day)) return shiftedDate(date)
  if (shows === 'year')
    return unclearMonth(
      'year-not-month',
      year,
      'Is this the figure of a whole year? Only months are accepted: give each month on its own.',
    )
  if (shows === 'month') return checkPlausible(date.slice(0, 7), date)
  if (shows === 'day-without-year' && !isFirstOrLastDay(year, month, day))
    return unclearMonth(
      'month-became-day',
      `${Number(day)}-${MONTH_NAMES[Number(month) - 1]!.slice(0, 3)}, held as ${date}`,
      `A spreadsheet may have turned ${MONTH_NAMES[Number(month) - 1]!.slice(0, 3)}-${day} (${year.slice(0, 2)}${day}-${month}) into a day of ${year}. Type the month as ${year.slice(0, 2)}${day}-${month} or ${year}-${month}, whichever is meant.`,
    )
  return buildDay(year, month, day, date)
}

/** A time of day on the last of a month: midnight of the first, in another part of the world, or the last after all. */
function shiftedDate(date: string): MonthReadResult {
  return unclearMonth(
    'date-with-time',
    `${date} with a time of day`,
    `Is this the month of ${date}, or did a program in another time zone write the first of the next month? Write the month alone, such as ${addDays(date, 1).slice(0, 7)}.`,
  )
}

/** The month of a day that stands for its month: the first or the last of it. Any other day is of a week, or is a day. */
export function buildDay(year: string, number: string, day: string, cell: string): MonthReadResult {
  const reading = buildMonth(year, number, cell)
  if (reading.outcome !== 'month') return reading
  if (isFirstOrLastDay(reading.month.slice(0, 4), number, day)) return reading
  return unclearMonth(
    'day-not-month',
    cell,
    'Is this a day, or the beginning of a week? Only months are accepted. Where the figure is of the whole month, write the month alone; otherwise add the days up to months.',
  )
}

function isFirstOrLastDay(year: string, month: string, day: string): boolean {
  return Number(day) === 1 || Number(day) === daysIn(`${year}-${month}`)
}

/** A month by its year, of two digits or four, and its number of two. */
export function buildMonth(year: string, number: string, cell: string): MonthReadResult {
  const month = `${year.length === 2 ? `20${year}` : year}-${number}`
  return isMonth(month) ? checkPlausible(month, cell) : { outcome: 'not-a-month' }
}

/** A month, unless it lies before any figure. */
export function checkPlausible(month: Month, cell: string): MonthReadResult {
  if (month >= EARLIEST_MONTH) return { outcome: 'month', month }
  return unclearMonth(
    'implausible-month',
    cell,
    'Check the date. A year such as 1900 or 1904 is a slip of the spreadsheet: type the month in again.',
  )
}

/** How many days a month has. */
export function daysIn(month: Month): number {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))]
  if (number === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(number) ? 30 : 31
}
