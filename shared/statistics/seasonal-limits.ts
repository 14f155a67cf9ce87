import type { Month } from '../calendar/month.ts'
import { addMonths } from '../calendar/month.ts'
import {
  buildMonthlyHistory,
  calendarIndex,
  HISTORY_MONTHS,
  type MeasureType,
  type MonthlyFigure,
  samplingVariance,
} from './monthly-history.ts'
import { estimateSeason, levelByYear } from './season.ts'
import { estimateSpread } from './spread.ts'
import { SIGNIFICANT_Z } from './verdict.ts'

/** Above this strength the flat limits of an XmR chart would mark the season itself. */
const STRONG_SEASON_THRESHOLD = 0.3

export interface SeasonalLimit {
  readonly month: Month
  readonly expected: number
  readonly lower: number
  readonly upper: number
}

/**
 * Seasonal limits for a chart, in place of XmR's flat ones, where the season is strong (k above 0.3); null where it is not, or cannot be known.
 *
 * Definition (this system's own, design section e): E +- 3.47 phi sqrt(V) for each of the 36 months before and the current month; E is the level of the month's own year times
 * its seasonal factor (for the current month the newest year's level). Not cut off at zero. The page must say that the limits are seasonal.
 * Unit: that of the figure. Example: levels of 100 with factors 0.8 and 1.2, phi 1: limits 49 to 111 and 82 to 158.
 *
 * @throws RejectedInput as `layOutHistory` does
 */
export function seasonalLimits(
  series: readonly MonthlyFigure[],
  month: Month,
  measure: MeasureType,
): SeasonalLimit[] | null {
  const history = buildMonthlyHistory(series, month, measure)
  const levels = levelByYear(history)
  const season = estimateSeason(history, levels)
  const spread = estimateSpread(history, levels, season, measure)
  if (season.strength <= STRONG_SEASON_THRESHOLD || spread === null) return null
  return [...history.before, history.current].flatMap((figure, i) => {
    const monthsBack = HISTORY_MONTHS - i
    const level = levels[Math.min(2, Math.floor(i / 12))]
    if (figure === null || level === null || level === undefined) return []
    const expected = level * season.factors[calendarIndex(month, monthsBack)]!
    const halfWidth = SIGNIFICANT_Z * spread.phi * Math.sqrt(samplingVariance(measure, expected, figure.base))
    return [
      { month: addMonths(month, -monthsBack), expected, lower: expected - halfWidth, upper: expected + halfWidth },
    ]
  })
}
