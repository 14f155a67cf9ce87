/**
 * Distributions written apart from the product's, by other formulas: sums where it has closed forms, bisection where it has expansions. Slow, and
 * good to about twelve digits.
 */

export const medianOf = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length / 2
  return sorted.length % 2 === 1 ? sorted[Math.floor(half)]! : (sorted[half - 1]! + sorted[half]!) / 2
}

export const sumOf = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Stirling's series, far enough out to be exact. */
export function lnGamma(x: number): number {
  let [at, shift] = [x, 0]
  while (at < 20) shift += Math.log(at++)
  const terms = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188]
  const series = terms.reduce((total, term, i) => total + term / at ** (2 * i + 1), 0)
  return (at - 0.5) * Math.log(at) - at + Math.log(2 * Math.PI) / 2 + series - shift
}

/** The smallest x between two ends at which a rising function reaches a value. */
export function bisect(rising: (x: number) => number, value: number, from: number, to: number): number {
  let [low, high] = [from, to]
  for (let i = 0; i < 200 && high - low > 1e-14 * Math.max(1, Math.abs(high)); i++) {
    const middle = (low + high) / 2
    if (rising(middle) < value) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Share of a normal distribution below z: a power series near the middle, a continued fraction in the tails. */
export function normalBelow(z: number): number {
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
  if (Math.abs(z) < 3) {
    let [term, total] = [z, z]
    for (let n = 1; n < 200; n++) total += term *= (z * z) / (2 * n + 1)
    return 0.5 + density * total
  }
  const x = Math.abs(z)
  let fraction = x
  for (let n = 150; n >= 1; n--) fraction = x + n / fraction
  return z < 0 ? density / fraction : 1 - density / fraction
}

/** z with that share below it; shares above a half by the other tail, where no digits are lost. */
export const normalAt = (share: number): number =>
  share > 0.5 ? -normalAt(1 - share) : bisect(normalBelow, share, -40, 1)

/** Regularised incomplete beta function by its power series, on the side where that is short. */
export function betaBelow(a: number, b: number, x: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - betaBelow(b, a, 1 - x)
  // sum of x^(a+n) (1-x)^b B-terms: 2F1(a + b, 1; a + 1; x)
  let [term, total] = [1, 1]
  for (let n = 0; n < 200_000 && term > 1e-17 * total; n++) total += term *= ((a + b + n) * x) / (a + 1 + n)
  const front = lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log1p(-x)
  return (Math.exp(front) * total) / a
}

/** Student's t with that share below it. */
export function studentAt(share: number, freedom: number): number {
  const below = (t: number) => 1 - betaBelow(freedom / 2, 0.5, freedom / (freedom + t * t)) / 2
  return bisect(below, share, 0, 1000)
}
