import { addMonths, financialYearStart, longMonth, type Month, monthsBetween } from '../calendar/month.ts'
import { HISTORY_MONTHS, type MonthlyHistory, type PastMonth } from './monthly-history.ts'

/** What the current month is held against. The current month is never part of it. */
export const REFERENCES = ['12-months-before', '36-months-before', 'previous-financial-year'] as const
export type Reference = (typeof REFERENCES)[number]

/** Months of history before the current one that a verdict needs. */
export const MIN_HISTORY_MONTHS: Readonly<Record<Reference, number>> = {
  '12-months-before': 13,
  '36-months-before': 36,
  'previous-financial-year': 13,
}
const MAX_MISSING_MONTHS = 2
/** Months that a reference needs where a new phase or an exceptional spell leaves fewer than a year. */
const FEWEST_MONTHS = 3

export interface ReferencePeriod {
  readonly from: Month
  readonly to: Month
  /** With how many months back each lies: 1 is the month before the current one. */
  readonly months: readonly { readonly monthsBack: number; readonly figure: PastMonth }[]
}

/** First and last month of the reference: for March 2018 and `previous-financial-year`, April 2016 and March 2017. */
export function referenceBounds(reference: Reference, month: Month): { from: Month; to: Month } {
  if (reference === 'previous-financial-year') {
    const from = addMonths(financialYearStart(month), -12)
    return { from, to: addMonths(from, 11) }
  }
  return { from: addMonths(month, reference === '36-months-before' ? -36 : -12), to: addMonths(month, -1) }
}

/**
 * The months of the reference, or why there are too few: under 13 months of history (36 for three years), more than 2 of any 12 missing, or
 * under 3 left since a re-base. Months of an earlier phase, exceptional months and freaks are left out and are not missing.
 * The reason is a clause for the page: `there are 11 months before March 2018, and 13 are needed`.
 */
export function selectReferencePeriod(
  reference: Reference,
  history: MonthlyHistory,
  kept: readonly (PastMonth | null)[] = history.before,
): ReferencePeriod | { readonly reason: string } {
  const { month, monthsKnown } = history
  const { from, to } = referenceBounds(reference, month)
  const minMonths = MIN_HISTORY_MONTHS[reference]
  if (monthsKnown < minMonths)
    return { reason: `there are ${monthsKnown} months before ${longMonth(month)}, and ${minMonths} are needed` }
  const months: { monthsBack: number; figure: PastMonth }[] = []
  for (let start = monthsBetween(from, month); start > monthsBetween(to, month); start -= 12) {
    let missing = 0
    for (let monthsBack = start; monthsBack > start - 12; monthsBack--) {
      const index = HISTORY_MONTHS - monthsBack
      const figure = kept[index] ?? null
      if ((history.before[index] ?? null) === null && !history.exceptional.has(monthsBack)) missing++
      else if (figure !== null && figure.phase === history.phase) months.push({ monthsBack, figure })
    }
    if (missing > MAX_MISSING_MONTHS) {
      const [first, last] = [addMonths(month, -start), addMonths(month, -start + 11)]
      return { reason: `${missing} of the 12 months from ${longMonth(first)} to ${longMonth(last)} are missing` }
    }
  }
  if (months.length < FEWEST_MONTHS)
    return { reason: `fewer than three usable months lie between the last re-base and ${longMonth(month)}` }
  return { from: months.length < 12 ? addMonths(month, -months[0]!.monthsBack) : from, to, months }
}
