import { addMonths, isMonth, MONTH_NAMES, type Month, monthsBetween } from '../../calendar/month.ts'
import { type Frequency, isPeriod, type Period, type PeriodKind, periodEnding } from '../../calendar/period.ts'
import { type FaultDetails, quoteForMessage } from '../../faults/fault-list.ts'
import { readDate } from '../../registers/tables/cells.ts'
import type { Cell } from '../containers/grid.ts'
import { readMonthDate, readMonthText } from './month-cell.ts'

/** What a cell says about a period of a kind: which; nothing of the sort; or a fault with a question. */
export type PeriodReadResult =
  | { readonly outcome: 'period'; readonly period: Period }
  | { readonly outcome: 'not-a-period' }
  | { readonly outcome: 'unclear'; readonly code: string; readonly details: FaultDetails }

/** How a period of each kind is to be written. */
export const PERIOD_EXAMPLES: Readonly<Record<PeriodKind, string>> = {
  month: 'a month such as 2018-03 or March 2018',
  quarter: 'a quarter such as Q1 2018/19 or April to June 2018',
  'financial-year': 'a financial year such as 2018/19',
  'calendar-year': 'a calendar year such as 2018',
  'twelve-months': 'twelve months such as 12 months to March 2018',
  day: 'a day such as 2018-03-31 or 31 March 2018',
}

const NONE = { outcome: 'not-a-period' } as const

/** Reads a cell as a period of a kind: text, or what a workbook holds as a date or, of a calendar year, as a number. */
export function readPeriodCell(cell: Cell | undefined, kind: PeriodKind): PeriodReadResult {
  if (cell === undefined || cell.problem !== null) return NONE
  if (cell.date === null) return readPeriodText(cell.text, kind)
  if (kind === 'day') return cell.dateParts === 'day' ? ofDay(cell.date) : unclear(cell.text, kind)
  if (kind !== 'month') return unclear(cell.shownText ?? cell.date, kind)
  const reading = readMonthDate(cell.date, cell.dateParts ?? 'day')
  return reading.outcome === 'month' ? { outcome: 'period', period: reading.month } : NONE
}

/**
 * Reads `Q1 2018/19` and `April to June 2018` as quarters; `2018/19`, `FY 2018-19` and `year to March 2019` as financial years; `2018` as a
 * calendar year; `12 months to March 2018` as twelve months; a month or a day as it is written elsewhere. `Q1 2018`, which
 * may be of either kind of year, is asked about.
 */
export function readPeriodText(text: string, kind: PeriodKind): PeriodReadResult {
  const cell = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[–—‑−]/g, '-')
  if (cell === '' || cell.length > 60) return NONE
  if (isPeriod(kind, cell)) return { outcome: 'period', period: cell }
  switch (kind) {
    case 'day':
      return ofDay(cell)
    case 'month': {
      const reading = readMonthText(cell)
      if (reading.outcome === 'month') return { outcome: 'period', period: reading.month }
      return reading.outcome === 'unclear' ? reading : NONE
    }
    case 'quarter':
      return readQuarter(cell)
    case 'financial-year':
    case 'twelve-months':
    case 'calendar-year':
      return readYear(cell, kind)
  }
}

function ofDay(text: string): PeriodReadResult {
  const reading = readDate(text)
  return reading.kind === 'value' ? { outcome: 'period', period: reading.value } : NONE
}

function readQuarter(cell: string): PeriodReadResult {
  const named =
    /^(?:Q|Quarter |Qtr )([1-4])[ ,-]*(.+)$/i.exec(cell) ?? flip(/^(.+?)[ ,-]*(?:Q|Quarter |Qtr )([1-4])$/i.exec(cell))
  if (named) {
    const start = financialYear(named[2]!)
    if (start !== null) return ending('quarter', addMonths(start, Number(named[1]) * 3 - 1), cell)
    return /^(?:CY ?)?\d{4}$/i.test(named[2]!)
      ? unclear(
          cell,
          'quarter',
          `Is this a quarter of the calendar year or of the financial year? Write its months, such as April to June ${named[2]!.slice(-4)}, or its financial year.`,
        )
      : NONE
  }
  const to = /^(?:quarter|3 months|three months)(?: to| ending| ended) (.+)$/i.exec(cell)
  const last = to ? monthIn(to[1]!) : lastOfSpan(cell, 3)
  return last === null ? NONE : ending('quarter', last, cell)
}

