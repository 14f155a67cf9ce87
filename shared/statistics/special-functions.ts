/** Coefficients of Stirling's series for ln Gamma: B(2k) / (2k (2k - 1)). */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156]
const TINY = 1e-300
/** Half the distance from 1 to the next number of double precision. */
export const EPSILON = 2 ** -53

/** Natural logarithm of the gamma function, for x above 0; Stirling's series from 15 upwards, the recurrence below. */
export function logGamma(x: number): number {
  let shift = 1
  let z = x
  for (; z < 15; z++) shift *= z
  let series = 0
  for (let i = STIRLING.length - 1; i >= 0; i--) series = series / (z * z) + STIRLING[i]!
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series / z - Math.log(shift)
}

/**
 * Both tails of the gamma distribution of shape `a` and scale 1 at `x`: the regularised incomplete gamma functions.
 * The smaller one is computed and the other taken from 1, so that neither tail loses digits.
 * Source: Press and others, Numerical Recipes, 6.2 (series below a + 1, Lentz's continued fraction above).
 */
export function gammaTails(a: number, x: number): { below: number; above: number } {
  if (x <= 0) return { below: 0, above: 1 }
  if (!Number.isFinite(x)) return { below: 1, above: 0 }
  const front = Math.exp(a * Math.log(x) - x - logGamma(a))
  if (x < a + 1) {
    let term = 1 / a
    let sum = term
    for (let n = 1; n < 100_000 && term > sum * EPSILON; n++) {
      term *= x / (a + n)
      sum += term
    }
    return { below: front * sum, above: 1 - front * sum }
  }
  let b = x + 1 - a
  let c = 1 / TINY
  let d = 1 / b
  let h = d
  for (let n = 1; n < 100_000; n++) {
    b += 2
    d = 1 / nonZero(n * (a - n) * d + b)
    c = nonZero(b + (n * (a - n)) / c)
    h *= c * d
    if (Math.abs(c * d - 1) <= EPSILON) break
  }
  return { below: 1 - front * h, above: front * h }
}

const nonZero = (x: number): number => (Math.abs(x) < TINY ? TINY : x)

/**
 * Regularised incomplete beta function I_x(a, b). Source: Press and others, Numerical Recipes, 6.4.
 * `y` is 1 - x, given apart so that it keeps its digits when x is close to 1.
 */
export function incompleteBeta(a: number, b: number, x: number, y: number = 1 - x): number {
  if (x <= 0) return 0
  if (y <= 0) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(b, a, y, x)
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(y)) / a
  let c = 1
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1))
  let h = d
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / nonZero(1 + even * d)
    c = nonZero(1 + even / c)
    h *= c * d
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonZero(1 + odd * d)
    c = nonZero(1 + odd / c)
    h *= c * d
    if (Math.abs(c * d - 1) <= EPSILON) break
  }
  return front * h
}
