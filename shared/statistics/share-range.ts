import { normalShareBelow } from './normal-distribution.ts'
import { logGamma } from './special-functions.ts'
import type { Range } from './verdict.ts'

/** From so many expected cases and exceptions on, the Cornish-Fisher expansion stands in for the exact distribution. */
const EXPANSION_FROM = 100

/**
 * The shares, of `trials`, that are no further off than `limit` standard errors, where a share is expected to have a mean and a variance.
 *
 * Definition: cases follow a beta-binomial distribution with that mean and variance; inside are the counts whose mid-p, P(fewer) + P(exactly) / 2,
 * lies between the normal shares at -limit and +limit. Never below 0 or above 1. From 100 expected cases and exceptions on by the Cornish-Fisher
 * expansion. Example: mean 0.97, variance of binomial 30: about 0.867 to 1 at 2.06.
 */
export function shareRange(trials: number, mean: number, variance: number, limit: number): Range {
  // the rarer side is counted, so that few exceptions are treated as few cases are
  if (mean > 0.5) {
    const { lower, upper } = shareRange(trials, 1 - mean, variance, limit)
    // of whole numbers, so that an end is exactly the share of so many cases
    const n = Math.max(1, Math.round(trials))
    const opposite = (share: number) => {
      const count = share * n
      return Math.abs(count - Math.round(count)) < 1e-9 ? (n - Math.round(count)) / n : 1 - share
    }
    return { lower: opposite(upper), upper: opposite(lower) }
  }
  const n = Math.max(1, Math.round(trials))
  const binomial = (mean * (1 - mean)) / n
  // correlation between cases that gives the variance
  const correlation = n === 1 ? 0 : Math.min(0.999, Math.max(1e-9, (variance / binomial - 1) / (n - 1)))
  const [a, b] = [mean * (1 / correlation - 1), (1 - mean) * (1 / correlation - 1)]
  if (n * mean >= EXPANSION_FROM) return expandedRange(mean, variance, limit, n, a, b)
  const tail = normalShareBelow(-limit)
  let exactly = Math.exp(logGamma(b + n) - logGamma(b) + logGamma(a + b) - logGamma(a + b + n))
  let below = 0
  let lower: number | null = null
  let upper = 0
  for (let count = 0; count <= n; count++) {
    const midP = below + exactly / 2
    if (lower === null && midP >= tail) lower = count
    if (1 - midP < tail) break
    upper = count
    below += exactly
    exactly *= ((n - count) * (a + count)) / ((count + 1) * (b + n - count - 1))
  }
  return { lower: (lower ?? 0) / n, upper: Math.max(upper, lower ?? 0) / n }
}

function expandedRange(mean: number, variance: number, limit: number, n: number, a: number, b: number): Range {
  const sd = Math.sqrt(variance)
  const concentration = a + b
  // skewness of the beta-binomial
  const skewness =
    ((concentration + 2 * n) * (b - a) * Math.sqrt(1 + concentration)) /
    ((concentration + 2) * Math.sqrt(n * a * b * (n + concentration)))
  const at = (score: number) => mean + sd * (score + (skewness * (score ** 2 - 1)) / 6)
  return { lower: Math.max(0, at(-limit)), upper: Math.min(1, at(limit)) }
}
