import { confidenceFraction, type Interval, standardErrors } from './confidence.ts'
import { RejectedInputError } from './rejected-input-error.ts'

/** Refuses what cannot be so many of so many. */
export function checkProportion(numerator: number, denominator: number): void {
  if (numerator < 0) throw new RejectedInputError(`the numerator must be zero or more; found ${numerator}`)
  if (denominator <= 0) throw new RejectedInputError(`the denominator must be more than zero; found ${denominator}`)
  if (numerator > denominator)
    throw new RejectedInputError(
      `the numerator of a proportion must not be more than its denominator; found ${numerator} of ${denominator}`,
    )
}

/**
 * Wilson score interval of a proportion, without continuity correction.
 *
 * Source: Wilson, J Am Stat Assoc 22 (1927) 209-212; the method of the Fingertips technical guidance. Of the competing intervals it is
 * neither the normal approximation (which leaves 0 to 1 and vanishes at 0 and at all) nor Clopper and Pearson's (which is wider).
 * In: `numerator` of `denominator`, not necessarily whole numbers; `confidence` as a fraction or a percentage;
 * `inflation` multiplies the standard errors where months differ by more than chance (1: no more than chance).
 * Out: limits as fractions from 0 to 1. Not valid for a sample drawn in clusters, nor where the cases are the whole population
 * and no chance is at work. Confidence of 100 per cent gives 0 and 1.
 * Example: 25 of 30 at 95%: 0.664356 to 0.926635.
 *
 * @throws RejectedInput for a negative numerator, one above the denominator, a denominator of zero or less, a confidence under 90 per cent
 */
export function wilsonInterval(
  numerator: number,
  denominator: number,
  confidence: number,
  inflation = 1,
): { lower: number; upper: number } {
  checkProportion(numerator, denominator)
  if (confidenceFraction(confidence) === 1) return { lower: 0, upper: 1 }
  const z = standardErrors(confidence) * inflation
  const centre = 2 * numerator + z ** 2
  const halfWidth = z * Math.sqrt(z ** 2 + 4 * numerator * (1 - numerator / denominator))
  const scale = 2 * (denominator + z ** 2)
  return { lower: (centre - halfWidth) / scale, upper: (centre + halfWidth) / scale } satisfies Interval
}