/** The two parts of `2018/19 Q1` in the order of `Q1 2018/19`. */
const flip = (match: RegExpExecArray | null): string[] | null => match && [match[0], match[2]!, match[1]!]

function readYear(cell: string, kind: 'financial-year' | 'calendar-year' | 'twelve-months'): PeriodReadResult {
  const start = financialYear(cell)
  if (start !== null && kind !== 'calendar-year') return ending(kind, addMonths(start, 11), cell)
  const calendar = /^(?:CY|calendar year|year)? ?((?:19|20)\d{2})$/i.exec(cell)
  if (calendar && kind === 'calendar-year') return ending(kind, `${calendar[1]}-12`, cell)
  const to = /^(?:(?:rolling |the )?(?:12|twelve)[- ]months?|year)(?: to| ending| ended| up to) (.+)$/i.exec(cell)
  const last = to ? monthIn(to[1]!) : lastOfSpan(cell, 12)
  if (last !== null) return ending(kind, last, cell)
  return calendar ? unclear(cell, kind) : NONE
}

/** April of `2018/19`, `FY2018-19`, `2018/2019`; null for anything else. */
function financialYear(text: string): Month | null {
  const [, first, second] = /^(?:FY|financial year)? ?((?:19|20)\d{2}) ?[/-] ?(\d{2}|\d{4})$/i.exec(text.trim()) ?? []
  if (first === undefined || second === undefined) return null
  const next = Number(first) + 1
  return Number(second) === next || (second.length === 2 && Number(second) === next % 100) ? `${first}-04` : null
}

/** The last month of `April to June 2018`, `Apr-Jun 2018` and `Apr 2017 to Mar 2018`, where so many months are meant. */
function lastOfSpan(cell: string, months: number): Month | null {
  const [, first, last] = /^(.+?)(?: to | ?- ?)([A-Za-z]+\.?,? \d{4})$/.exec(cell) ?? []
  const end = last === undefined ? null : monthIn(last)
  if (first === undefined || end === null) return null
  const starts = monthIn(first) ?? monthNamed(first, end)
  return starts !== null && monthsBetween(starts, end) === months - 1 ? end : null
}

/** The latest month of a name that is not after another: `April` before June 2018 is April 2018. */
function monthNamed(name: string, end: Month): Month | null {
  const index = MONTH_NAMES.findIndex(
    each => each.toLowerCase() === name.toLowerCase() || each.slice(0, 3).toLowerCase() === name.toLowerCase(),
  )
  if (index === -1) return null
  const month = `${end.slice(0, 4)}-${String(index + 1).padStart(2, '0')}`
  return month <= end ? month : addMonths(month, -12)
}

function monthIn(text: string): Month | null {
  if (isMonth(text)) return text
  const reading = readMonthText(text)
  return reading.outcome === 'month' ? reading.month : null
}

function ending(kind: Frequency, last: Month, cell: string): PeriodReadResult {
  const period = periodEnding(kind, last)
  if (period !== null) return { outcome: 'period', period }
  return unclear(cell, kind)
}

function unclear(cell: string, kind: PeriodKind, fix = `Write ${PERIOD_EXAMPLES[kind]}.`): PeriodReadResult {
  return {
    outcome: 'unclear',
    code: 'unclear-period',
    details: { found: quoteForMessage(cell), expected: PERIOD_EXAMPLES[kind], fix },
  }
}
