import { isMonth, MONTH_NAMES, type Month, monthRange } from '../../calendar/month.ts'
import type { FaultDetails } from '../../faults/fault-list.ts'
import { quoteForMessage } from '../../faults/fault-list.ts'
import { EARLIEST_MONTH } from '../containers/limits.ts'

/** What a cell says about a month: the month, nothing of the kind, or a fault with a question. */
export type MonthReadResult =
  | { readonly outcome: 'month'; readonly month: Month }
  | { readonly outcome: 'not-a-month' }
  | { readonly outcome: 'unclear'; readonly code: string; readonly details: FaultDetails }

const MONTH_NUMBERS = new Map(
  MONTH_NAMES.flatMap((name, i) => {
    const number = String(i + 1).padStart(2, '0')
    return [[name.toLowerCase(), number] as const, [name.slice(0, 3).toLowerCase(), number] as const]
  }),
)
MONTH_NUMBERS.set('sept', '09')

const EXPECTED_MONTH = 'a month such as 2018-03, Mar-18 or March 2018'

/**
 * Reads `2018-03`, `201803`, `2018/03`, `03/2018`, `Mar-18`, `March 2018`, `2018 MAR`, `2018-03-31`, `31/03/2018` and `31 March 2018`.
 * What could be two months (`03/04/18`), a month without its year (`Mar`) or a spreadsheet's number for a date (`43160`)
 * is answered with a fault that asks, never guessed.
 */
export function readMonthText(text: string): MonthReadResult {
  const cell = text.trim()
  if (cell === '' || cell.length > 40) return { outcome: 'not-a-month' }
  const isPlain: boolean = isMonth(cell)
  if (isPlain) return checkPlausible(cell, cell)
  if (/^\d{5}$/.test(cell)) return serialDate(cell)
  const parts = cell
    .toLowerCase()
    .split(/[\s\-/.,]+/)
    .filter(part => part !== '')
  if (parts.length === 0 || parts.length > 3) return { outcome: 'not-a-month' }
  return /[a-z]/.test(cell.toLowerCase()) ? readNamed(cell, parts) : readNumbers(cell, parts)
}

/** A date that a workbook holds as a date, `2018-03-31`, to its month. */
export function readMonthDate(date: string): MonthReadResult {
  return checkPlausible(date.slice(0, 7), date)
}

function readNamed(cell: string, parts: string[]): MonthReadResult {
  const nameIndex = parts.findIndex(part => MONTH_NUMBERS.has(part))
  if (nameIndex === -1) return { outcome: 'not-a-month' }
  const number = MONTH_NUMBERS.get(parts[nameIndex]!)!
  const others = parts.filter((_, i) => i !== nameIndex).map(part => part.replace(/^(\d{1,2})(st|nd|rd|th)$/, '$1'))
  if (others.some(part => !/^\d+$/.test(part))) return { outcome: 'not-a-month' }
  if (others.length === 0) return missingYear(cell)
  if (others.length === 1 && nameIndex === 0) return buildMonth(others[0]!, number, cell)
  if (others.length === 1) return others[0]!.length === 4 ? buildMonth(others[0]!, number, cell) : missingYear(cell)
  const [day, year] = others[0]!.length === 4 ? [others[1]!, others[0]!] : [others[0]!, others[1]!]
  return isDay(day) ? buildMonth(year, number, cell) : { outcome: 'not-a-month' }
}

function readNumbers(cell: string, parts: string[]): MonthReadResult {
  if (!/^[\d/.-]+$/.test(cell)) return { outcome: 'not-a-month' }
  if (parts.length === 1) {
    const month = cell.length === 6 ? `${cell.slice(0, 4)}-${cell.slice(4)}` : ''
    return isMonth(month) ? checkPlausible(month, cell) : { outcome: 'not-a-month' }
  }
  const [a, b, c] = parts as [string, string, string | undefined]
  if (c === undefined) {
    if (a.length === 4) return buildMonth(a, b.padStart(2, '0'), cell)
    return b.length === 4 ? buildMonth(b, a.padStart(2, '0'), cell) : { outcome: 'not-a-month' }
  }
  if (a.length === 4) return isDay(c) ? buildMonth(a, b.padStart(2, '0'), cell) : { outcome: 'not-a-month' }
  if (!isDay(a) || !isDay(b)) return { outcome: 'not-a-month' }
  // day first, as dates are written here; only a first number above 12 leaves no doubt
  return c.length === 4 && Number(a) > 12 ? buildMonth(c, b.padStart(2, '0'), cell) : ambiguousMonth(cell)
}

const isDay = (part: string) => /^\d{1,2}$/.test(part) && Number(part) >= 1 && Number(part) <= 31

function buildMonth(year: string, number: string, cell: string): MonthReadResult {
  const month = `${year.length === 2 ? `20${year}` : year}-${number}`
  return isMonth(month) ? checkPlausible(month, cell) : { outcome: 'not-a-month' }
}

function checkPlausible(month: Month, cell: string): MonthReadResult {
  if (month >= EARLIEST_MONTH) return { outcome: 'month', month }
  return unclearMonth(
    'implausible-month',
    cell,
    'Check the date. A year such as 1900 or 1904 is a slip of the spreadsheet: type the month in again.',
  )
}

function ambiguousMonth(cell: string): MonthReadResult {
  return unclearMonth(
    'ambiguous-month',
    cell,
    `Which month is meant by "${quoteForMessage(cell)}"? It can be read in more than one way. Write it as 2018-03.`,
  )
}

function missingYear(cell: string): MonthReadResult {
  return unclearMonth(
    'month-without-year',
    cell,
    `Which year is meant by "${quoteForMessage(cell)}"? Write the month with its year in every heading, such as Mar-18.`,
  )
}

/** Day 1 of Excel's usual count is 1 January 1900; day 25,569 is 1 January 1970. */
function serialDate(cell: string): MonthReadResult {
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

function daysIn(month: Month): number {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))]
  if (number === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(number) ? 30 : 31
}

function unclearMonth(code: string, cell: string, fix: string): MonthReadResult {
  return { outcome: 'unclear', code, details: { found: quoteForMessage(cell), expected: EXPECTED_MONTH, fix } }
}

/** The fault of a figure for a month that is not over on the local date `today`; undefined when it is. */
export function checkMonthIsOver(
  month: Month,
  today: string,
): { readonly code: string; readonly words: FaultDetails } | undefined {
  const current = today.slice(0, 7)
  if (month < current) return undefined
  const isPartial = month === current
  return {
    code: isPartial ? 'partial-month' : 'future-month',
    words: {
      found: month,
      expected: 'a month that is over',
      fix: isPartial
        ? 'This month is not over yet. Take its figures out and send them when it has ended.'
        : 'This month has not begun. Check the year and the month.',
    },
  }
}
