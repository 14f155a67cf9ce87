import { isPeriod, type PeriodKind } from '../../calendar/period.ts'
import { readDate } from '../../registers/tables/cells.ts'
import type { Cell } from '../containers/grid.ts'
import { splitMark } from './figure-mark.ts'
import { readMonthText } from './month-cell.ts'
import { readMonthDate } from './month-date.ts'
import { NOT_A_PERIOD, type PeriodReadResult, unclearPeriod } from './period-result.ts'
import { readQuarter } from './quarter-text.ts'
import { readYear } from './year-text.ts'

/** Reads a cell as a period of a kind: text, or what a workbook holds as a date or, of a calendar year, as a number. */
export function readPeriodCell(cell: Cell | undefined, kind: PeriodKind): PeriodReadResult {
  if (cell === undefined || cell.problem !== null) return NOT_A_PERIOD
  if (cell.date === null) return readPeriodText(cell.plainText ?? cell.text, kind)
  if (kind === 'day')
    return cell.dateParts === 'day'
      ? { outcome: 'period', period: cell.date }
      : unclearPeriod(cell.shownText ?? cell.text, kind)
  // a date that shows its year alone
  if (kind === 'calendar-year' && cell.dateParts === 'year') return readPeriodText(cell.date.slice(0, 4), kind)
  if (kind !== 'month') return unclearPeriod(cell.shownText ?? cell.date, kind)
  const reading = readMonthDate(cell.date, cell.dateParts ?? 'day')
  return reading.outcome === 'month' ? { outcome: 'period', period: reading.month } : NOT_A_PERIOD
}

/**
 * Reads `Q1 2018/19` and `April to June 2018` as quarters; `2018/19`, `FY 2018-19` and `year to March 2019` as financial years; `2018` as a
 * calendar year; `12 months to March 2018` as twelve months; a month or a day as it is written elsewhere; each with a mark, as in
 * `2018/19 (p)`. `Q1 2018`, which may be of either kind of year, is asked about.
 */
export function readPeriodText(text: string, kind: PeriodKind): PeriodReadResult {
  const cell = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[–—‑−]/g, '-')
  if (cell === '' || cell.length > 60) return NOT_A_PERIOD
  if (isPeriod(kind, cell)) return { outcome: 'period', period: cell }
  const { bare, mark } = splitMark(cell)
  const reading = readBare(bare, kind)
  return reading.outcome === 'period' && mark !== null ? { ...reading, mark } : reading
}

function readBare(cell: string, kind: PeriodKind): PeriodReadResult {
  switch (kind) {
    case 'day': {
      const reading = readDate(cell)
      return reading.kind === 'value' ? { outcome: 'period', period: reading.value } : NOT_A_PERIOD
    }
    case 'month': {
      const reading = readMonthText(cell)
      if (reading.outcome === 'month') return { outcome: 'period', period: reading.month }
      return reading.outcome === 'unclear' ? reading : NOT_A_PERIOD
    }
    case 'quarter':
      return readQuarter(cell)
    case 'financial-year':
    case 'twelve-months':
    case 'calendar-year':
      return readYear(cell, kind)
  }
}
