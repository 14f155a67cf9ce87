import { type ChanceVariance, chanceVariance } from './chance.ts'
import { median } from './moments.ts'
import {
  calendarIndex,
  HISTORY_MONTHS,
  type MeasureType,
  type MonthlyHistory,
  type PastMonth,
} from './monthly-history.ts'
import { runningLevel } from './running-level.ts'
import { estimateSeasonFactors, NO_PRIOR, NO_SEASON_FACTORS, type SeasonFactors } from './season-factors.ts'

/** Robust standard errors beyond which a past month is left out, and beyond which an error counts as this much in the spread. */
const FREAK_LIMIT = 4
const CLIP_LIMIT = 3
const CLIPPED_VARIANCE = 0.98
const MAD_FACTOR = 1.4826
/** A season needs three years. */
const MONTHS_FOR_SEASON = 36
/** The level before a month is the mean of up to twelve months before it, and of six at least. */
const LEVEL_MONTHS = 12
const FEWEST_LEVEL_MONTHS = 6
/** With fewer errors than this the spread is not known well enough to judge by. */
const FEWEST_ERRORS = 5

/** What the months before one say of season and spread, for figures that are held against reference months. */
export interface ReferenceFit {
  readonly season: SeasonFactors
  /** How many times more than chance the months vary; at least 1, but for averages and stocks, where it is a standard deviation. */
  readonly phi: number
  readonly degreesOfFreedom: number
  /** The months before, without those left out as freaks. */
  readonly kept: readonly (PastMonth | null)[]
  readonly chance: ChanceVariance
}

/**
 * Season and spread of the 36 months before.
 *
 * Season: ratios to a running median with the growth of the series in it, so that growth is no season. Spread: errors of each month against the
 * mean of up to twelve months before it, cut at three robust standard errors, so that one freak month does not hide the next change
 * for three years; months four robust standard errors off are left out altogether. Null with fewer than five such errors.
 */
export function fitReference(history: MonthlyHistory, measure: MeasureType, isSurvey = false): ReferenceFit | null {
  const known = history.before.filter(month => month !== null)
  const chance = chanceVariance(measure, known, isSurvey)
  const { season, kept } = fitSeason(history, chance, measure)
  const errors = levelErrors(history, kept, season, chance)
  if (errors.length < FEWEST_ERRORS) return null
  const scale = MAD_FACTOR * median(errors.map(Math.abs))
  const hasLaw = measure !== 'mean' && measure !== 'level'
  const bound = CLIP_LIMIT * Math.max(scale, hasLaw ? 0.8 : 0)
  const clipped = bound > 0 ? errors.map(error => Math.min(Math.max(error, -bound), bound)) : errors
  const fitted = Math.max(1 - (season.strength * (2 - season.strength)) / season.years, 0.3)
  const phi = Math.sqrt(clipped.reduce((sum, error) => sum + error ** 2, 0) / errors.length / CLIPPED_VARIANCE / fitted)
  return {
    season,
    phi: hasLaw ? Math.max(1, phi) : phi,
    degreesOfFreedom: Math.max(FEWEST_ERRORS - 1, errors.length - 11 * season.strength),
    kept,
    chance,
  }
}

function fitSeason(history: MonthlyHistory, chance: ChanceVariance, measure: MeasureType) {
  const { before, month } = history
  const rates = before.map(past => (past === null ? null : past.total / past.base))
  const usable = rates.filter(rate => rate !== null)
  // growth and ratios have a meaning only for figures above zero
  const isPositive = usable.length > 0 && usable.every(rate => rate >= 0) && median(usable) > 0
  const unit = isPositive ? 100 / median(usable) : 1
  const levels = isPositive
    ? runningLevel(
        before.map((past, i) => ({
          rate: past === null ? null : rates[i]! * unit,
          isUsable: past !== null,
          phase: past?.phase ?? null,
        })),
      ).map(level => level / unit)
    : rates.map(() => (usable.length === 0 ? 0 : median(usable)))
  const hasSeason = isPositive && measure !== 'level' && history.monthsKnown >= MONTHS_FOR_SEASON
  const fit = (kept: readonly (PastMonth | null)[]): SeasonFactors =>
    hasSeason
      ? estimateSeasonFactors(
          kept.flatMap((past, i) =>
            past === null
              ? []
              : [{ ratio: rates[i]! / levels[i]!, calendarMonth: calendarIndex(month, HISTORY_MONTHS - i) }],
          ),
          NO_PRIOR,
        )
      : NO_SEASON_FACTORS
  let kept: readonly (PastMonth | null)[] = before
  let season = fit(kept)
  for (let pass = 0; pass < 2; pass++) {
    const errors = before.map((past, i) => {
      if (past === null) return null
      const expected = levels[i]! * season.factors[calendarIndex(month, HISTORY_MONTHS - i)]!
      return Math.abs(rates[i]! - expected) / Math.sqrt(chance(expected, past.base))
    })
    const spread = MAD_FACTOR * median(errors.filter(error => error !== null))
    const hasLaw = measure !== 'mean' && measure !== 'level'
    const limit = FREAK_LIMIT * (hasLaw ? Math.max(1, spread) : spread)
    kept = before.map((past, i) => (limit > 0 && errors[i] !== null && errors[i]! > limit ? null : past))
    season = fit(kept)
  }
  return { season, kept }
}

/** Standardised errors of each kept month against the level of the months before it in its phase. */
function levelErrors(
  { month }: MonthlyHistory,
  kept: readonly (PastMonth | null)[],
  { factors }: SeasonFactors,
  chance: ChanceVariance,
): number[] {
  const factorAt = (i: number) => factors[calendarIndex(month, HISTORY_MONTHS - i)]!
  return kept.flatMap((past, i) => {
    if (past === null) return []
    const earlier = kept
      .slice(Math.max(0, i - LEVEL_MONTHS), i)
      .flatMap((other, j) =>
        other === null || other.phase !== past.phase ? [] : [{ other, index: Math.max(0, i - LEVEL_MONTHS) + j }],
      )
    if (earlier.length < FEWEST_LEVEL_MONTHS) return []
    const total = earlier.reduce((sum, { other }) => sum + other.total, 0)
    const weight = earlier.reduce((sum, { other, index }) => sum + other.base * factorAt(index), 0)
    const expected = (total / weight) * factorAt(i)
    const variance = chance(expected, past.base) * (1 + 1 / earlier.length)
    return variance > 0 ? [(past.total / past.base - expected) / Math.sqrt(variance)] : []
  })
}
