/** Exact sum and its rounding error (Knuth's two-sum): `high + low` is `a + b` with nothing lost. */
function twoSum(a: number, b: number): [high: number, low: number] {
  const high = a + b
  const bv = high - a
  return [high, a - (high - bv) + (b - bv)]
}

/** Exact product and its rounding error (Dekker's, with Veltkamp's split). */
function twoProduct(a: number, b: number): [high: number, low: number] {
  const split = (x: number): [number, number] => {
    const c = 134217729 * x
    const big = c - (c - x)
    return [big, x - big]
  }
  const high = a * b
  const [aHigh, aLow] = split(a)
  const [bHigh, bLow] = split(b)
  return [high, aLow * bLow - (high - aHigh * bHigh - aLow * bHigh - aHigh * bLow)]
}

/**
 * Arithmetic mean, rounded once. Twelve values of 0.1 have a mean of exactly 0.1, which plain addition misses by one
 * unit in the last place; a run of points "above the mean" must not begin with such a unit. (R's `mean` adds in
 * extended precision and corrects once, for the same reason.)
 *
 * Unit: that of the values. NaN for no values. Example: `mean([3, 7])` is 5.
 */
export function mean(values: readonly number[]): number {
  let high = 0
  let low = 0
  for (const value of values) {
    const [sum, error] = twoSum(high, value)
    high = sum
    low += error
  }
  const quotient = (high + low) / values.length
  const [product, error] = twoProduct(quotient, values.length)
  const remainder = high - product - error + low
  return Number.isFinite(remainder) ? quotient + remainder / values.length : quotient
}

/**
 * Sample standard deviation, with n - 1 beneath. Unit: that of the values. NaN for fewer than two values.
 * Example: `standardDeviation([3, 7])` is 2.8284...
 */
export function standardDeviation(values: readonly number[]): number {
  const centre = mean(values)
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0)
  return values.length < 2 ? Number.NaN : Math.sqrt(squares / (values.length - 1))
}

/** Median: the middle value, or the mean of the two in the middle. NaN for no values. */
export function median(values: readonly number[]): number {
  const sorted = new Float64Array(values).sort()
  const half = sorted.length / 2
  return Number.isInteger(half) ? (sorted[half - 1]! + sorted[half]!) / 2 : sorted[Math.floor(half)]!
}
