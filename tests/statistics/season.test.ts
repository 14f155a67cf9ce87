import { describe, expect, it } from 'vitest'
import { addMonths, type Month } from '../../shared/calendar/month.ts'
import {
  buildMonthlyHistory,
  calendarIndex,
  type MeasureType,
  type MonthlyFigure,
  samplingVariance,
} from '../../shared/statistics/monthly-history.ts'
import { estimateSeason, levelByYear } from '../../shared/statistics/season.ts'
import { estimateSpread } from '../../shared/statistics/spread.ts'

const NOW: Month = '2018-03'
/** Three years with a season, each on a level of its own, and some noise; March 2015 first. */
const YEARS = [
  [74, 90, 106, 107, 123, 124, 120, 116, 97, 93, 74, 70],
  [126, 132, 153, 159, 180, 201, 177, 168, 144, 135, 126, 102],
  [163, 174, 200, 226, 237, 263, 234, 220, 206, 177, 163, 134],
].flat()
const without = (...missing: number[]) => YEARS.map((value, i) => (missing.includes(i) ? null : value))
const seriesEndingNow = (
  values: readonly (number | null)[],
  base: (i: number) => number | null = () => null,
): MonthlyFigure[] =>
  values.map((value, i) => ({ month: addMonths(NOW, i + 1 - values.length), value, denominator: base(i) }))

function fit(series: readonly MonthlyFigure[], measure: MeasureType = 'count') {
  const history = buildMonthlyHistory(series, NOW, measure)
  const levels = levelByYear(history)
  const season = estimateSeason(history, levels)
  return { levels, season, spread: estimateSpread(history, levels, season, measure) }
}
const closeTo = (values: readonly number[]) => values.map(value => expect.closeTo(value, 10) as number)

// Expected values: the definitions worked out in Python 3 with its own mean and standard deviation.
describe('a season with noise on levels that rise', () => {
  it('is shrunk by how much of it is noise, and leaves a spread', () => {
    const { levels, season, spread } = fit(seriesEndingNow([...YEARS, 160]))
    expect(levels).toEqual([99.5, 150.25, 199.75])
    expect(season.strength).toBeCloseTo(0.9886896409520313, 10)
    expect(season.factors).toEqual(
      closeTo([
        0.8017153091186211, 0.6879776857493227, 0.8017153091186211, 0.886019655552225, 1.0279736637857428,
        1.0873432899331998, 1.2045491219226117, 1.2968202336258767, 1.1830826102565783, 1.126994648687194,
        0.9883223050317487, 0.9074861672182583,
      ]),
    )
    // less than chance: the floor holds
    expect(spread!.phi).toBe(1)
    expect(spread!.degreesOfFreedom).toBeCloseTo(22.124413949527657, 9)
    expect(fit(seriesEndingNow([...YEARS, 160]), 'level').spread!.phi).toBeCloseTo(5.19121073647116, 9)
  })

  it('is made of the months there are, a calendar month without any taken as usual', () => {
    const { levels, season, spread } = fit(seriesEndingNow([...without(5, 17, 29, 7, 19), 160]), 'level')
    expect(levels).toEqual(closeTo([95.4, 143.4, 194]))
    expect(season.strength).toBeCloseTo(0.9800552539437878, 10)
    expect(season.factors.slice(6, 8)).toEqual(closeTo([1.2412446484622122, 0.9927557722587017]))
    expect(season.factors[9]).toBeCloseTo(1.123151871602074, 10)
    expect(spread!.phi).toBeCloseTo(5.472960511803466, 9)
    expect(spread!.degreesOfFreedom).toBeCloseTo(17.219392206618334, 9)
  })

  it('is of figures, not of totals, where months have bases of their own', () => {
    const base = (i: number) => (i % 2 === 0 ? 200 : 100)
    const { season, spread } = fit(seriesEndingNow([...YEARS, 160], base), 'rate')
    expect(season.strength).toBeCloseTo(0.9975325739426113, 10)
    expect(season.factors.slice(0, 3)).toEqual(closeTo([0.534209665559729, 0.9131128907118486, 0.534209665559729]))
    expect(spread!.phi).toBeCloseTo(1.8894058778750558, 9)
  })

  it.each([
    ['two months of a year missing', without(14, 15), true],
    ['three months of a year missing', without(14, 15, 16), false],
    ['three months of the last year missing', without(26, 27, 28), false],
    ['the oldest month missing', without(0), false],
    ['a year of nothing', YEARS.map((value, i) => (i < 12 ? 0 : value)), false],
    ['every month alike', Array<number>(36).fill(100), false],
  ])('with %s is found: %s', (_, values, isFound) => {
    const { season } = fit(seriesEndingNow([...values, 160]))
    expect(season.strength > 0).toBe(isFound)
    if (!isFound) expect(season).toEqual({ factors: Array(12).fill(1), strength: 0 })
  })

  it('has a spread from eight degrees of freedom: nine months of one year, ten of two', () => {
    const spread = (...values: (number | null)[]) => fit(seriesEndingNow([...values, 60])).spread
    const months = (count: number) => Array<number>(count).fill(60)
    expect(spread(...months(9))).toEqual({ phi: 1, degreesOfFreedom: 8 })
    expect(spread(...months(8))).toBeNull()
    const [gap, one] = [Array<null>(9).fill(null), months(1)]
    expect(spread(...one, ...gap, ...months(9))).toEqual({ phi: 1, degreesOfFreedom: 8 })
    expect(spread(...one, ...gap, null, ...months(8))).toBeNull()
  })
})

