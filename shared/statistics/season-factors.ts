/** Prior belief in the season: its variance, and how many calendar months that is worth. */
export interface SeasonPrior {
  readonly months: number
  readonly variance: number
}

/** Counts have seasons: a standard deviation of 6 per cent, worth four calendar months. */
export const COUNT_PRIOR: SeasonPrior = { months: 4, variance: 0.06 ** 2 }
/** Percentages and averages are held to have none until their own history shows one. */
export const NO_PRIOR: SeasonPrior = { months: 0, variance: 0 }
const LEAST_FACTOR = 0.05

export interface SeasonFactors {
  /** One for each calendar month, January first; their mean is 1. */
  readonly factors: readonly number[]
  /** 0: no season; nearly 1: known almost without noise. */
  readonly strength: number
  /** Mean number of kept months a calendar month, at least 1. */
  readonly years: number
}

export const NO_SEASON_FACTORS: SeasonFactors = { factors: Array<number>(12).fill(1), strength: 0, years: 1 }

/** A month's figure over the running level about it, and its calendar month, 0 January. */
export interface SeasonRatio {
  readonly ratio: number
  readonly calendarMonth: number
}

/**
 * Season of ratios to a running level, shrunk towards none by how much of it could be noise.
 *
 * Definition: S, the mean ratio of each calendar month, scaled to a mean of 1; noise, the pooled variance within calendar months times the mean of
 * 1 / months; between = max(0, var(S) - noise); b2 = (4 x 0.06^2 + 11 between) / 15 for counts, between for the rest; strength k = b2 / (b2 + noise); factor = 1 + k (S - 1), at least 0.05,
 * scaled to a mean of 1. Ratios to a running level instead of a year's mean keep growth out of the season.
 * In: kept months only. Not valid for fewer than 24 months: pass none.
 */
export function estimateSeasonFactors(ratios: readonly SeasonRatio[], prior: SeasonPrior): SeasonFactors {
  const counts = Array<number>(12).fill(0)
  const sums = Array<number>(12).fill(0)
  for (const { ratio, calendarMonth } of ratios) {
    counts[calendarMonth]!++
    sums[calendarMonth]! += ratio
  }
  const means = sums.map((sum, m) => (counts[m]! > 0 ? sum / counts[m]! : 1))
  const squares = ratios.reduce((sum, { ratio, calendarMonth }) => sum + (ratio - means[calendarMonth]!) ** 2, 0)
  const freedom = Math.max(
    1,
    counts.reduce((sum, count) => sum + Math.max(count - 1, 0), 0),
  )
  const noise = ((squares / freedom) * counts.reduce((sum, count) => sum + 1 / Math.max(count, 1), 0)) / 12
  const years = Math.max(1, ratios.length / 12)
  const average = meanOf(means)
  if (average === 0) return { ...NO_SEASON_FACTORS, years }
  const scaled = means.map(mean => mean / average)
  const centre = meanOf(scaled)
  const variance = scaled.reduce((sum, value) => sum + (value - centre) ** 2, 0) / 11
  const between = Math.max(0, variance - noise)
  const signal = (prior.months * prior.variance + 11 * between) / (prior.months + 11)
  const strength = signal / Math.max(signal + noise, 1e-12)
  const shrunk = scaled.map(value => Math.max(1 + strength * (value - 1), LEAST_FACTOR))
  const shrunkMean = meanOf(shrunk)
  return { factors: shrunk.map(value => value / shrunkMean), strength, years }
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
