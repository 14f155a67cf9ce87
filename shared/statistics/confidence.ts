import { normalQuantile } from './normal-distribution.ts'
import { RejectedInputError } from './rejected-input-error.ts'

/**
 * A level of confidence as a fraction. 0.95 and 95 are the same level, as in PHEindicatormethods; anything below 90 per cent is
 * refused there and here, since 50 is far more often a slip than intended.
 *
 * @throws RejectedInput unless the level is from 0.9 to 1 or from 90 to 100. Example: `confidenceFraction(99.8)` is 0.998.
 */
export function confidenceFraction(level: number): number {
  if (level >= 0.9 && level <= 1) return level
  if (level >= 90 && level <= 100) return level / 100
  throw new RejectedInputError(`the confidence level must be between 90 and 100, or between 0.9 and 1; found ${level}`)
}

/** How many standard errors a two-sided interval of that level reaches: 1.96 for 0.95. Infinite for 1. */
export function standardErrors(level: number): number {
  const fraction = confidenceFraction(level)
  return normalQuantile(fraction + (1 - fraction) / 2)
}

/** Lower and upper limit, in the unit of the value they belong to. Null: the limit does not exist. */
export interface Interval {
  readonly lower: number | null
  readonly upper: number | null
}
