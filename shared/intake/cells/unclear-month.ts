import { type Month, monthRange } from '../../calendar/month.ts'
import { quoteForMessage } from '../../faults/fault-list.ts'
import { daysIn } from './month-date.ts'
import { type MonthReadResult, unclearMonth } from './month-result.ts'

/** A financial or calendar year, a quarter or a week where a month should be; undefined for anything else. */
export function otherPeriod(cell: string): MonthReadResult | undefined {
  const years = /^(?:FY\s*)?(\d{4})\s*[/–—-]\s*(\d{2}|\d{4})$/i.exec(cell)
  if (years && isNextYear(years[1]!, years[2]!))
    return unclearMonth(
      'year-not-month',
      cell,
      `Does "${quoteForMessage(cell)}" mean the financial year? Only months are accepted: give each month on its own, such as ${years[1]}-04.`,
    )
  if (/^(?:FY|CY)?\s*(?:19|20)\d{2}$/i.test(cell))
    return /^\d{4}$/.test(cell)
      ? undefined
      : unclearMonth('year-not-month', cell, 'Only months are accepted: give each month of the year on its own.')
  if (/\b(?:Q[1-4]|quarter)\b/i.test(cell))
    return unclearMonth('not-a-month', cell, 'This is a quarter. Only months are accepted: give each month on its own.')
  if (/\b(?:week|wk|w\/c|w\/e|wc)\b/i.test(cell) || /^\d{4}-?W\d{1,2}$/i.test(cell))
    return unclearMonth('not-a-month', cell, 'This is a week. Only months are accepted: add the weeks up to months.')
  return undefined
}

/** Whether a year, of two digits or four, follows another: 18 or 2018 follows 2017. */
export const isNextYear = (first: string, second: string) =>
  second.length === 4 ? Number(second) === Number(first) + 1 : (Number(first) + 1) % 100 === Number(second)

/** A cell that can be read as more than one month: `03/04/18`. */
export function ambiguousMonth(cell: string): MonthReadResult {
  return unclearMonth(
    'ambiguous-month',
    cell,
    `Which month is meant by "${quoteForMessage(cell)}"? It can be read in more than one way. Write it as 2018-03.`,
  )
}

/** The number 2017.10 loses its last digit in a spreadsheet. */
export function lostZero(cell: string): MonthReadResult {
  const year = cell.slice(0, 4)
  return unclearMonth(
    'ambiguous-month',
    cell,
    `Is this October (${year}-10) or January (${year}-01)? A spreadsheet drops the last zero of ${year}.10. Write the month with a hyphen.`,
  )
}

/** A month without its year: `Mar`. */
export function missingYear(cell: string): MonthReadResult {
  return unclearMonth(
    'month-without-year',
    cell,
    `Which year is meant by "${quoteForMessage(cell)}"? Write the month with its year in every heading, such as Mar-18.`,
  )
}

/** Day 1 of Excel's usual count is 1 January 1900; day 25,569 is 1 January 1970. */
export function serialDate(cell: string): MonthReadResult {
  const day = Number(cell)
  if (day < 32_874 || day > 62_091) return { outcome: 'not-a-month' }
  const guess = serialMonth(day)
  return unclearMonth(
    'serial-date',
    cell,
    `The spreadsheet saved its own number for a date. If it means ${guess}, write ${guess}.`,
  )
}

function serialMonth(day: number): Month {
  let left = day - 25_569
  for (const month of monthRange('1970-01', '2099-12')) {
    const length = daysIn(month)
    if (left < length) return month
    left -= length
  }
  return '2099-12'
}
