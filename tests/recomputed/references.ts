import { countsWithin, NO_SEASON, type Ranges, runningLevels, type Season, seasonOf } from './counts.ts'
import { lnGamma, medianOf, normalBelow, studentAt, sumOf } from './distributions.ts'

/** `share`: so many of so many; `rate`: events for a base; `mean`: an average and how many it is of. */
export type Kind = 'share' | 'rate' | 'mean'

/** A month: its total over its base. */
export interface RatioMonth {
  readonly index: number
  readonly total: number
  readonly base: number
}

/** Season, spread and chance of the 36 months before one. */
export interface Fit {
  readonly season: Season
  readonly spread: number
  readonly freedom: number
  readonly kept: readonly RatioMonth[]
  readonly chance: (level: number, base: number) => number
}

/** Variance by chance about a level. */
function chanceOf(kind: Kind, history: readonly RatioMonth[]): Fit['chance'] {
  if (kind === 'rate') return (level, base) => Math.max(level, 0.25 / base) / base
  if (kind === 'mean') {
    const middling = medianOf(history.map(({ base }) => base))
    return (_, base) => (1 + middling / base) / 2
  }
  const everyone = sumOf(history.map(({ base }) => base))
  return (level, base) => {
    const share = (Math.min(1, Math.max(0, level)) * everyone + 0.5) / (everyone + 1)
    return (share * (1 - share)) / base
  }
}

export function fitBefore(all: readonly RatioMonth[], index: number, kind: Kind): Fit {
  const history = all
    .filter(month => month.index < index && month.index >= index - 36)
    .sort((a, b) => a.index - b.index)
  const chance = chanceOf(kind, history)
  const rates = history.map(({ total, base }) => total / base)
  const isPositive = rates.every(rate => rate >= 0) && medianOf(rates) > 0
  const unit = isPositive ? 100 / medianOf(rates) : 1
  const levels = isPositive
    ? runningLevels(rates.map(rate => rate * unit)).map(level => level / unit)
    : rates.map(() => medianOf(rates))
  const hasSeason = isPositive && index - Math.min(...all.map(month => month.index)) >= 36
  const fitSeason = (isKept: readonly boolean[]) =>
    hasSeason
      ? seasonOf(
          history.flatMap((month, i) =>
            isKept[i] === true ? [{ calendar: month.index % 12, ratio: rates[i]! / levels[i]! }] : [],
          ),
          0,
        )
      : NO_SEASON
  const hasLaw = kind !== 'mean'
  let isKept = history.map(() => true)
  let season = fitSeason(isKept)
  for (let pass = 0; pass < 2; pass++) {
    const off = history.map(({ index: at, base }, i) => {
      const expected = levels[i]! * season.factors[at % 12]!
      return Math.abs(rates[i]! - expected) / Math.sqrt(chance(expected, base))
    })
    const robust = 1.4826 * medianOf(off)
    const limit = 4 * (hasLaw ? Math.max(1, robust) : robust)
    isKept = off.map(each => limit <= 0 || each <= limit)
    season = fitSeason(isKept)
  }
  const errors = history.flatMap((month, i) => {
    if (isKept[i] !== true) return []
    const earlier = history.filter((_, j) => isKept[j] === true && j < i && j >= i - 12)
    if (earlier.length < 6) return []
    const weight = sumOf(earlier.map(({ index: at, base }) => base * season.factors[at % 12]!))
    const expected = (sumOf(earlier.map(({ total }) => total)) / weight) * season.factors[month.index % 12]!
    return [(rates[i]! - expected) / Math.sqrt(chance(expected, month.base) * (1 + 1 / earlier.length))]
  })
  const robust = 1.4826 * medianOf(errors.map(Math.abs))
  const bound = 3 * (hasLaw ? Math.max(robust, 0.8) : robust)
  const cut = errors.map(each => (bound > 0 ? Math.min(bound, Math.abs(each)) : each))
  const fitted = Math.max(1 - (season.strength * (2 - season.strength)) / season.years, 0.3)
  const found = Math.sqrt(sumOf(cut.map(each => each ** 2)) / errors.length / 0.98 / fitted)
  return {
    season,
    spread: hasLaw ? Math.max(1, found) : found,
    freedom: Math.max(4, errors.length - 11 * season.strength),
    kept: history.filter((_, i) => isKept[i]),
    chance,
  }
}