describe('the history of a series', () => {
  it('is laid out by month, from the first that has a figure', () => {
    const history = buildMonthlyHistory(seriesEndingNow([null, 5, null, 7]), NOW, 'count')
    expect(history).toMatchObject({ monthsKnown: 2, current: { total: 7, base: 1 }, month: NOW })
    expect(history.before.slice(-3)).toEqual([null, { total: 5, base: 1 }, null])
    expect(
      Object.keys(buildMonthlyHistory(seriesEndingNow(Array<number>(40).fill(5)), NOW, 'count').before),
    ).toHaveLength(36)
    expect(buildMonthlyHistory(seriesEndingNow(Array<number>(40).fill(5)), NOW, 'count').monthsKnown).toBe(39)
  })

  it.each([
    ['proportion', 0, 30, { total: 0, base: 30 }],
    ['proportion', 30, 30, { total: 30, base: 30 }],
    ['proportion', 3, null, null],
    ['proportion', 0, 0, null],
    ['rate', 5, 4, { total: 5, base: 4 }],
    ['rate', 5, null, null],
    ['rate', null, 4, null],
    ['count', 0, 4, { total: 0, base: 1 }],
    ['level', -5, null, { total: -5, base: 1 }],
    ['mean', -5, 4, { total: -5, base: 1 }],
  ] as const)('a %s of %j over %j is %j', (measure, value, denominator, figure) => {
    expect(buildMonthlyHistory([{ month: NOW, value, denominator }], NOW, measure).current).toEqual(figure)
  })

  it.each([
    ['count', -1, null, 'March 2018: a count must be zero or more; found -1'],
    ['rate', 0, -1, 'March 2018: the denominator must be more than zero; found -1'],
    ['rate', 1, 0, 'March 2018: the denominator must be more than zero; found 0'],
  ] as const)('a %s of %j over %j is refused', (measure, value, denominator, message) => {
    const run = () => buildMonthlyHistory([{ month: NOW, value, denominator }], NOW, measure)
    expect(run).toThrow(message)
    expect(run).toThrow(expect.objectContaining({ name: 'RejectedInputError' }) as Error)
  })

  it.each([
    ['2018-03', 0, 2],
    ['2018-03', 2, 0],
    ['2018-03', 3, 11],
    ['2018-12', 0, 11],
    ['2018-01', 13, 11],
    ['2018-01', 36, 0],
  ])('the month of the year %s less %i is %i', (month, back, index) => {
    expect(calendarIndex(month, back)).toBe(index)
  })

  it.each([
    ['count', 60, 1, 60],
    ['rate', 0.5, 100, 0.005],
    ['count', -1, 1, 0],
    ['proportion', 0.2, 100, 0.0016],
    ['proportion', 1.2, 100, 0],
    ['proportion', -0.2, 100, 0],
    ['mean', 60, 100, 1],
    ['level', 60, 100, 1],
  ] as const)('a %s of %f over %i varies by chance by %f', (measure, level, base, variance) => {
    expect(samplingVariance(measure, level, base)).toBeCloseTo(variance, 12)
  })
})
