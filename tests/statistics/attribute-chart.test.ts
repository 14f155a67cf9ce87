import { describe, expect, it } from 'vitest'
import { type AttributeChartKind, computeAttributeChart } from '../../shared/statistics/attribute-chart.ts'

type RowInput = number | null | readonly [value: number | null, denominator: number | null]
const rowsOf = (given: readonly RowInput[]) =>
  given.map((row, i) => {
    const [value, denominator] = Array.isArray(row) ? (row as [number, number]) : [row as number | null, null]
    return { date: `2018-${String(i + 1).padStart(2, '0')}-01`, value, denominator }
  })
const chartOf = (kind: AttributeChartKind, given: readonly RowInput[], options: Partial<typeof DEFAULT_OPTIONS> = {}) =>
  computeAttributeChart(kind, rowsOf(given), { ...DEFAULT_OPTIONS, ...options })
const DEFAULT_OPTIONS = { freeze: null as number | null, parts: [] as number[], screenMovingRanges: true }
const closeTo = (numbers: readonly (number | null)[]) =>
  numbers.map(number => (number === null ? null : (expect.closeTo(number, 9) as number)))
const limits = ({ points }: ReturnType<typeof chartOf>, i = 0) => {
  const { lowerLimit, lowerLimit2s, centre, upperLimit2s, upperLimit } = points[i]!
  return [lowerLimit, lowerLimit2s, centre, upperLimit2s, upperLimit]
}
const limitsAround = (centre: number, sd: number) => closeTo([-3, -2, 0, 2, 3].map(reach => centre + reach * sd))

describe('limits', () => {
  it('of counts are Poisson’s, not below 0', () => {
    expect(limits(chartOf('c', [100, 96, 104]))).toEqual(limitsAround(100, 10))
    expect(limits(chartOf('c', [4, 4]))).toEqual(closeTo([0, 0, 4, 8, 10]))
    expect(limits(chartOf('c', [0, 0]))).toEqual(closeTo([0, 0, 0, 0, 0]))
  })

  it('of proportions are binomial, by each month’s denominator, from 0 to 1', () => {
    const chart = chartOf('p', [
      [20, 100],
      [60, 300],
      [1, 4],
    ])
    const centre = 81 / 404
    expect(limits(chart, 0)).toEqual(limitsAround(centre, Math.sqrt((centre * (1 - centre)) / 100)))
    expect(limits(chart, 1)).toEqual(limitsAround(centre, Math.sqrt((centre * (1 - centre)) / 300)))
    expect(limits(chart, 2)[0]).toBe(0)
    expect(
      limits(
        chartOf('p', [
          [9, 10],
          [9, 10],
        ]),
      ).at(-1),
    ).toBe(1)
  })

  it('of rates are Poisson’s, by each month’s denominator', () => {
    const chart = chartOf('u', [
      [100, 50],
      [200, 100],
    ])
    expect(limits(chart, 0)).toEqual(limitsAround(2, Math.sqrt(2 / 50)))
    expect(limits(chart, 1)).toEqual(limitsAround(2, Math.sqrt(2 / 100)))
  })

  it('of single values are by moving ranges, wherever they lie', () => {
    expect(limits(chartOf('i', [10, 12, 10, 12]))).toEqual(limitsAround(11, 2 / 1.128))
    expect(limits(chartOf('i', [-1, 1, -1, 1]))).toEqual(limitsAround(0, 2 / 1.128))
    expect(limits(chartOf('i', [10, null, 20, 22]))).toEqual(limitsAround(52 / 3, 2 / 1.128))
    expect(limits(chartOf('i', [10, 12, 10, 40, 10]))).toEqual(limitsAround(16.4, 64 / 4 / 1.128))
    const spike = [10, 12, 10, 12, 10, 12, 10, 12, 60, 62]
    // seven of 2 and one of 48, which is more than 3.267 times their mean; and one of 2
    expect(limits(chartOf('i', spike))).toEqual(limitsAround(21, 2 / 1.128))
    expect(limits(chartOf('i', spike, { screenMovingRanges: false }))).toEqual(
      limitsAround(21, (8 * 2 + 48) / 9 / 1.128),
    )
  })

  it.each([
    ['pp', (centre: number) => centre * (1 - centre)],
    ['up', (centre: number) => centre],
  ] as const)(
    'of a %s chart are those without the prime, times the spread of what they standardise',
    (kind, variance) => {
      const given: RowInput[] = [
        [20, 100],
        [30, 100],
        [null, 100],
        [20, 100],
        [40, 400],
      ]
      const centre = 110 / 700
      const sd = (base: number) => Math.sqrt(variance(centre) / base)
      const z = (events: number, base: number) => (events / base - centre) / sd(base)
      const ranges = [z(30, 100) - z(20, 100), z(20, 100) - z(40, 400)]
      const sigma = (ranges[0]! + ranges[1]!) / 2 / 1.128
      const chart = chartOf(kind, given)
      expect(limits(chart, 0).slice(2)).toEqual(limitsAround(centre, sd(100) * sigma).slice(2))
      expect(limits(chart, 0).slice(0, 2)).toEqual([0, 0])
      expect(limits(chart, 4)).toEqual([0, ...limitsAround(centre, sd(400) * sigma).slice(1)])
      expect(limits(chart, 2)).toEqual([null, null, expect.closeTo(centre, 9), null, null])
    },
  )

  it('are none where nothing varies by chance, or nothing is known', () => {
    expect(
      limits(
        chartOf('pp', [
          [0, 10],
          [0, 10],
        ]),
      ),
    ).toEqual([null, null, 0, null, null])
    const all: RowInput[] = [
      [10, 10],
      [10, 10],
    ]
    expect(limits(chartOf('pp', all, { screenMovingRanges: false }))).toEqual([null, null, 1, null, null])
    expect(limits(chartOf('i', [5]))).toEqual([null, null, 5, null, null])
    expect(limits(chartOf('c', [null, null]))).toEqual([null, null, null, null, null])
    expect(chartOf('c', [null, null]).runs.longestRun).toBeNull()
  })
})