/** The month's range from the twelve months before it. */
export function recomputeAgainstReference(all: readonly RatioMonth[], index: number, kind: Kind): Ranges {
  const earlier = all.filter(month => month.index < index)
  if (kind === 'share' && sumOf(earlier.map(({ total }) => total)) > sumOf(earlier.map(({ base }) => base)) / 2) {
    // most are cases: the exceptions are judged
    const { expected, word, significant } = recomputeAgainstReference(
      all.map(month => ({ ...month, total: month.base - month.total })),
      index,
      kind,
    )
    const turn = ([lower, upper]: readonly [number, number]) => [1 - upper, 1 - lower] as const
    return { expected: 1 - expected, word: turn(word), significant: turn(significant) }
  }
  const { season, spread, freedom, kept, chance } = fitBefore(all, index, kind)
  const { base } = all.find(month => month.index === index)!
  const months = kept.filter(month => month.index >= index - 12)
  const factor = season.factors[index % 12]!
  const weight = sumOf(months.map(month => month.base * season.factors[month.index % 12]!))
  const level = sumOf(months.map(({ total }) => total)) / weight
  const expected = kind === 'share' ? Math.min(0.999, factor * level) : factor * level
  const ofReference =
    (factor ** 2 *
      sumOf(months.map(month => month.base ** 2 * chance(level * season.factors[month.index % 12]!, month.base)))) /
    weight ** 2
  const error = spread * Math.sqrt(chance(expected, base) * (1 + season.strength / season.years) + ofReference)
  const isNeverNegative = all.every(({ total }) => total >= 0)
  const range = (share: number): readonly [number, number] => {
    const limit = studentAt(share, freedom)
    if (kind === 'share') return sharesWithin(Math.round(base), Math.max(expected, 0.5 / base / 12), error, limit)
    if (kind === 'rate') {
      const [lower, upper] = countsWithin(expected * base, (error * base) ** 2, limit)
      return [lower / base, upper / base]
    }
    const lower = expected - limit * error
    return [isNeverNegative ? Math.max(0, lower) : lower, expected + limit * error]
  }
  return { expected, word: range(0.975), significant: range(0.999) }
}

/** The shares of n that a beta-binomial distribution has within the limits; from 100 expected cases on by its skewness. */
function sharesWithin(n: number, mean: number, error: number, limit: number): readonly [number, number] {
  if (mean > 0.5) {
    const [lower, upper] = sharesWithin(n, 1 - mean, error, limit)
    return [1 - upper, 1 - lower]
  }
  const likeness = Math.min(0.999, Math.max(1e-9, (error ** 2 / ((mean * (1 - mean)) / n) - 1) / (n - 1)))
  const [a, b] = [mean / likeness - mean, (1 - mean) / likeness - (1 - mean)]
  if (n * mean >= 100) {
    const skewness =
      ((a + b + 2 * n) * (b - a) * Math.sqrt(1 + a + b)) / ((a + b + 2) * Math.sqrt(n * a * b * (n + a + b)))
    const at = (score: number) => mean + error * (score + (skewness * (score ** 2 - 1)) / 6)
    return [Math.max(0, at(-limit)), Math.min(1, at(limit))]
  }
  const logBeta = (p: number, q: number) => lnGamma(p) + lnGamma(q) - lnGamma(p + q)
  const exactly = (count: number) =>
    Math.exp(
      lnGamma(n + 1) - lnGamma(count + 1) - lnGamma(n - count + 1) + logBeta(count + a, n - count + b) - logBeta(a, b),
    )
  const tail = normalBelow(-limit)
  const inside: number[] = []
  for (let count = 0, below = 0; count <= n; below += exactly(count++)) {
    const middle = below + exactly(count) / 2
    if (middle >= tail && 1 - middle >= tail) inside.push(count)
  }
  return inside.length === 0 ? [0, 0] : [inside[0]! / n, inside.at(-1)! / n]
}

/** A headcount against the month before. */
export function recomputeHeadcount(all: readonly RatioMonth[], index: number): Ranges {
  const history = all
    .filter(month => month.index < index && month.index >= index - 36)
    .sort((a, b) => a.index - b.index)
  const changes = history.slice(1).map((month, i) => month.total - history[i]!.total)
  const bound = 3 * 1.4826 * medianOf(changes.map(Math.abs))
  const cut = changes.map(change => (bound > 0 ? Math.min(bound, Math.abs(change)) : change))
  const spread = Math.sqrt(sumOf(cut.map(change => change ** 2)) / changes.length / 0.98)
  const expected = history.at(-1)!.total
  const range = (share: number, least: number) => {
    const half = Math.max(studentAt(share, changes.length - 1) * spread, least * expected)
    return [Math.max(0, expected - half), expected + half] as const
  }
  return { expected, word: range(0.975, 0.01), significant: range(0.999, 0.02) }
}
