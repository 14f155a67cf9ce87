import { confidenceFraction, type Interval, standardErrors } from './confidence.ts'
import { chiSquareQuantile } from './distributions.ts'
import { RejectedInputError } from './rejected-input-error.ts'

/** Fewer events than this: the exact interval. */
const EXACT_BELOW_EVENTS = 10

interface CountInterval extends Interval {
  readonly method: 'Exact' | 'Byars'
}

const finiteOrNull = (limit: number): number | null => (Number.isFinite(limit) ? limit : null)

/**
 * Confidence interval of a count of events: Byar's approximation from 10 events, the exact Poisson interval below.
 * Limits of a rate are these limits divided by the rate's denominator and multiplied by its multiplier.
 *
 * Source: Breslow and Day, Statistical Methods in Cancer Research II (1987) 69 (Byar); Garwood, Biometrika 28 (1936) (exact, by the
 * chi-square quantile, which also takes a count such as 9.5). The choice at 10 is PHEindicatormethods' `phe_rate`.
 * In: events; confidence as a fraction or a percentage. Out: limits in events, null where there is none (the upper one, and Byar's
 * lower one, at 100 per cent confidence: short of that it is above zero from 10 events). Not valid where events come in batches
 * (one outbreak recorded as many cases), which makes counts vary more than Poisson.
 * Example: 9 events at 95%: 4.11537 to 17.08480 (exact); 60 events: 45.7838 to 77.2332 (Byar).
 *
 * @throws RejectedInput for a negative count or a confidence under 90 per cent
 */
export function countInterval(events: number, confidence: number): CountInterval {
  if (events < 0) throw new RejectedInputError(`the numerator must be zero or more; found ${events}`)
  const level = confidenceFraction(confidence)
  if (events < EXACT_BELOW_EVENTS)
    return {
      lower: chiSquareQuantile((1 - level) / 2, 2 * events) / 2,
      upper: finiteOrNull(chiSquareQuantile(level + (1 - level) / 2, 2 * events + 2) / 2),
      method: 'Exact',
    }
  const z = standardErrors(level)
  const lower = events * (1 - 1 / (9 * events) - z / (3 * Math.sqrt(events))) ** 3
  const next = events + 1
  const upper = next * (1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) ** 3
  return { lower: finiteOrNull(lower), upper: finiteOrNull(upper), method: 'Byars' }
}
