import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyseCase } from '../../shared/statistics/analyse.ts'

const analyse = (family: unknown, input: unknown) =>
  analyseCase({ id: 'a', family, input }).result as Record<string, unknown>
const rejectionMessage = (family: unknown, input: unknown): unknown => {
  const result = analyse(family, input)
  expect(result).toMatchObject({ outcome: 'error', kind: 'rejected-input' })
  return result.message
}
const interval = { statistic: 'proportion', numerator: 25, denominator: 30, confidence: 0.95, multiplier: 100 }
const options = {
  improvementDirection: 'increase',
  target: null,
  rebaseDates: [],
  fixAfterNPoints: null,
  screenOutliers: true,
}
const months = (values: (number | null)[]) =>
  values.map((value, i) => ({
    date: `${2013 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-01`,
    value,
  }))
const area = (numerator: unknown, denominator: unknown) => ({ area: 'Ely', numerator, denominator })

describe('refusals, in words', () => {
  it.each([
    [
      'an unknown family',
      'astrology',
      {},
      'the family must be one of xmr, intervals, means, funnel, attributes; found "astrology"',
    ],
    [
      'an inherited name',
      'constructor',
      {},
      'the family must be one of xmr, intervals, means, funnel, attributes; found "constructor"',
    ],
    [
      'no family',
      undefined,
      {},
      'the family must be one of xmr, intervals, means, funnel, attributes; found undefined',
    ],
    ['no input', 'xmr', undefined, 'expected object, received undefined'],
    ['a missing series', 'xmr', { options }, 'series: expected array, received undefined'],
    ['an empty series', 'xmr', { series: [], options }, 'the series is empty'],
    [
      'a text as a value',
      'xmr',
      { series: [{ date: '2013-04-01', value: '5' }], options },
      'series.0.value: expected number, received string',
    ],
    [
      'a value that is no number',
      'xmr',
      { series: [{ date: '2013-04-01', value: Number.NaN }], options },
      'series.0.value: expected number, received NaN',
    ],
    [
      'a date that is none',
      'xmr',
      { series: [{ date: '2013-02-30', value: 5 }], options },
      'series.0.date: must be a date written as 2018-03-01',
    ],
    [
      'a date twice',
      'xmr',
      { series: [...months([1, 2]), ...months([3])], options },
      'the date 2013-01-01 is in the series twice',
    ],
    [
      'a fix after 11',
      'xmr',
      { series: months([1, 2]), options: { ...options, fixAfterNPoints: 11 } },
      'limits can be fixed after 12 points or more, not after 11',
    ],
    [
      'a direction that is none',
      'xmr',
      { series: months([1]), options: { ...options, improvementDirection: 'up' } },
      'options.improvementDirection: expected one of "increase"|"decrease"|"neutral"',
    ],
    [
      'a denominator of zero',
      'intervals',
      { ...interval, denominator: 0 },
      'the denominator must be more than zero; found 0',
    ],
    [
      'a negative numerator',
      'intervals',
      { ...interval, numerator: -1 },
      'the numerator must be zero or more; found -1',
    ],
    [
      '31 of 30',
      'intervals',
      { ...interval, numerator: 31 },
      'the numerator of a proportion must not be more than its denominator; found 31 of 30',
    ],
    [
      'a level of 50',
      'intervals',
      { ...interval, confidence: 50 },
      'the confidence level must be between 90 and 100, or between 0.9 and 1; found 50',
    ],
    [
      'two other levels',
      'intervals',
      { ...interval, confidence: [0.9, 0.99] },
      'confidence: two confidence levels can only be 0.95 and 0.998',
    ],
    [
      'a level in words',
      'intervals',
      { ...interval, confidence: 'high' },
      'confidence: must be a number, or the pair 0.95 and 0.998',
    ],
    [
      'a negative count',
      'intervals',
      { ...interval, statistic: 'rate', numerator: -2 },
      'the numerator must be zero or more; found -2',
    ],
    ['no values', 'means', { values: [], confidence: 0.95 }, 'there are no values to take the mean of'],
    [
      'a mean at 80%',
      'means',
      { values: [1, 2], confidence: 80 },
      'the confidence level must be between 90 and 100, or between 0.9 and 1; found 80',
    ],
    ['no areas', 'funnel', { statistic: 'ratio', areas: [] }, 'there are no areas to compare'],
    [
      'an area over its whole',
      'funnel',
      { statistic: 'proportion', areas: [area(41, 40)] },
      'Ely: the numerator of a proportion must not be more than its denominator; found 41 of 40',
    ],
    [
      'a negative area',
      'funnel',
      { statistic: 'ratio', areas: [area(-1, 4)] },
      'Ely: the numerator must be zero or more; found -1',
    ],
    [
      'an area of none',
      'funnel',
      { statistic: 'ratio', areas: [area(4, 0)] },
      'Ely: the denominator must be more than zero; found 0',
    ],
    [
      'a rate without its type',
      'funnel',
      { statistic: 'rate', multiplier: 1000, areas: [area(4, 10)] },
      'rateType: must be crude or dsr for a rate',
    ],
    [
      'a rate without multiplier',
      'funnel',
      { statistic: 'rate', rateType: 'crude', areas: [area(4, 10)] },
      'multiplier: must be given for a rate',
    ],
    [
      'a p chart without denominators',
      'attributes',
      { chart: 'p', series: months([1]) },
      'a chart of kind p needs denominators',
    ],
    ['an empty chart', 'attributes', { chart: 'c', series: [] }, 'the series is empty'],
    [
      'a negative count on a c chart',
      'attributes',
      { chart: 'c', series: months([-1]) },
      '2013-01-01: a count must be zero or more; found -1',
    ],
    [
      '5 of 4 on a p chart',
      'attributes',
      { chart: 'p', series: [{ date: '2013-01-01', value: 5, denominator: 4 }] },
      '2013-01-01: the numerator of a proportion must not be more than its denominator; found 5 of 4',
    ],
    [
      '2 events in no days',
      'attributes',
      { chart: 'u', series: [{ date: '2013-01-01', value: 2, denominator: 0 }] },
      '2013-01-01: the denominator must be more than zero; found 0',
    ],
    [
      'a freeze after none',
      'attributes',
      { chart: 'c', series: months([1]), freeze: 0 },
      'limits can be frozen after 1 point or more, not after 0',
    ],
  ])('%s', (_, family, input, message) => {
    expect(rejectionMessage(family, input)).toBe(message)
  })

  it('answers what is not a case at all', () => {
    for (const given of [null, 5, 'text', [], {}])
      expect(analyseCase(given)).toMatchObject({ id: null, result: { outcome: 'error' } })
  })

  it('answers anything that JSON can hold, without a fault', () => {
    const anything = fc.jsonValue({ maxDepth: 4 })
    const number = fc.option(fc.oneof(fc.double(), fc.integer({ min: -3, max: 60 })))
    const rows = fc.array(
      fc.record({
        date: fc.constantFrom('2013-01-01', '2013-02-01', '2013-03-01', '2013-04-01'),
        value: number,
        denominator: number,
        area: fc.string(),
        numerator: number,
      }),
    )
    const input = fc.record(
      {
        series: rows,
        areas: rows,
        values: fc.array(number),
        options: fc.constant(options),
        statistic: fc.constantFrom('proportion', 'rate', 'ratio'),
        rateType: fc.constantFrom('crude', 'dsr'),
        numerator: number,
        denominator: number,
        multiplier: fc.oneof(number, anything),
        chart: fc.constantFrom('p', 'pp', 'c', 'u', 'up', 'i'),
        confidence: fc.oneof(fc.constantFrom(0.95, 99.8, 100, [0.95, 0.998]), anything),
        freeze: number,
        part: number,
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(
        fc.constantFrom('xmr', 'intervals', 'means', 'funnel', 'attributes'),
        fc.oneof(input, anything),
        (family, given) => {
          expect(['ok', 'error']).toContain(analyse(family, given).outcome)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('edges that the packages settle', () => {
  it('confidence of 100 per cent: everything for a proportion, no upper limit for a count', () => {
    expect(analyse('intervals', { ...interval, confidence: 100 })).toMatchObject({ lower: 0, upper: 100 })
    expect(analyse('intervals', { ...interval, statistic: 'rate', numerator: 4, confidence: 1 })).toMatchObject({
      lower: 0,
      upper: null,
      method: 'Exact',
    })
    expect(analyse('intervals', { ...interval, statistic: 'rate', confidence: 1 })).toMatchObject({
      lower: null,
      upper: null,
      method: 'Byars',
    })
    expect(analyse('means', { values: [3, 7], confidence: 100 })).toMatchObject({ value: 5, lower: null, upper: null })
  })

  it('a missing figure has no interval, and the one beside it is still checked', () => {
    expect(analyse('intervals', { ...interval, denominator: null })).toMatchObject({
      outcome: 'ok',
      value: null,
      lower: null,
    })
    expect(analyse('intervals', { ...interval, statistic: 'rate', numerator: null })).toMatchObject({
      value: null,
      method: null,
    })
    expect(rejectionMessage('intervals', { ...interval, numerator: null, denominator: 0 })).toBe(
      'the denominator must be more than zero; found 0',
    )
    expect(analyse('means', { values: [3, null], confidence: [0.95, 0.998] })).toMatchObject({
      value: null,
      count: 2,
      lower95: null,
      upper998: null,
    })
  })

  it('a missing area is left out of the funnel and of its average', () => {
    expect(analyse('funnel', { statistic: 'proportion', areas: [area(5, 10), area(null, 10)] })).toMatchObject({
      average: 50,
      areas: [{ significance: 'Not significant' }, { significance: 'Not significant', lower2s: null }],
    })
  })

  it('a chart of one point has a centre and no runs', () => {
    expect(analyse('attributes', { chart: 'i', series: months([5]) })).toMatchObject({
      points: [{ value: 5, centre: 5, lowerLimit: null }],
      longestRun: null,
      crossingsMin: null,
      runsSignal: false,
    })
  })

  it('rows of one date are one subgroup; a month without a denominator has no limits', () => {
    const series = [
      { date: '2013-02-01', value: 3, denominator: 10 },
      { date: '2013-01-01', value: 1, denominator: 10 },
      { date: '2013-02-01', value: 1, denominator: 10 },
      { date: '2013-03-01', value: 1, denominator: null },
    ]
    expect(analyse('attributes', { chart: 'p', series })).toMatchObject({
      points: [{ value: 0.1, centre: 5 / 30 }, { value: 0.2 }, { value: null, lowerLimit: null, outsideLimits: false }],
    })
  })

  it('new limits after a part; the runs are those of the last', () => {
    const series = months([10, 12, 10, 12, 40, 42, 40, 42])
    const result = analyse('attributes', { chart: 'c', series, part: 4, freeze: 2 }) as { points: { centre: number }[] }
    expect(result.points.map(p => p.centre)).toEqual([11, 11, 11, 11, 41, 41, 41, 41])
    expect(result).toMatchObject({ longestRun: 1, crossings: 3 })
  })
})

describe('what each family answers', () => {
  it('a family is named, not listed', () => {
    expect(rejectionMessage(['xmr'], { series: months([1]), options })).toBe(
      'the family must be one of xmr, intervals, means, funnel, attributes; found ["xmr"]',
    )
  })

  it('a chart without a target has no assurance, by type or by icon', () => {
    expect(analyse('xmr', { series: months([1, 2, 3]), options })).toMatchObject({
      assuranceType: null,
      assuranceIcon: null,
    })
  })

  it('a ratio: where it lies, and no limits', () => {
    expect(analyse('funnel', { statistic: 'ratio', areas: [area(30, 10), area(10, 10)] })).toEqual({
      outcome: 'ok',
      average: null,
      areas: [
        { area: 'Ely', significance: 'High (0.001)' },
        { area: 'Ely', significance: 'Not significant' },
      ],
    })
  })

  it('an interval: the share, its limits and the method, times the multiplier', () => {
    const { value, lower, upper, method, ...rest } = analyse('intervals', interval)
    expect([value, lower, upper].map(number => Number(number).toFixed(3))).toEqual(['83.333', '66.436', '92.663'])
    expect([method, rest]).toEqual(['Wilson', { outcome: 'ok' }])
  })

  it('two levels: a pair of limits each', () => {
    const both = analyse('intervals', { ...interval, confidence: [0.95, 0.998] })
    expect(Object.keys(both)).toEqual(['outcome', 'value', 'lower95', 'upper95', 'lower998', 'upper998', 'method'])
  })

  it.each([[[0.998, 0.95]], [[0.95, 0.99]], [[0.9, 0.998]], [[0.95, 0.998, 0.999]], [[]]])(
    'the levels %j are refused',
    confidence => {
      expect(rejectionMessage('intervals', { ...interval, confidence })).toBe(
        'confidence: two confidence levels can only be 0.95 and 0.998',
      )
    },
  )

  it('a rate: events for so many, by the exact method for few', () => {
    const rate = analyse('intervals', {
      ...interval,
      statistic: 'rate',
      numerator: 9,
      denominator: 3000,
      multiplier: 1000,
    })
    expect(Number(rate.value)).toBeCloseTo(3, 9)
    expect(Number(rate.lower)).toBeCloseTo(4.1154 / 3, 3)
    expect(Number(rate.upper)).toBeCloseTo(17.0848 / 3, 3)
    expect(rate.method).not.toBe('Wilson')
  })

  it.each([
    ['numerator', { numerator: null }, 'Wilson'],
    ['denominator', { denominator: null }, 'Wilson'],
  ])('without its %s a figure has neither value nor limits', (_, missing, method) => {
    expect(analyse('intervals', { ...interval, ...missing })).toEqual({
      outcome: 'ok',
      value: null,
      lower: null,
      upper: null,
      method,
    })
  })

  it('a missing numerator of a rate leaves the method open', () => {
    expect(analyse('intervals', { ...interval, statistic: 'rate', numerator: null }).method).toBeNull()
    expect(rejectionMessage('intervals', { ...interval, numerator: null, denominator: 0 })).toBe(
      'the denominator must be more than zero; found 0',
    )
  })
})
