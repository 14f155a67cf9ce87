import { findRoot } from './find-root.ts'
import { normalQuantile } from './normal-distribution.ts'
import { incompleteBeta, logGamma } from './special-functions.ts'

/** Means from here on are scored by the Cornish-Fisher expansion, which costs nothing and differs by less than 0.01. */
const EXPANSION_FROM = 400
/** Skewness above which the expansion would bend back on itself before a score of 5, and the exact distribution is used. */
const MOST_SKEWNESS = 0.3
const TAIL_FLOOR = 1e-15

interface Shape {
  readonly mean: number
  readonly variance: number
  /** Negative binomial size and probability. */
  readonly size: number
  readonly chance: number
}

function shapeOf(mean: number, variance: number): Shape {
  const safeMean = Math.max(mean, 0.01)
  const safeVariance = Math.max(variance, safeMean * 1.0001)
  const excess = safeVariance - safeMean
  return {
    mean: safeMean,
    variance: safeVariance,
    size: safeMean ** 2 / excess,
    chance: safeMean / safeVariance,
  }
}

/**
 * Standard normal score of a count that is expected to have a mean and a variance.
 *
 * Definition: the normal score of the mid-p of the negative binomial with that mean and variance, P(fewer) + P(exactly) / 2; from a mean of
 * 400 the Cornish-Fisher expansion s - skewness (s^2 - 1) / 6 with s = (count - mean) / sd, unless the skewness is above 0.3, where
 * the expansion bends back on itself. A count has a longer tail above than below: the score allows for it, so that rises and falls are found alike.
 * In: a count of 0 or more, whole or not. Example: 0 of an expected 3 with variance 4.5: -1.57.
 */
export function countScore(count: number, mean: number, variance: number): number {
  const shape = shapeOf(mean, variance)
  if (shape.mean >= EXPANSION_FROM) {
    const skewness = (2 - shape.chance) / Math.sqrt(shape.size * (1 - shape.chance))
    // past 3 / skewness the expansion would fall again: the score stays at its highest, which is 5 or more
    const score = Math.min((count - shape.mean) / Math.sqrt(shape.variance), 3 / skewness)
    if (skewness <= MOST_SKEWNESS) return score - (skewness * (score ** 2 - 1)) / 6
  }
  return exactScore(count, shape)
}

function exactScore(count: number, { size, chance }: Shape): number {
  const atMost = incompleteBeta(size, count + 1, chance, 1 - chance)
  const exactly = Math.exp(
    logGamma(count + size) -
      logGamma(size) -
      logGamma(count + 1) +
      size * Math.log(chance) +
      count * Math.log1p(-chance),
  )
  const below = atMost - exactly / 2
  if (below < 0.5) return normalQuantile(Math.max(below, TAIL_FLOOR))
  const atLeast = count <= 0 ? 1 : incompleteBeta(count, size, 1 - chance, chance)
  return -normalQuantile(Math.max(atLeast - exactly / 2, TAIL_FLOOR))
}

/**
 * The counts whose scores are -limit and +limit: a count within them is no further off than the limit. The lower one is 0 where even
 * no event at all is within the limit. Example: mean 3, variance 4.5, limit 2.06: 0 to 8.1.
 */
export function countRange(mean: number, variance: number, limit: number): { lower: number; upper: number } {
  const scoreAt = (count: number): number => countScore(count, mean, variance)
  const lower = scoreAt(0) >= -limit ? 0 : findRoot(count => scoreAt(count) + limit, 0, mean)
  let high = mean + limit * Math.sqrt(variance) + 1
  while (scoreAt(high) < limit) high *= 1.5
  return { lower, upper: findRoot(count => scoreAt(count) - limit, mean, high) }
}
