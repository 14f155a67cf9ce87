import { LIMIT_FACTOR, type ProcessLimits } from './xmr-limits.ts'

/** How many points in a row make a trend or a shift; NHSRplotthedots counts 7 for both. */
const RUN_LENGTH = 7

/**
 * Published versions of the rules.
 *
 * - `nhsrplotthedots-0.2.2`: a point outside the limits does not count towards two of three
 * - `nhs-2023-11`: it does, as in the NHS tools since November 2023
 */
export type RuleSet = 'nhsrplotthedots-0.2.2' | 'nhs-2023-11'

/** The four rules, in order of priority. */
export type SpecialCause = 'outside limits' | 'trend' | 'two in three' | 'shift'

/** What the rules say of one point. Null: the comparison cannot be made (no value, no limits). */
export interface PointFinding {
  readonly relativeToMean: -1 | 0 | 1 | null
  readonly outsideLimits: boolean | null
  readonly closeToLimits: boolean | null
  /** The first rule that fires, in the order of `SpecialCause`; null is common cause. */
  readonly specialCause: SpecialCause | null
  /** 1: upwards (above, increasing); -1: downwards; 0 with common cause. */
  readonly direction: -1 | 0 | 1
}

/**
 * The four rules of special-cause variation on one run of points with one set of limits.
 *
 * Source: NHS England, Making Data Count; NHSRplotthedots 0.2.2. In order of priority: a point outside the limits; 7 values each above (or below)
 * the one before; two of three points on one side of the mean that are in the outer third between mean and limit (one beyond
 * the limit counts only by the rules since November 2023); 7 points on one side of the mean. Flags look back: the seventh point marks the six before it.
 * A trend's points take the trend's direction; a turning point in two trends takes the later one. A missing value is never
 * flagged and breaks every run (that package stops instead; see docs/deviations.md). Rules on runs need no limits and hold without them.
 * In: values in date order, null where missing. Out: one finding a value.
 * Example: 1 to 7 rising: six points 'trend' and the last 'outside limits' (7 is above 6.66), all upwards.
 */
export function findSpecialCauses(
  values: readonly (number | null)[],
  limits: ProcessLimits,
  ruleSet: RuleSet = 'nhsrplotthedots-0.2.2',
): PointFinding[] {
  const sides = values.map(value => sideOf(value, limits.mean))
  const outsideLimit = values.map(value => (value === null ? null : isOutside(value, limits)))
  const closeToLimit = values.map((value, i) =>
    value === null ? null : isClose(value, outsideLimit[i] ?? null, limits),
  )
  const trends = markRuns(
    values.map((value, i) => sideOf(value, values[i - 1] ?? null)),
    RUN_LENGTH - 1,
    1,
  )
  const shifts = markRuns(sides, RUN_LENGTH, 0)
  const countsTowardsTwo =
    ruleSet === 'nhs-2023-11'
      ? closeToLimit.map((close, i) => close === true || outsideLimit[i] === true)
      : closeToLimit
  const twoInThreeMarks = markTwoInThree(sides, countsTowardsTwo)
  return values.map((_, i): PointFinding => {
    const relativeToMean = sides[i] ?? null
    const [outsideLimits, closeToLimits] = [outsideLimit[i] ?? null, closeToLimit[i] ?? null]
    const trend = trends[i] ?? 0
    const specialCause = outsideLimits
      ? 'outside limits'
      : trend
        ? 'trend'
        : twoInThreeMarks[i]
          ? 'two in three'
          : shifts[i]
            ? 'shift'
            : null
    const direction = specialCause === null ? 0 : specialCause === 'trend' ? trend : relativeToMean === 1 ? 1 : -1
    return { relativeToMean, outsideLimits, closeToLimits, specialCause, direction }
  })
}

type Side = -1 | 0 | 1

function sideOf(value: number | null, centre: number | null): Side | null {
  return value === null || centre === null ? null : (Math.sign(value - centre) as Side)
}

function isOutside(value: number, { lower, upper }: ProcessLimits): boolean | null {
  return lower === null || upper === null ? null : value > upper || value < lower
}

/** In the outer third between mean and limit, not beyond it. */
function isClose(
  value: number,
  outsideLimit: boolean | null,
  { mean, meanMovingRange }: ProcessLimits,
): boolean | null {
  if (mean === null || meanMovingRange === null) return null
  const twoThirdsOfLimit = 2 * (LIMIT_FACTOR / 3) * meanMovingRange
  return outsideLimit === false && (value < mean - twoThirdsOfLimit || value > mean + twoThirdsOfLimit)
}

/**
 * Marks every stretch of at least `length` equal signs other than 0, with that sign. `lead` points before the stretch belong to
 * it (the value that the first rise of a trend rises from). Later stretches write over earlier ones.
 */
function markRuns(signs: readonly (Side | null)[], length: number, leadingPoints: number): Side[] {
  const marks = signs.map((): Side => 0)
  let start = 0
  signs.forEach((sign, i) => {
    if (sign !== signs[i - 1]) start = i
    if (sign && i - start + 1 >= length) marks.fill(sign, start - leadingPoints, i + 1)
  })
  return marks
}

function markTwoInThree(sides: readonly (Side | null)[], closeToLimit: readonly (boolean | null)[]): boolean[] {
  const marks = sides.map(() => false)
  for (let i = 0; i + 2 < sides.length; i++) {
    const window = [i, i + 1, i + 2]
    if (!sides[i] || window.some(j => sides[j] !== sides[i])) continue
    if (window.filter(j => closeToLimit[j]).length >= 2) for (const j of window) marks[j] ||= closeToLimit[j] === true
  }
  return marks
}
