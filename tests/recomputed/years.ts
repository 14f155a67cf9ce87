import { lengthOf, type Ranges } from './counts.ts'
import { bisect, sumOf } from './distributions.ts'
import { fitBefore, type Kind, type RatioMonth } from './references.ts'

/** A year's totals, and what they are of: months by season, or bases by season. */
function yearOf(all: readonly RatioMonth[], last: number, factors: readonly number[]) {
  const months = all.filter(({ index }) => index <= last && index > last - 12)
  return {
    total: sumOf(months.map(({ total }) => total)),
    weight: sumOf(months.map(({ index, base }) => base * factors[index % 12]!)),
    months,
  }
}

/**
 * Where the year would have to lie to be no different from the year before: solved by bisection on the standard errors between the two.
 *
 * @param kind `count` for months that add up, whose base is the length of the month
 */
export function recomputeYear(all: readonly RatioMonth[], index: number, kind: Kind | 'count'): Ranges {
  const given = kind === 'count' ? all.map(month => ({ ...month, base: lengthOf(month.index) })) : all
  const { season, spread, chance } = fitBefore(given, index, kind === 'count' ? 'rate' : kind)
  const [now, before] = [yearOf(given, index, season.factors), yearOf(given, index - 12, season.factors)]
  const alike = 1 + 2 * 0.3 * (11 / 12) * (kind === 'mean' ? 1 : 1 - 1 / spread ** 2)
  const expected = before.total / before.weight
  const scale = kind === 'count' ? now.weight : 1
  if (kind === 'mean') {
    const ofYear = ({ months }: typeof now) =>
      sumOf(months.map(({ base, total }) => base ** 2 * chance(total / base, base))) /
      sumOf(months.map(({ base }) => base)) ** 2
    const error = spread * Math.sqrt(alike * (ofYear(now) + ofYear(before)))
    const range = (limit: number) => [expected - limit * error, expected + limit * error] as const
    return { expected, word: range(2.06), significant: range(3.15) }
  }
  const score = (figure: number) => {
    const pooled = (figure * now.weight + before.total) / (now.weight + before.weight)
    const chanceVariance = pooled * (kind === 'share' ? 1 - pooled : 1) * (1 / now.weight + 1 / before.weight)
    return (figure - expected) / (spread * Math.sqrt(alike * chanceVariance))
  }
  const most = kind === 'share' ? 1 : expected * 10 + 10
  const range = (limit: number) =>
    [bisect(score, -limit, 0, expected) * scale, bisect(score, limit, expected, most) * scale] as const
  return { expected: expected * scale, word: range(2.06), significant: range(3.15) }
}