describe('what is plotted', () => {
  const plotted = ({ points }: ReturnType<typeof chartOf>) => points.map(({ value }) => value)

  it('is a count whatever stands under it', () => {
    expect(
      plotted(
        chartOf('c', [
          [5, 10],
          [7, null],
          [null, 10],
        ]),
      ),
    ).toEqual([5, 7, null])
    expect(chartOf('c', [[5, 10], [7, null], null]).points[0]!.centre).toBe(6)
  })

  it('is a share or a rate, and nothing where nothing stands under it', () => {
    expect(
      plotted(
        chartOf('p', [
          [5, 10],
          [null, 10],
          [5, null],
          [10, 10],
        ]),
      ),
    ).toEqual([0.5, null, null, 1])
    expect(
      plotted(
        chartOf('u', [
          [0, 0],
          [30, 10],
        ]),
      ),
    ).toEqual([null, 3])
    expect(
      chartOf('u', [
        [0, 0],
        [30, 10],
      ]).points.map(({ centre }) => centre),
    ).toEqual([3, 3])
  })

  it('is a single value over what stands under it, each month alike', () => {
    const chart = chartOf('i', [
      [10, 100],
      [10, 10],
    ])
    expect(plotted(chart)).toEqual([0.1, 1])
    expect(chart.points[0]!.centre).toBe(0.55)
  })

  it('is of those rows of a day that have both', () => {
    const rows = [5, 3].map((value, i) => ({ date: '2018-01-01', value, denominator: [null, 10][i]! }))
    expect(plotted(computeAttributeChart('p', rows, DEFAULT_OPTIONS))).toEqual([0.3])
  })

  it('is the sum of a day’s rows, or the mean of single values', () => {
    const twice = [5, 8].map(value => ({ date: '2018-01-01', value, denominator: null }))
    expect(plotted(computeAttributeChart('c', twice, DEFAULT_OPTIONS))).toEqual([13])
    expect(plotted(computeAttributeChart('i', twice, DEFAULT_OPTIONS))).toEqual([6.5])
    expect(
      computeAttributeChart('i', [...twice, { date: '2018-01-02', value: 7.5, denominator: null }], DEFAULT_OPTIONS)
        .points[0]!.centre,
    ).toBe(7)
  })

  it.each([
    ['c', 20, [4, 4, 4, 20], true],
    ['c', 9, [9, 9], false],
    ['c', 0, [0, 0], false],
    [
      'p',
      1,
      [
        [10, 10],
        [10, 10],
      ],
      false,
    ],
    ['i', -5, [-5], false],
    ['i', 5, [5], false],
    ['i', null, [50, 51, 50, null], false],
    ['i', 10, [50, 51, 50, 51, 50, 51, 50, 10], true],
  ] as const)('on a %s chart, %j last of %j, is outside: %s', (kind, value, given, isOutside) => {
    expect(chartOf(kind, given as readonly RowInput[]).points.at(-1)).toMatchObject({ value, outsideLimits: isOutside })
  })

  it.each([
    ['p', [[-1, 10]], '2018-01-01: a count must be zero or more; found -1'],
    ['u', [[1, -5]], '2018-01-01: the denominator must be more than zero; found -5'],
    ['i', [[1, 0]], '2018-01-01: the denominator must be more than zero; found 0'],
    ['pp', [[6, 5]], '2018-01-01: the numerator of a proportion must not be more than its denominator; found 6 of 5'],
    ['u', [5], 'a chart of kind u needs denominators'],
    ['up', [5], 'a chart of kind up needs denominators'],
  ] as [AttributeChartKind, RowInput[], string][])('on a %s chart, %j is refused', (kind, given, message) => {
    expect(() => chartOf(kind, given)).toThrow(message)
  })
  it('may be below zero as a single value, and above one as a rate', () => {
    expect(plotted(chartOf('i', [-5, 5]))).toEqual([-5, 5])
    expect(plotted(chartOf('u', [[6, 5]]))).toEqual([1.2])
  })
})

describe('parts', () => {
  const centres = (given: readonly RowInput[], options: Partial<typeof DEFAULT_OPTIONS>) =>
    chartOf('c', given, options).points.map(({ centre }) => centre)

  it('have limits of their own, in whatever order and however often they are named', () => {
    const given = [10, 10, 20, 20, 30, 30]
    expect(centres(given, { parts: [4, 2, 4] })).toEqual(given)
    expect(centres(given, { parts: [0, -2, 6, 99] })).toEqual(Array(6).fill(20))
    expect(chartOf('c', [1, 9, 1, 9, 10, 20, 10], { parts: [4, 7] }).runs).toMatchObject({
      longestRun: 1,
      crossings: 2,
    })
    expect(centres([...Array<number>(10).fill(1), 5, 7], { parts: [10, 2] }).slice(-2)).toEqual([6, 6])
  })

  it('go before a freeze, which otherwise counts from the first', () => {
    expect(centres([10, 20, 30, 40], { freeze: 1 })).toEqual([10, 10, 10, 10])
    expect(centres([10, 20, 30, 40], { freeze: 2 })).toEqual([15, 15, 15, 15])
    expect(centres([10, 20, 30, 40], { freeze: 1, parts: [2] })).toEqual([15, 15, 35, 35])
    expect(() => chartOf('c', [1], { freeze: 0.5 })).toThrow(
      'limits can be frozen after 1 point or more, not after 0.5',
    )
  })
})
