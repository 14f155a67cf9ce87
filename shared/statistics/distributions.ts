import { findRoot } from './find-root.ts'
import { checkProbability } from './rejected-input-error.ts'
import { gammaTails, incompleteBeta } from './special-functions.ts'

/**
 * Quantile of the chi-square distribution: the value below which a share `p` of it lies. Any degrees of freedom above 0,
 * whole or not; 0 degrees of freedom give 0. Right to 1e-13 relative. Infinite at 1.
 * Example: `chiSquareQuantile(0.975, 2)` is 7.377758908227872.
 */
export function chiSquareQuantile(p: number, degreesOfFreedom: number): number {
  checkProbability(p)
  if (p === 0 || degreesOfFreedom <= 0) return 0
  if (p === 1) return Number.POSITIVE_INFINITY
  const a = degreesOfFreedom / 2
  const error = (x: number): number => {
    const { below, above } = gammaTails(a, x)
    return p < 0.5 ? below / p - 1 : 1 - above / (1 - p)
  }
  let high = a + 1
  while (error(high) < 0) high *= 2
  let low = high / 2
  while (error(low) > 0) low /= 2
  return 2 * findRoot(error, low, high)
}

/**
 * Quantile of Student's t distribution: the t below which a share `p` of it lies. Degrees of freedom above 0, whole or not.
 * Right to 1e-13 relative. Infinite at 0 and 1. Example: `studentQuantile(0.975, 6)` is 2.446911848791681.
 */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
  checkProbability(p)
  if (!(degreesOfFreedom > 0)) return Number.NaN
  if (p === 0 || p === 1) return p === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  const tail = Math.min(p, 1 - p)
  const error = (t: number): number => {
    const total = degreesOfFreedom + t * t
    return 1 - incompleteBeta(degreesOfFreedom / 2, 0.5, degreesOfFreedom / total, (t * t) / total) / 2 / tail
  }
  let high = 1
  while (error(high) < 0) high *= 2
  return Math.sign(p - 0.5) * findRoot(error, high === 1 ? 0 : high / 2, high)
}

/** Quantile of the beta distribution with shapes `a` and `b`, both above 0. Example: `betaQuantile(0.5, 1, 1)` is 0.5. */
export function betaQuantile(p: number, a: number, b: number): number {
  checkProbability(p)
  if (p === 0 || p === 1) return p
  return findRoot(x => incompleteBeta(a, b, x) - p, 0, 1)
}

/**
 * The two tails of a binomial distribution of `trials` trials with chance `p` at `successes`: that many or more, that many or fewer.
 * Example: 10 trials at 0.5, 9 successes: orMore 0.0107 (11 of 1024).
 */
export function binomialTails(successes: number, trials: number, p: number): { orMore: number; orFewer: number } {
  return {
    orMore: successes <= 0 ? 1 : successes > trials ? 0 : incompleteBeta(successes, trials - successes + 1, p),
    orFewer: successes < 0 ? 0 : successes >= trials ? 1 : incompleteBeta(trials - successes, successes + 1, 1 - p, p),
  }
}
