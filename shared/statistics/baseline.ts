import { median } from './moments.ts'
import { type LevelMonth, runningLevel } from './running-level.ts'
import { COUNT_PRIOR, estimateSeasonFactors, NO_SEASON_FACTORS, type SeasonFactors } from './season-factors.ts'

/** Weight of the newest month in the level. */
export const NEWEST_WEIGHT = 0.2
/** Robust standard errors beyond which a past month is left out, and beyond which an error counts as this much in the spread. */
const FREAK_LIMIT = 4
const CLIP_LIMIT = 3
/** Variance of a standard normal cut at three standard errors. */
const CLIPPED_VARIANCE = 0.98
/** Months' worth of prior belief in the spread. */
const PRIOR_WEIGHT = 4
/** Months of season need two years. */
const MONTHS_FOR_SEASON = 24
/** A level needs about three months: 1 + 0.8 + 0.64 is 2.44. */
const LEAST_WEIGHT = 2.2
/** One event a year: a spell of none does not prove that none can be. */
const LEAST_LEVEL = 1 / 12
/** Standard deviation over median absolute deviation of a normal distribution. */
const MAD_FACTOR = 1.4826

/** A month before the one judged. */
export interface BaselineMonth extends LevelMonth {
  readonly count: number | null
  /** Length in months of 30.4375 days. */
  readonly length: number
  /** 0 January. */
  readonly calendarMonth: number
}

/** What is known before a month: the level, the season, the spread. */
export interface Baseline {
  /** Events in a month of average length and season. */
  readonly level: number
  /** Variance of the level over its own chance variance. */
  readonly levelError: number
  readonly season: SeasonFactors
  /** Variance of the months over what chance alone gives. */
  readonly phiSquared: number
  /** Indexes of usable months that were left out as freaks. */
  readonly leftOut: readonly number[]
  /** One-step errors that the spread is from. */
  readonly errorCount: number
}

/** Prior belief in the spread: near 1 for few events, 2.6 for many, as real series of counts have it. */
const priorPhiSquared = (level: number): number => 1 + (1.6 * level) / (level + 50)

/**
 * Level, season and spread of the months before an origin, by the forecast rule.
 *
 * Level: exponentially weighted, newest month 0.2, over months per day and season, begun again at a rebase. Season: `estimateSeasonFactors` on
 * ratios to the running median, refitted twice without freak months. Spread: one-step errors of the level itself, clipped, so that one freak
 * month or a hole does not hide the next change for three years. Null with fewer than about three kept months in the newest phase.
 * @param phase the phase that the month judged is in
 */
export function estimateBaseline(months: readonly BaselineMonth[], phase: string | null): Baseline | null {
  const running = runningLevel(months)
  const { season, kept } = fitSeason(months, running)
  const weight = (i: number) => season.factors[months[i]!.calendarMonth]! * months[i]!.length
  let [events, exposure, total, squares] = [0, 0, 0, 0]
  let errors: number[] = []
  months.forEach(({ count, phase: own }, i) => {
    if (i > 0 && own !== months[i - 1]!.phase) [events, exposure, total, squares] = [0, 0, 0, 0]
    if (!kept[i]) return
    if (total >= LEAST_WEIGHT) {
      const expected = Math.max(Math.max(events / exposure, 1e-6) * weight(i), 0.25)
      errors.push((count! - expected) / Math.sqrt(expected * (1 + squares / total ** 2)))
    }
    const decay = 1 - NEWEST_WEIGHT
    events = decay * events + count!
    exposure = decay * exposure + weight(i)
    total = decay * total + 1
    squares = decay ** 2 * squares + 1
  })
  if (total < LEAST_WEIGHT || (months.at(-1)?.phase ?? null) !== phase) return null
  const level = Math.max(events / exposure, LEAST_LEVEL)
  if (errors.length > 0) {
    const bound = CLIP_LIMIT * Math.max(MAD_FACTOR * median(errors.map(Math.abs)), 0.8)
    errors = errors.map(error => Math.min(Math.max(error, -bound), bound))
  }
  return {
    level,
    levelError: squares / total ** 2,
    season,
    phiSquared: estimatePhiSquared(errors, season, level),
    leftOut: months.flatMap(({ isUsable }, i) => (isUsable && !kept[i] ? [i] : [])),
    errorCount: errors.length,
  }
}

function estimatePhiSquared(errors: readonly number[], { strength, years }: SeasonFactors, level: number): number {
  const freedom = Math.max(errors.length - 11 * strength, 0)
  // the season was fitted to the same months, so their errors are too small by about this much
  const fitted = Math.max(1 - (strength * (2 - strength)) / years, 0.3)
  const own =
    errors.length === 0
      ? 1
      : errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length / CLIPPED_VARIANCE / fitted
  return Math.max(1, (PRIOR_WEIGHT * priorPhiSquared(level) + freedom * own) / (PRIOR_WEIGHT + freedom))
}

function fitSeason(months: readonly BaselineMonth[], running: readonly number[]) {
  const ratios = months.map(({ rate, calendarMonth }, i) => ({ ratio: (rate ?? 0) / running[i]!, calendarMonth }))
  const fit = (kept: readonly boolean[]): SeasonFactors =>
    months.length < MONTHS_FOR_SEASON
      ? NO_SEASON_FACTORS
      : estimateSeasonFactors(
          ratios.filter((_, i) => kept[i]),
          COUNT_PRIOR,
        )
  let kept = months.map(({ isUsable }) => isUsable)
  let season = fit(kept)
  for (let pass = 0; pass < 2; pass++) {
    const errors = months.map(({ isUsable, count, calendarMonth, length }, i) => {
      const expected = Math.max(running[i]! * season.factors[calendarMonth]! * length, 0.5)
      return isUsable ? Math.abs(count! - expected) / Math.sqrt(expected) : null
    })
    const scale = Math.max(1, MAD_FACTOR * median(errors.filter(error => error !== null)))
    kept = errors.map(error => error !== null && error <= FREAK_LIMIT * scale)
    season = fit(kept)
  }
  return { season, kept }
}
