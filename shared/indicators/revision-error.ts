import { type Month, monthsBetween } from '../calendar/month.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import type { FirstFigure } from '../observations/observation.ts'
import { lastMonthWithFigure } from './dashboard-row.ts'
import type { MonthlySeries } from './measure.ts'

/** A figure that came later than this after its month is of an old month, and says nothing of how new ones are revised. */
const FRESH_MONTHS = 4
/** Months whose first and later figures are compared: the newest of them, and how many are needed before a habit is seen. */
const MOST_MONTHS = 24
const ENOUGH_MONTHS = 6
/** What is supposed of a provisional figure before its series has shown anything: 2 per cent, or one point of a percentage, worth four months. */
const SUPPOSED_ERROR = 0.02
const SUPPOSED_POINTS = 0.01
const PRIOR_MONTHS = 4
/** A habit of revisions smaller than this share of the figure is not spoken of. */
const LEAST_ERROR = 0.005

/** That the newest month may still be revised, and by how much such months were. */
export interface RevisionError {
  /** Its supplier calls it provisional or an estimate; otherwise the series has been revised often enough to expect it. */
  readonly isProvisional: boolean
  /** New months that later drops gave again, and those of them that changed. */
  readonly monthsKnown: number
  readonly monthsRevised: number
  /** Root mean square of the revisions: a share of the figure; of a percentage, a fraction of one added to it. */
  readonly error: number
}

/**
 * How much the newest month of a series may still be revised, from what became of those before it; null for any other month, and
 * where nothing speaks for a revision. Each earlier month's figure as it first came, while it was new, is compared with its figure now.
 * Example: twelve months revised by 5% each way: error 0.05; four such months and a provisional figure: 0.038.
 */
export function revisionError(indicator: Indicator, series: MonthlySeries, month: Month): RevisionError | null {
  const newest = series.get(month)
  if (newest === undefined || lastMonthWithFigure(series) !== month || newest.first !== undefined) return null
  const isShare = indicator.aggregation === 'percentage'
  const revisions = [...series.values()].slice(0, -1).flatMap(observation => {
    const { first, period } = observation
    if (first === undefined || monthsBetween(period, first.knownFrom.slice(0, 7)) > FRESH_MONTHS) return []
    const [before, after] = [figureOf(first), figureOf(observation)]
    if (before === null || after === null || (!isShare && (before <= 0 || after <= 0))) return []
    return [isShare ? after - before : Math.log(after / before)]
  })
  const used = revisions.slice(-MOST_MONTHS)
  const isProvisional = newest.status === 'provisional' || newest.status === 'estimated'
  const changed = used.filter(change => change !== 0).length
  const squares = used.reduce((sum, change) => sum + change ** 2, 0)
  const supposed = isShare ? SUPPOSED_POINTS : SUPPOSED_ERROR
  const known = { isProvisional, monthsKnown: used.length, monthsRevised: changed }
  if (isProvisional)
    return { ...known, error: Math.sqrt((PRIOR_MONTHS * supposed ** 2 + squares) / (PRIOR_MONTHS + used.length)) }
  const own = used.length === 0 ? 0 : Math.sqrt(squares / used.length)
  const isHabit = used.length >= ENOUGH_MONTHS && changed * 2 >= used.length && own >= LEAST_ERROR
  return isHabit ? { ...known, error: own } : null
}

/** The number that a month is judged by: a share where it has its two numbers. */
function figureOf({ value, numerator, denominator }: Pick<FirstFigure, 'value' | 'numerator' | 'denominator'>) {
  if (numerator !== null && denominator !== null) return denominator > 0 ? numerator / denominator : null
  return value
}
