import { addMonths, longMonth, type Month } from '../calendar/month.ts'
import {
  calendarIndex,
  HISTORY_MONTHS,
  type HistoryMonth,
  type MeasureType,
  type MonthlyHistory,
} from './monthly-history.ts'
import { fitReference } from './reference-fit.ts'

/** Months of a year that may be missing. */
export const MAX_MISSING_MONTHS = 2
export const MONTHS_PER_YEAR = 12

/** Season and spread of the months before, or why they are not known: a clause for the page. */
export function fitHistory(
  history: MonthlyHistory,
  measure: MeasureType,
): { factors: readonly number[]; phi: number; chance: (level: number, base: number) => number } | string {
  const fit = fitReference(history, measure)
  if (fit === null) return `there are too few months before ${longMonth(history.month)} to know the usual spread`
  if (fit.phi === 0) return 'the figure is rounded too coarsely to be judged'
  return { factors: fit.season.factors, phi: fit.phi, chance: fit.chance }
}

/** Twelve months together. */
export interface YearTotals {
  readonly total: number
  /** Bases weighted by season: 12 for a full year of counts. */
  readonly weight: number
  readonly months: number
  readonly missing: number
  /** For averages: chance variance of the year's weighted mean; phi squared multiplies it. */
  readonly chanceOfMean: number
  readonly from: Month
  readonly to: Month
}

/** The 12 months of which the last lies `back` before the current one. Exceptional months are left out and are not missing. */
export function sumYear(
  { current, before, exceptional, month }: MonthlyHistory,
  factors: readonly number[],
  back: number,
  chance: (level: number, base: number) => number = () => 0,
): YearTotals {
  let [total, weight, months, missing, variance, bases] = [0, 0, 0, 0, 0, 0]
  for (let i = back; i < back + MONTHS_PER_YEAR; i++) {
    const figure: HistoryMonth | null = i === 0 ? current : (before[HISTORY_MONTHS - i] ?? null)
    if (figure === null) {
      if (!exceptional.has(i)) missing++
      continue
    }
    total += figure.total
    weight += figure.base * factors[calendarIndex(month, i)]!
    variance += figure.base ** 2 * chance(figure.total / figure.base, figure.base)
    bases += figure.base
    months++
  }
  return {
    total,
    weight,
    months,
    missing: months === 0 ? MONTHS_PER_YEAR : missing,
    chanceOfMean: bases > 0 ? variance / bases ** 2 : 0,
    from: addMonths(month, 1 - MONTHS_PER_YEAR - back),
    to: addMonths(month, -back),
  }
}
