import { confidenceFraction, type Interval } from './confidence.ts'
import { studentQuantile } from './distributions.ts'
import { mean, standardDeviation } from './moments.ts'
import { RejectedInputError } from './rejected-input-error.ts'

interface MeanInterval extends Interval {
  readonly value: number
  /** Sample standard deviation; null for one value. */
  readonly standardDeviation: number | null
  readonly count: number
}

/**
 * Confidence interval of the mean of a sample, by Student's t: mean +- t(n - 1) s / sqrt(n).
 *
 * Source: Student, Biometrika 6 (1908); `phe_mean` of PHEindicatormethods. In: the values, in any unit; confidence as a fraction or a
 * percentage. Out: in the values' unit; no limits for one value or at 100 per cent confidence. Not valid for values that lean on one
 * another (consecutive months of a trend) or for a few very skewed ones.
 * Example: 3 and 7 at 95%: mean 5, from -20.4 to 30.4.
 *
 * @throws RejectedInput for no values or a confidence under 90 per cent
 */
export function meanInterval(values: readonly number[], confidence: number): MeanInterval {
  const level = confidenceFraction(confidence)
  if (values.length === 0) throw new RejectedInputError('there are no values to take the mean of')
  const value = mean(values)
  if (values.length === 1) return { value, standardDeviation: null, count: 1, lower: null, upper: null }
  const deviation = standardDeviation(values)
  const t = studentQuantile((1 + level) / 2, values.length - 1)
  const halfWidth = (t * deviation) / Math.sqrt(values.length)
  const limits = Number.isFinite(halfWidth)
    ? { lower: value - halfWidth, upper: value + halfWidth }
    : { lower: null, upper: null }
  return { value, standardDeviation: deviation, count: values.length, ...limits }
}
