import { binomialTails } from './distributions.ts'

/** Runs about a centre line. Null where no value lies off the line. */
export interface RunsAnalysis {
  readonly longestRun: number | null
  readonly longestRunMax: number | null
  readonly crossings: number | null
  readonly crossingsMin: number | null
  /** The longest run is too long, or the line is crossed too rarely, for chance. */
  readonly signal: boolean
}

/**
 * Runs analysis by Anhoej's two rules: a run longer than round(log2 n) + 3 points, or fewer crossings of the centre line than
 * the 5% quantile of a binomial of n - 1 trials at one half; n counts the values off the line.
 *
 * Source: Anhoej and Olesen, PLoS ONE 9 (2014) e113825; Schilling (2012); Chen (2010); qicharts2's default method. It needs no limits, and so is right for
 * seasonless series of any distribution. Not valid for a centre line far from the median, which biases the runs.
 * In: values and the centre beneath each, null where missing. Example: 24 useful points: at most 8 in a row, at least 8 crossings.
 */
export function analyseRuns(values: readonly (number | null)[], centres: readonly (number | null)[]): RunsAnalysis {
  const sides = values.flatMap((value, i) => {
    const centre = centres[i] ?? null
    const side = value === null || centre === null ? 0 : Math.sign(value - centre)
    return side === 0 ? [] : [side]
  })
  const n = sides.length
  if (n === 0) return { longestRun: null, longestRunMax: null, crossings: null, crossingsMin: null, signal: false }
  let [longestRun, run, crossings] = [1, 1, 0]
  for (let i = 1; i < n; i++) {
    const crossed = sides[i] !== sides[i - 1]
    run = crossed ? 1 : run + 1
    crossings += crossed ? 1 : 0
    longestRun = Math.max(longestRun, run)
  }
  const longestRunMax = Math.round(Math.log2(n)) + 3
  let crossingsMin = 0
  while (binomialTails(crossingsMin, n - 1, 0.5).orFewer < 0.05) crossingsMin++
  return {
    longestRun,
    longestRunMax,
    crossings,
    crossingsMin,
    signal: longestRun > longestRunMax || crossings < crossingsMin,
  }
}
