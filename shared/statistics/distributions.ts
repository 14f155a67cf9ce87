import { RejectedInputError } from './rejected-input-error.ts'

/** Coefficients of Stirling's series for ln Gamma: B(2k) / (2k (2k - 1)). */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156]
const TINY = 1e-300
const EPSILON = 2 ** -53

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
function gammaTails(a: number, x: number): { below: number; above: number } {
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

/**
 * Where a rising function crosses zero, to the last digit that double precision holds: Brent's method, between `low` and `high`
 * (which must enclose the crossing). Source: Brent, Algorithms for Minimization without Derivatives (1973), chapter 4.
 */
export function findRoot(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high]
  let [fa, fb] = [f(a), f(b)]
  let [c, fc, step, previous] = [a, fa, b - a, b - a]
  for (let i = 0; i < 500 && fb !== 0; i++) {
    if (fb > 0 === fc > 0) [c, fc, step, previous] = [a, fa, b - a, b - a]
    if (Math.abs(fc) < Math.abs(fb)) [a, b, c, fa, fb, fc] = [b, c, b, fb, fc, fb]
    const tolerance = 2 * EPSILON * Math.abs(b)
    const half = (c - b) / 2
    if (Math.abs(half) <= tolerance) break
    const s = fb / fa
    const [q, r] = [fa / fc, fb / fc]
    const [p, divisor] =
      a === c ? [2 * half * s, 1 - s] : [s * (2 * half * q * (q - r) - (b - a) * (r - 1)), (q - 1) * (r - 1) * (s - 1)]
    const move = p > 0 ? p / -divisor : -p / divisor
    const accepted =
      Math.abs(previous) >= tolerance &&
      Math.abs(fa) > Math.abs(fb) &&
      Math.abs(move) < Math.min(Math.abs(1.5 * half) - tolerance, Math.abs(previous / 2)) &&
      move > 0 === half > 0
    ;[previous, step] = accepted ? [step, move] : [half, half]
    ;[a, fa] = [b, fb]
    b += Math.abs(step) > tolerance ? step : Math.sign(half) * tolerance
    fb = f(b)
  }
  return b
}

function checkProbability(p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RejectedInputError(`a probability lies between 0 and 1; found ${p}`)
}

/**
 * Quantile of the standard normal distribution: the z below which a share `p` of it lies. Right to 1e-15.
 * Source: Wichura, Algorithm AS 241, Applied Statistics 37 (1988). Infinite at 0 and 1.
 * Example: `normalQuantile(0.975)` is 1.959963984540054.
 */
export function normalQuantile(p: number): number {
  checkProbability(p)
  if (p === 0 || p === 1) return p === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) return q * ratio(0.180625 - q * q, CENTRAL)
  const r = Math.sqrt(-Math.log(Math.min(p, 1 - p)))
  return Math.sign(q) * (r <= 5 ? ratio(r - 1.6, MIDDLE) : ratio(r - 5, TAIL))
}

type Rational = readonly [above: readonly number[], below: readonly number[]]
const polynomial = (x: number, coefficients: readonly number[]): number =>
  coefficients.reduceRight((sum, c) => sum * x + c, 0)
const ratio = (x: number, [above, below]: Rational): number => polynomial(x, above) / polynomial(x, below)

/** Wichura's three rational approximations, constant term first. */
const CENTRAL: Rational = [
  [
    3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457,
    67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
  ],
  [
    1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061,
    28729.085735721942674, 5226.495278852854561,
  ],
]
const MIDDLE: Rational = [
  [
    1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
    1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
  ],
  [
    1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
    0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
  ],
]
const TAIL: Rational = [
  [
    6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123,
    0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
  ],
  [
    1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
    1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
  ],
]

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

/** Share of a standard normal distribution below `z`. Example: `normalShareBelow(-1.96)` is 0.025. */
export function normalShareBelow(z: number): number {
  const { above } = gammaTails(0.5, (z * z) / 2)
  return z <= 0 ? above / 2 : 1 - above / 2
}
