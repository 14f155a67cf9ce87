import { addMonths, longMonth, type Month, monthOfYear, monthRange, monthsBetween } from '../calendar/month.ts'
import { type Baseline, type BaselineMonth, estimateBaseline, NEWEST_WEIGHT } from './baseline.ts'
import { countScore } from './count-score.ts'
import { type Decisions, isExceptional, phaseStart } from './decisions.ts'
import { monthLength } from './month-length.ts'
import type { MonthlyFigure } from './monthly-history.ts'

/** Correlation of neighbouring months' noise beyond chance. */
const NOISE_CORRELATION = 0.3
/** Months of history used, months needed before the one judged, and before three judged together. */
const MOST_MONTHS = 60
export const FEWEST_MONTHS = 13
const MONTHS_FOR_THREE = 24

/** One window of newest months against what the months before it lead one to expect. All numbers are events in the window. */
export interface WindowForecast {
  readonly window: 1 | 3
  readonly observed: number
  readonly expected: number
  readonly variance: number
  readonly score: number
  readonly baseline: Baseline
  /** Seasonal factor of the newest month, and its length in months of 30.4375 days. */
  readonly factor: number
  readonly length: number
  readonly leftOut: readonly Month[]
  /** Months that the baseline is from. */
  readonly from: Month
  readonly to: Month
}

type KnownBaseline = Pick<WindowForecast, 'baseline' | 'from' | 'to' | 'leftOut'>

export interface CountForecast {
  /** The newest month alone; null where it cannot be judged. */
  readonly month: WindowForecast | null
  readonly threeMonths: WindowForecast | null
  /** Why the month has no forecast: a clause; empty where it has one. */
  readonly reason: string
}

/**
 * Forecasts of a series of counts, for any month of it: each month is compared with what the months just before it, the time of year and the
 * month's length lead one to expect. Only months before the window are used, so a past month is judged as it was at the time.
 *
 * Source: the forecast rule, docs/method.md; 23 worked cases in tests/statistics/forecast.test.ts. Not for proportions, means and stocks.
 */
export function forecastCounts(
  series: readonly MonthlyFigure[],
  decisions: Decisions,
): (month: Month) => CountForecast {
  const counts = new Map(series.flatMap(({ month, value }) => (value === null ? [] : [[month, value] as const])))
  const first = [...counts.keys()].sort()[0]
  const baselines = new Map<Month, KnownBaseline | null>()
  const baselineAt = (origin: Month): KnownBaseline | null => {
    const known = baselines.get(origin)
    if (known !== undefined) return known
    const worked = baselineBefore(origin)
    baselines.set(origin, worked)
    return worked
  }
  return month => {
    if (!counts.has(month)) return noForecast(`there is no figure for ${longMonth(month)}`)
    if (isExceptional(decisions, month)) return noForecast(`${longMonth(month)} is recorded as exceptional`)
    const known = monthsBetween(first!, month)
    if (known < FEWEST_MONTHS)
      return noForecast(`there are ${known} months before ${longMonth(month)}, and ${FEWEST_MONTHS} are needed`)
    const one = forecastWindow(month, 1)
    const threeMonths = forecastWindow(month, 3)
    const reason = `fewer than three usable months lie between the last re-base and ${longMonth(month)}`
    return { month: one, threeMonths, reason: one === null ? reason : '' }
  }

  function baselineBefore(origin: Month): KnownBaseline | null {
    const [from, to] = [firstMonthFor(origin), addMonths(origin, -1)]
    const months = monthRange(from, to)
    const baseline = estimateBaseline(
      months.map(month => toBaselineMonth(month)),
      phaseStart(decisions, origin),
    )
    return baseline === null ? null : { baseline, from, to, leftOut: baseline.leftOut.map(i => months[i]!) }
  }

  function firstMonthFor(origin: Month): Month {
    const earliest = addMonths(origin, -MOST_MONTHS)
    return first! > earliest ? first! : earliest
  }

  function toBaselineMonth(month: Month): BaselineMonth {
    const count = counts.get(month) ?? null
    const length = monthLength(month)
    return {
      count,
      length,
      rate: count === null ? null : count / length,
      isUsable: count !== null && !isExceptional(decisions, month),
      phase: phaseStart(decisions, month),
      calendarMonth: monthOfYear(month) - 1,
    }
  }

  function forecastWindow(month: Month, window: 1 | 3): WindowForecast | null {
    const origin = addMonths(month, 1 - window)
    const months = monthRange(origin, month)
    if (months.some(each => !counts.has(each) || isExceptional(decisions, each))) return null
    if (phaseStart(decisions, month) !== phaseStart(decisions, origin)) return null
    // without a season three months together would find it
    if (window > 1 && monthsBetween(firstMonthFor(origin), origin) < MONTHS_FOR_THREE) return null
    const known = baselineAt(origin)
    if (known === null) return null
    const { level, season } = known.baseline
    const each = months.map(m => level * season.factors[monthOfYear(m) - 1]! * monthLength(m))
    const expected = each.reduce((sum, value) => sum + value, 0)
    const observed = months.reduce((sum, m) => sum + counts.get(m)!, 0)
    const variance = windowVariance(known.baseline, each)
    return {
      window,
      observed,
      expected,
      variance,
      score: countScore(observed, expected, variance),
      factor: season.factors[monthOfYear(month) - 1]!,
      length: monthLength(month),
      ...known,
    }
  }
}

/**
 * The same forecast for a figure that may still be revised: its variance grows by the square of the error.
 *
 * @param error of the newest month's figure, as a share of what was expected of it
 */
export function widenForRevision(forecast: WindowForecast, error: number): WindowForecast {
  const newest = forecast.baseline.level * forecast.factor * forecast.length
  const variance = forecast.variance + (newest * error) ** 2
  return { ...forecast, variance, score: countScore(forecast.observed, forecast.expected, variance) }
}

/** Chance, neighbouring months alike, the level's own error and wander, and the season's error. */
function windowVariance({ level, levelError, season, phiSquared }: Baseline, each: readonly number[]): number {
  const window = each.length
  const expected = each.reduce((sum, value) => sum + value, 0)
  const alike = 2 * NOISE_CORRELATION * (1 - 1 / window) * (1 - 1 / phiSquared)
  const wander = ((NEWEST_WEIGHT ** 2 / (1 - NEWEST_WEIGHT)) * (window + 1) * (2 * window + 1)) / (6 * window)
  const seasonError = (each.reduce((sum, value) => sum + value ** 2, 0) / level) * (season.strength / season.years)
  return phiSquared * (expected * (1 + alike) + (expected ** 2 / level) * (levelError + wander) + seasonError)
}

const noForecast = (reason: string): CountForecast => ({ month: null, threeMonths: null, reason })
