import { addMonths, longMonth, type Month, monthOfYear, monthsBetween } from '../calendar/month.ts'
import { type Decisions, isExceptional, NO_DECISIONS, phaseStart } from './decisions.ts'
import { monthLength } from './month-length.ts'
import { RejectedInputError } from './rejected-input-error.ts'

/**
 * What a monthly figure is, which settles how much it varies by chance alone.
 *
 * - `count`: events of the month
 * - `proportion`: cases out of a number
 * - `rate`: events for a population, a household or a day
 * - `mean`: an average (days, minutes, a score); `level`: a stock at the month's end (headcount, open cases)
 */
export type MeasureType = 'count' | 'proportion' | 'rate' | 'mean' | 'level'

/**
 * One month of a series. `value`: events (count, rate), cases (proportion), or the figure itself (mean, level).
 * `denominator`: of a proportion or rate; how many a mean is of, where that is known; null otherwise. Null value: no figure, never zero.
 */
export interface MonthlyFigure {
  readonly month: Month
  readonly value: number | null
  readonly denominator: number | null
}

/** How far back season and spread are looked for. */
export const HISTORY_MONTHS = 36

/** A month of the history: its total over its base (length of the month for counts; denominator; how many a mean is of; 1 for levels). */
export interface HistoryMonth {
  readonly total: number
  readonly base: number
}

/** A month before the one judged that may be learnt from. */
export interface PastMonth extends HistoryMonth {
  /** First month of the phase that it is in; null before any re-base. */
  readonly phase: Month | null
}

export interface MonthlyHistory {
  /** The month judged; null where it has no figure. */
  readonly current: HistoryMonth | null
  /** The 36 months before it, oldest first; null where missing or recorded as exceptional. */
  readonly before: readonly (PastMonth | null)[]
  /** Months back that are recorded as exceptional. */
  readonly exceptional: ReadonlySet<number>
  /** Months from the first figure of the series to the month before the current one. */
  readonly monthsKnown: number
  readonly month: Month
  /** First month of the phase that the current month is in. */
  readonly phase: Month | null
}

/**
 * Lays a series out as the current month and the 36 before it. Figures after the current month are left out: they were not known then.
 *
 * @throws RejectedInputError for a month twice, or a figure that its measure cannot have (a negative count, 31 of 30, a denominator of zero or less)
 */
export function buildMonthlyHistory(
  series: readonly MonthlyFigure[],
  month: Month,
  measure: MeasureType,
  decisions: Decisions = NO_DECISIONS,
): MonthlyHistory {
  const before = Array<PastMonth | null>(HISTORY_MONTHS).fill(null)
  const seen = new Set<number>()
  let current: HistoryMonth | null = null
  let monthsKnown = 0
  for (const figure of series) {
    const monthsBack = monthsBetween(figure.month, month)
    if (monthsBack < 0) continue
    if (seen.has(monthsBack)) throw new RejectedInputError(`${longMonth(figure.month)} is in the series twice`)
    seen.add(monthsBack)
    const historyMonth = toHistoryMonth(figure, measure)
    if (historyMonth === null) continue
    if (monthsBack === 0) current = historyMonth
    else if (monthsBack <= HISTORY_MONTHS && !isExceptional(decisions, figure.month))
      before[HISTORY_MONTHS - monthsBack] = { ...historyMonth, phase: phaseStart(decisions, figure.month) }
    monthsKnown = Math.max(monthsKnown, monthsBack)
  }
  const exceptional = new Set(
    Array.from({ length: HISTORY_MONTHS }, (_, i) => i + 1).filter(back =>
      isExceptional(decisions, addMonths(month, -back)),
    ),
  )
  return { current, before, exceptional, monthsKnown, month, phase: phaseStart(decisions, month) }
}

export function toHistoryMonth(
  { month, value, denominator }: MonthlyFigure,
  measure: MeasureType,
): HistoryMonth | null {
  const hasBase = measure === 'proportion' || measure === 'rate'
  if (value === null || (hasBase && denominator === null)) return null
  if (measure === 'level') return { total: value, base: 1 }
  if (measure === 'mean') {
    const base = denominator !== null && denominator > 0 ? denominator : 1
    return { total: value * base, base }
  }
  if (value < 0) throw new RejectedInputError(`${longMonth(month)}: a count must be zero or more; found ${value}`)
  if (!hasBase) return { total: value, base: monthLength(month) }
  // nobody asked, nothing to divide by: no figure
  if (denominator === 0 && value === 0) return null
  if (denominator! <= 0)
    throw new RejectedInputError(`${longMonth(month)}: the denominator must be more than zero; found ${denominator!}`)
  if (measure === 'proportion' && value > denominator!)
    throw new RejectedInputError(`${longMonth(month)}: found ${value} of ${denominator!}, which is more than all`)
  return { total: value, base: denominator! }
}

/** Index of the calendar month (0 January) that lies `back` months before `month`. */
export function calendarIndex(month: Month, monthsBack: number): number {
  return (((monthOfYear(month) - 1 - monthsBack) % 12) + 12) % 12
}
