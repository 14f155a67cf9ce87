import { mean, standardDeviation } from './moments.ts'
import { calendarIndex, HISTORY_MONTHS, type MonthlyHistory } from './monthly-history.ts'

/** Level of each of the three years before the current month, oldest first; null for a year without figures. */
export type YearLevels = readonly (number | null)[]

export interface Season {
  /** One factor for each calendar month, January first; their mean is 1. */
  readonly factors: readonly number[]
  /** From 0 (noise or no season: all factors 1) to nearly 1. */
  readonly strength: number
}

const NO_SEASON: Season = { factors: Array<number>(12).fill(1), strength: 0 }

/** A year with more missing months than this tells too little of its season. */
const MAX_MISSING_MONTHS = 2

/** Level of each of the three years of twelve months back from the month before the current one: sum of totals over sum of bases. */
export function levelByYear({ before }: MonthlyHistory): YearLevels {
  return [0, 12, 24].map(from => {
    const year = before.slice(from, from + 12).filter(month => month !== null)
    const base = year.reduce((sum, month) => sum + month.base, 0)
    return base > 0 ? year.reduce((sum, month) => sum + month.total, 0) / base : null
  })
}

/**
 * Seasonal factors, shrunk towards 1 by how much of the pattern is more than noise.
 *
 * Definition (this system's own, design section e.2): the ratio of each month to its year's level; S, the mean of a calendar month's three ratios;
 * w2, the variance of those three, averaged over the calendar months; b2 = max(0, variance of S - w2 / 3); strength k = b2 / (b2 + w2 / 3); factor = 1 + k (S - 1), scaled
 * to a mean of 1. Ratios to the year's own level take out steps and slow drift between years. It is not X-13 or STL, which want longer series.
 * In: the 36 months before. Out: factors without unit. Not valid (no season is returned) with fewer than 36 months of history, with more
 * than 2 months of any of the years missing, or where a year's level is not above zero.
 * Example: three equal years of 90 in the first half and 110 in the second: factors 0.9 and 1.1, strength 1.
 */
export function estimateSeason(history: MonthlyHistory, levels: YearLevels): Season {
  if (history.monthsKnown < HISTORY_MONTHS || levels.some(level => level === null || !(level > 0))) return NO_SEASON
  const ratios = Array.from({ length: 12 }, (): number[] => [])
  const monthsPresent = [0, 0, 0]
  history.before.forEach((month, i) => {
    if (month === null) return
    const year = Math.floor(i / 12)
    monthsPresent[year]!++
    ratios[calendarIndex(history.month, HISTORY_MONTHS - i)]!.push(month.total / month.base / levels[year]!)
  })
  if (monthsPresent.some(months => months < 12 - MAX_MISSING_MONTHS)) return NO_SEASON
  const meanRatios = ratios.map(list => (list.length > 0 ? mean(list) : 1))
  const repeatedRatios = ratios.filter(list => list.length >= 2)
  const within = mean(repeatedRatios.map(list => standardDeviation(list) ** 2))
  const noise = within * mean(ratios.map(list => 1 / Math.max(1, list.length)))
  const between = Math.max(0, standardDeviation(meanRatios) ** 2 - noise)
  if (between === 0) return NO_SEASON
  const strength = between / (between + noise)
  const shrunkFactors = meanRatios.map(factor => 1 + strength * (factor - 1))
  const average = mean(shrunkFactors)
  return { factors: shrunkFactors.map(factor => factor / average), strength }
}
