import {
  calendarIndex,
  HISTORY_MONTHS,
  type MeasureType,
  type MonthlyHistory,
  samplingVariance,
} from './monthly-history.ts'
import type { Season, YearLevels } from './season.ts'

/** Degrees of freedom that a full season takes from 36 months. */
const SEASON_DEGREES_OF_FREEDOM = 11
/** With fewer degrees of freedom than this, the spread is not known well enough to judge by. */
const MIN_DEGREES_OF_FREEDOM = 8

interface Spread {
  /** Standard deviation of the standardised residuals: how many times chance alone the months vary. At least 1, but for means and levels,
   *  where it is the standard deviation in the figure's own unit. */
  readonly phi: number
  readonly degreesOfFreedom: number
}

/**
 * Spread of the history about its own levels and season: overdispersion phi.
 *
 * Definition (this system's own, design section e.3): phi = max(1, sqrt(sum z^2 / (months - years - 11 k))), z = (figure - level x factor) / sqrt(chance variance), over
 * the 36 months before. Standard deviation, not moving range: neighbouring months are alike, and a moving range between them is too small.
 * For means and levels the chance variance is 1 and phi has no floor. Where months outnumber years by too little (fewer than 8 degrees of
 * freedom) null: not enough to go by. Example: 36 counts exactly as Poisson would have them: phi about 1.
 */
export function estimateSpread(
  history: MonthlyHistory,
  levels: YearLevels,
  season: Season,
  measure: MeasureType,
): Spread | null {
  let [squares, months] = [0, 0]
  history.before.forEach((month, i) => {
    if (month === null) return
    months++
    const expected = levels[Math.floor(i / 12)]! * season.factors[calendarIndex(history.month, HISTORY_MONTHS - i)]!
    const variance = samplingVariance(measure, expected, month.base)
    if (variance > 0) squares += (month.total / month.base - expected) ** 2 / variance
  })
  const years = levels.filter(level => level !== null).length
  const degreesOfFreedom = months - years - SEASON_DEGREES_OF_FREEDOM * season.strength
  if (degreesOfFreedom < MIN_DEGREES_OF_FREEDOM) return null
  const phi = Math.sqrt(squares / degreesOfFreedom)
  if (measure !== 'mean' && measure !== 'level') return { phi: Math.max(1, phi), degreesOfFreedom }
  // what rounding leaves of a figure that never varies is not a spread
  const levelSize = Math.max(...levels.map(level => Math.abs(level ?? 0)))
  return { phi: phi > levelSize * 1e-9 ? phi : 0, degreesOfFreedom }
}
