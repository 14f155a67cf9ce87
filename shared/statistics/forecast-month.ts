import type { Month } from '../calendar/month.ts'
import { countRange } from './count-score.ts'
import { calendarIndex, type MeasureType } from './monthly-history.ts'
import type { ReferenceFit } from './reference-fit.ts'
import type { ReferencePeriod } from './reference-period.ts'
import { shareRange } from './share-range.ts'
import type { Range } from './verdict.ts'

/** What is expected of a month by its reference months and the season, its seasonal factor, and its variance by chance. */
export function forecastMonth(
  month: Month,
  base: number,
  { months }: ReferencePeriod,
  { season, chance }: ReferenceFit,
  measure: MeasureType,
): { expected: number; factor: number; variance: number } {
  const factorAt = (back: number): number => season.factors[calendarIndex(month, back)]!
  const factor = factorAt(0)
  const total = months.reduce((sum, { figure }) => sum + figure.total, 0)
  const weight = months.reduce((sum, { monthsBack, figure }) => sum + factorAt(monthsBack) * figure.base, 0)
  const level = total / weight
  const expected = measure === 'proportion' ? Math.min(0.999, factor * level) : factor * level
  const variances = months.reduce(
    (sum, { monthsBack, figure }) => sum + figure.base ** 2 * chance(level * factorAt(monthsBack), figure.base),
    0,
  )
  const referenceVariance = (factor ** 2 * variances) / weight ** 2
  const monthVariance = chance(expected, base) * (1 + season.strength / season.years)
  return { expected, factor, variance: monthVariance + referenceVariance }
}

/** The range about what is expected: `limit` standard errors each way, by the distribution of the measure. */
export function rangeOf(measure: MeasureType, expected: number, error: number, base: number, limit: number): Range {
  switch (measure) {
    case 'proportion': {
      // a history without a case does not prove that none can be
      const share = Math.max(expected, 0.5 / base / 12)
      return shareRange(base, share, error ** 2, limit)
    }
    case 'count':
    case 'rate': {
      const { lower, upper } = countRange(expected * base, (error * base) ** 2, limit)
      return { lower: lower / base, upper: upper / base }
    }
    default:
      return { lower: expected - limit * error, upper: expected + limit * error }
  }
}
