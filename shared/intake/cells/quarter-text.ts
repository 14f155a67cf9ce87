import { addMonths, type Month, monthOfYear } from '../../calendar/month.ts'
import { NOT_A_PERIOD, type PeriodReadResult, resultEnding, unclearPeriod } from './period-result.ts'
import { lastOfSpan, monthIn, readFinancialYear } from './span-text.ts'

const ORDINALS = ['first', 'second', 'third', 'fourth']

/** `Quarter 1`, `Qtr 1`, `1st quarter` and `first quarter` as `Q1`. */
const withNumber = (cell: string): string =>
  cell
    .replace(
      /\b(first|second|third|fourth) (?:quarter|qtr)\b/i,
      (_, name: string) => `Q${ORDINALS.indexOf(name.toLowerCase()) + 1}`,
    )
    .replace(/\b([1-4])(?:st|nd|rd|th) (?:quarter|qtr)\b/i, 'Q$1')
    .replace(/\b(?:quarter|qtr)\.? ?([1-4])\b(?!\/)/i, 'Q$1')

const ENDING = /^(?:(?:quarter|qtr|(?:3|three)[- ]?m(?:on)?ths?)(?:'s)? (?:to|ending|ended|end)|Q\/?E)[: ]+(.+)$/i

/**
 * Reads a text as a quarter: by its number and financial year, by its months, or by its last month. `Q1 2018` may be of either kind of year
 * and is asked about, unless it names its months.
 */
export function readQuarter(cell: string): PeriodReadResult {
  const text = withNumber(cell)
  const [named, number] = /\bQ ?([1-4])(?!\d)/i.exec(text) ?? []
  if (named !== undefined) {
    const rest = text
      .replace(named, ' ')
      .replace(/[()[\]]| of /g, ' ')
      .replace(/^[\s,:-]+|[\s,:-]+$/g, '')
      .replace(/\s+/g, ' ')
    return readNumbered(Number(number), rest, cell)
  }
  const to = ENDING.exec(text)
  const last = to ? monthIn(to[1]!) : lastOfSpan(text, 3)
  return last === null ? NOT_A_PERIOD : resultEnding('quarter', last, cell)
}

function readNumbered(number: number, rest: string, cell: string): PeriodReadResult {
  if (rest === '') return unclearPeriod(cell, 'quarter', `Of which year? Write it out, such as Q${number} 2018/19.`)
  const year = readFinancialYear(rest)
  if (year) return resultEnding('quarter', addMonths(year.start, number * 3 - 1), cell)
  const calendar = /^(CY|FY|calendar year)? ?(\d{4}|FY ?\d{2})$/i.exec(rest)
  if (calendar?.[1] && !/^FY/i.test(calendar[1]))
    return resultEnding('quarter', monthOfQuarter(calendar[2]!, number), cell)
  if (calendar)
    return unclearPeriod(
      cell,
      'quarter',
      `Is this a quarter of the calendar year or of the financial year? Write its months, such as April to June ${calendar[2]!.slice(-4)}, or its financial year.`,
    )
  const last = lastOfSpan(rest, 3)
  if (last === null) return NOT_A_PERIOD
  const ofCalendar = monthOfYear(last) / 3
  const isRight = number === ofCalendar || number === ((ofCalendar + 2) % 4) + 1
  return isRight ? resultEnding('quarter', last, cell) : unclearPeriod(cell, 'quarter')
}

const monthOfQuarter = (year: string, number: number): Month => `${year}-${String(number * 3).padStart(2, '0')}`
