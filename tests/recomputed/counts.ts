import { betaBelow, bisect, lnGamma, medianOf, normalAt, sumOf } from './distributions.ts'

/** A month as a reader of the file of figures has it: its number since year 0, and its count. */
export interface CountMonth {
  readonly index: number
  readonly count: number
}

export interface Ranges {
  readonly expected: number
  readonly word: readonly [number, number]
  readonly significant: readonly [number, number]
}

const daysOf = (index: number) => new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate()
export const lengthOf = (index: number): number => daysOf(index) / 30.4375

/** Running level of every month: growth, then the median about it. */
export function runningLevels(rates: readonly number[]): number[] {
  const changes = rates.length < 24 ? [] : rates.slice(12).map((rate, i) => Math.log((rate + 0.5) / (rates[i]! + 0.5)))
  const growth = changes.length === 0 ? 0 : medianOf(changes) / 12
  return rates.map((_, i) => {
    const near = rates.flatMap((rate, j) => (Math.abs(i - j) <= 6 ? [rate * Math.exp(-growth * (j - i))] : []))
    return Math.max(medianOf(near), 0.1)
  })
}

export interface Season {
  readonly factors: readonly number[]
  readonly strength: number
  readonly years: number
}

/** Season of ratios by calendar month, shrunk by how much of it may be noise; the prior is worth so many calendar months of 6%. */
export function seasonOf(
  ratios: readonly { readonly calendar: number; readonly ratio: number }[],
  prior: number,
): Season {
  const groups = Array.from({ length: 12 }, (_, calendar) =>
    ratios.filter(each => each.calendar === calendar).map(({ ratio }) => ratio),
  )
  const means = groups.map(group => (group.length === 0 ? 1 : sumOf(group) / group.length))
  const within = sumOf(groups.map((group, m) => sumOf(group.map(ratio => (ratio - means[m]!) ** 2))))
  const freedom = Math.max(1, sumOf(groups.map(group => Math.max(0, group.length - 1))))
  const noise = ((within / freedom) * sumOf(groups.map(group => 1 / Math.max(1, group.length)))) / 12
  const scaled = means.map(mean => mean / (sumOf(means) / 12))
  const between = Math.max(0, sumOf(scaled.map(value => (value - 1) ** 2)) / 11 - noise)
  const signal = (prior * 0.06 ** 2 + 11 * between) / (prior + 11)
  const strength = signal / Math.max(signal + noise, 1e-12)
  const shrunk = scaled.map(value => Math.max(0.05, 1 + strength * (value - 1)))
  return {
    factors: shrunk.map(value => value / (sumOf(shrunk) / 12)),
    strength,
    years: Math.max(1, ratios.length / 12),
  }
}

export const NO_SEASON: Season = { factors: Array<number>(12).fill(1), strength: 0, years: 1 }

/** The month's expected range from the months before it, as docs/method.md says. */
export function recomputeCount(all: readonly CountMonth[], index: number): Ranges {
  const months = all.filter(month => month.index < index && month.index >= index - 60).sort((a, b) => a.index - b.index)
  const rates = months.map(({ index: at, count }) => count / lengthOf(at))
  const levels = runningLevels(rates)
  const calendar = (at: number) => at % 12
  const fit = (kept: readonly boolean[]) =>
    months.length < 24
      ? NO_SEASON
      : seasonOf(
          months.flatMap((month, i) =>
            kept[i] === true ? [{ calendar: calendar(month.index), ratio: rates[i]! / levels[i]! }] : [],
          ),
          4,
        )
  let kept = months.map(() => true)
  let season = fit(kept)
  for (let pass = 0; pass < 2; pass++) {
    const off = months.map((month, i) => {
      const expected = Math.max(levels[i]! * season.factors[calendar(month.index)]! * lengthOf(month.index), 0.5)
      return Math.abs(month.count - expected) / Math.sqrt(expected)
    })
    const scale = Math.max(1, 1.4826 * medianOf(off))
    kept = off.map(each => each <= 4 * scale)
    season = fit(kept)
  }
  const used = months.filter((_, i) => kept[i])
  const weightOf = ({ index: at }: CountMonth) => season.factors[calendar(at)]! * lengthOf(at)
  /** Level of the months before the i-th kept one, weighted 0.8 for each month older. */
  const levelBefore = (i: number) => {
    const weights = used.slice(0, i).map((_, j) => 0.8 ** (i - 1 - j))
    const events = sumOf(weights.map((weight, j) => weight * used[j]!.count))
    const exposure = sumOf(weights.map((weight, j) => weight * weightOf(used[j]!)))
    return {
      level: events / exposure,
      total: sumOf(weights),
      error: sumOf(weights.map(weight => weight ** 2)) / sumOf(weights) ** 2,
    }
  }
  const errors = used.flatMap((month, i) => {
    const { level, total, error } = levelBefore(i)
    if (i === 0 || total < 2.2) return []
    const expected = Math.max(Math.max(level, 1e-6) * weightOf(month), 0.25)
    return [(month.count - expected) / Math.sqrt(expected * (1 + error))]
  })
  const now = levelBefore(used.length)
  const level = Math.max(now.level, 1 / 12)
  const bound = 3 * Math.max(1.4826 * medianOf(errors.map(Math.abs)), 0.8)
  const fitted = Math.max(1 - (season.strength * (2 - season.strength)) / season.years, 0.3)
  const own = sumOf(errors.map(each => Math.min(bound, Math.abs(each)) ** 2)) / errors.length / 0.98 / fitted
  const freedom = Math.max(errors.length - 11 * season.strength, 0)
  const spread = Math.max(1, (4 * (1 + (1.6 * level) / (level + 50)) + freedom * own) / (4 + freedom))
  const expected = level * season.factors[calendar(index)]! * lengthOf(index)
  const variance = spread * (expected + (expected ** 2 / level) * (now.error + 0.05 + season.strength / season.years))
  const range = (limit: number) => countsWithin(expected, variance, limit)
  return { expected, word: range(2.06), significant: range(3.15) }
}

/** The counts whose scores in a negative binomial distribution are at the limits. */
export function countsWithin(mean: number, variance: number, limit: number): readonly [number, number] {
  const safe = Math.max(variance, mean * 1.0001)
  const size = mean ** 2 / (safe - mean)
  const chance = mean / safe
  const skewness = (2 - chance) / Math.sqrt(size * (1 - chance))
  const isExpanded = mean >= 400 && skewness <= 0.3
  const score = (count: number): number => {
    if (isExpanded) {
      const s = (count - mean) / Math.sqrt(safe)
      return s - (skewness * (s ** 2 - 1)) / 6
    }
    const exactly = Math.exp(
      lnGamma(count + size) -
        lnGamma(size) -
        lnGamma(count + 1) +
        size * Math.log(chance) +
        count * Math.log1p(-chance),
    )
    const below = betaBelow(size, count + 1, chance) - exactly / 2
    if (below < 0.5) return normalAt(Math.max(below, 1e-15))
    return -normalAt(Math.max((count <= 0 ? 1 : betaBelow(count, size, 1 - chance)) - exactly / 2, 1e-15))
  }
  const lower = score(0) >= -limit ? 0 : bisect(score, -limit, 0, mean)
  return [lower, bisect(score, limit, mean, mean + 3 * limit * Math.sqrt(safe) + 5)]
}
