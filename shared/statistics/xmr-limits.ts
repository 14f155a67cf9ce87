import { mean } from './moments.ts'

/** 3 / 1.128 rounded, as Shewhart charts print it: mean moving range to process limits. */
export const LIMIT_FACTOR = 2.66
/** 3.267: the upper limit of a chart of moving ranges of two (D4). */
const SCREENING_FACTOR = 3.267

/** Process limits of one run of points, all in the points' own unit. Null where there is nothing to work them out from. */
export interface ProcessLimits {
  readonly mean: number | null
  /** Mean moving range after any screening. */
  readonly meanMovingRange: number | null
  readonly lower: number | null
  readonly upper: number | null
}

/**
 * Process limits of an individuals (XmR) chart: mean +- 2.66 mean moving ranges of the baseline.
 *
 * Source: Shewhart; Wheeler, Understanding Variation (2000); NHS England, Making Data Count, as NHSRplotthedots 0.2.2 computes it: constant 2.66
 * (not 3 / 1.128), screening once and strictly below 3.267 mean moving ranges, outliers never taken out of the mean, limits not cut off at zero.
 * Where screening would leave no range above zero, the unscreened mean is used; where that is zero too (values that never vary)
 * there are no limits: a limit equal to the mean would flag every other value. See docs/deviations.md.
 * In: the values in date order, null where missing (no moving range is formed across a gap); `baseline`, how many of them count.
 * Not valid with fewer than about 12 values, for strongly seasonal ones, or for rare events (use a time-between chart).
 * Example: 1, 2, ... 7: mean 4, mean moving range 1, limits 1.34 and 6.66.
 */
export function processLimits(
  values: readonly (number | null)[],
  baseline: number | null,
  screenOutliers: boolean,
): ProcessLimits {
  const base = baseline === null ? values : values.slice(0, baseline)
  const known = base.filter(value => value !== null)
  if (known.length === 0) return { mean: null, meanMovingRange: null, lower: null, upper: null }
  const centre = mean(known)
  const ranges = base.slice(1).flatMap((value, i) => {
    const before = base[i] ?? null
    return value === null || before === null ? [] : [Math.abs(value - before)]
  })
  const meanMovingRange = ranges.length === 0 ? 0 : (screenOutliers && screenedMean(ranges)) || mean(ranges)
  if (!(meanMovingRange > 0)) return { mean: centre, meanMovingRange: null, lower: null, upper: null }
  return {
    mean: centre,
    meanMovingRange,
    lower: centre - LIMIT_FACTOR * meanMovingRange,
    upper: centre + LIMIT_FACTOR * meanMovingRange,
  }
}

/** Mean of the moving ranges below 3.267 times their mean; NaN when none is. */
export function screenedMean(ranges: readonly number[]): number {
  const bound = SCREENING_FACTOR * mean(ranges)
  return mean(ranges.filter(range => range < bound))
}
