import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths, type Month } from '../../shared/calendar/month.ts'
import type { MeasureType, MonthlyFigure } from '../../shared/statistics/monthly-history.ts'
import { buildMonthlyHistory } from '../../shared/statistics/monthly-history.ts'
import { REFERENCE_HEADINGS, referenceBounds } from '../../shared/statistics/reference-period.ts'
import { estimateSeason, levelByYear } from '../../shared/statistics/season.ts'
import { exactRange, needsExactTest } from '../../shared/statistics/small-base.ts'
import { estimateSpread } from '../../shared/statistics/spread.ts'
import { judgeMonth, type VerdictOptions } from '../../shared/statistics/verdict.ts'

const NOW: Month = '2018-03'

/** A series whose last value is that of March 2018. */
function seriesEndingNow(
  values: readonly (number | null)[],
  denominators: number | readonly number[] | null = null,
): MonthlyFigure[] {
  return values.map((value, i) => ({
    month: addMonths(NOW, i + 1 - values.length),
    value,
    denominator: typeof denominators === 'number' ? denominators : (denominators?.[i] ?? null),
  }))
}
const repeat = (pattern: readonly number[], length: number): number[] =>
  Array.from({ length }, (_, i) => pattern[i % pattern.length]!)
const judge = (series: readonly MonthlyFigure[], options: Partial<VerdictOptions> = {}) =>
  judgeMonth(series, NOW, { measure: 'count', reference: '12-months-before', ...options })
const constantHistory = repeat([60], 36)

describe('the default rule on counts', () => {
  it('the worked example: 90 after three years of 60', () => {
    const verdict = judge(seriesEndingNow([...constantHistory, 90]))
    expect(verdict).toMatchObject({
      word: 'Higher',
      significant: true,
      value: 90,
      phi: 1,
      seasonStrength: 0,
      seasonFactor: 1,
      historyMonths: 36,
      referenceFrom: '2017-03',
      referenceTo: '2018-02',
      smallBase: 'no',
      rule: 'above the range expected in 499 months in 500',
    })
    expect(verdict.expected).toBeCloseTo(60, 10)
    expect(verdict.z).toBeCloseTo(30 / Math.sqrt(65), 10)
    expect(verdict.wordRange!.upper).toBeCloseTo(60 + 2.06 * Math.sqrt(65), 9)
    expect(verdict.significantRange!.lower).toBeCloseTo(60 - 3.47 * Math.sqrt(65), 9)
  })

  it.each([
    [76, 'Comparable', false],
    [77, 'Higher', false],
    [87, 'Higher', false],
    [88, 'Higher', true],
    [44, 'Comparable', false],
    [43, 'Lower', false],
    [32, 'Lower', true],
  ])('%i against 60 is %s', (value, word, significant) => {
    expect(judge(seriesEndingNow([...constantHistory, value]))).toMatchObject({ word, significant })
  })

  it('months that vary more than chance widen the range', () => {
    const variable = judge(seriesEndingNow([...repeat([40, 80], 35), 90]))
    expect(variable.phi).toBeGreaterThan(2.6)
    expect(variable.phi).toBeLessThan(2.8)
    expect(variable.word).toBe('Comparable')
  })

  it('a season that repeats is expected, and its noise is allowed for', () => {
    const year = [80, 80, 80, 80, 80, 80, 120, 120, 120, 120, 120, 120]
    const verdict = judge(seriesEndingNow([...year, ...year, ...year, 80]))
    expect(verdict.seasonStrength).toBeCloseTo(1, 10)
    expect(verdict.seasonFactor).toBeCloseTo(0.8, 10)
    expect(verdict.expected).toBeCloseTo(80, 9)
    expect(verdict.z).toBeCloseTo(0, 9)
    const summer = judge(seriesEndingNow([...year, ...year, ...year, 120]))
    expect(summer.z).toBeCloseTo(40 / Math.sqrt(80 * (4 / 3) + (0.64 * 1200) / 144), 6)
  })

  it('without 36 months no season is taken out', () => {
    expect(judge(seriesEndingNow([...repeat([50, 70], 35), 60]))).toMatchObject({
      word: 'Comparable',
      seasonStrength: 0,
      historyMonths: 35,
    })
  })

  it('figures after the month were not known then', () => {
    const series = [...seriesEndingNow([...constantHistory, 90]), { month: '2018-04', value: 900, denominator: null }]
    expect(judge(series)).toEqual(judge(seriesEndingNow([...constantHistory, 90])))
  })
})

describe('references', () => {
  it('are the 12 or 36 months before, or the previous financial year, and are called so', () => {
    expect(referenceBounds('12-months-before', NOW)).toEqual({ from: '2017-03', to: '2018-02' })
    expect(referenceBounds('36-months-before', NOW)).toEqual({ from: '2015-03', to: '2018-02' })
    expect(referenceBounds('previous-financial-year', NOW)).toEqual({ from: '2016-04', to: '2017-03' })
    expect(referenceBounds('previous-financial-year', '2018-04')).toEqual({ from: '2017-04', to: '2018-03' })
    expect(REFERENCE_HEADINGS['previous-financial-year']).toBe('previous financial year')
  })
  it('change what is expected', () => {
    const series = seriesEndingNow([...repeat([40], 12), ...repeat([50], 12), ...repeat([60], 12), 60])
    expect(judge(series).expected).toBeCloseTo(60, 9)
    expect(judge(series, { reference: '36-months-before' }).expected).toBeCloseTo(50, 9)
    expect(judge(series, { reference: 'previous-financial-year' }).expected).toBeCloseTo((11 * 50 + 60) / 12, 9)
  })
})

describe('no verdict, and why', () => {
  it.each([
    ['no figure', seriesEndingNow([...constantHistory, null]), {}, 'there is no figure for March 2018'],
    ['nothing at all', [], {}, 'there is no figure for March 2018'],
    [
      '12 months before',
      seriesEndingNow(repeat([60], 13)),
      {},
      'there are 12 months before March 2018, and 13 are needed',
    ],
    [
      '35 for three years',
      seriesEndingNow(repeat([60], 36)),
      { reference: '36-months-before' as const },
      'there are 35 months before March 2018, and 36 are needed',
    ],
    [
      '3 of 12 missing',
      seriesEndingNow([...repeat([60], 30), null, null, null, 60, 60, 60, 60]),
      {},
      '3 of the 12 months from March 2017 to February 2018 are missing',
    ],
    [
      'a level that never varies',
      seriesEndingNow(repeat([60], 37)),
      { measure: 'level' as const },
      'the figure has never varied, so there is no usual spread to judge it by',
    ],
    [
      'a survey of 9',
      seriesEndingNow([...repeat([20], 36), 8], [...repeat([30], 36), 9]),
      { measure: 'proportion' as const, survey: true },
      'only 9 people were asked, too few to show',
    ],
    [
      'a year long ago and little since',
      seriesEndingNow([60, ...Array<null>(24).fill(null), ...repeat([60], 8), null, null, 60, 60, 60]),
      {},
      '',
    ],
  ])('%s', (_, series, options, rule) => {
    const verdict = judge(series, options)
    if (rule === '') expect(verdict.word).toBe('Comparable')
    else expect(verdict).toMatchObject({ word: 'n/a', significant: false, z: null, wordRange: null, rule })
  })
  it('a suppressed survey shows no value', () => {
    const series = seriesEndingNow([...repeat([20], 36), 8], [...repeat([30], 36), 9])
    expect(judge(series, { measure: 'proportion', survey: true })).toMatchObject({
      value: null,
      smallBase: 'suppressed',
    })
  })
  it('13 months are enough, with two of twelve missing', () => {
    expect(judge(seriesEndingNow([...repeat([60], 11), null, null, 60])).word).toBe('Comparable')
    expect(judge(seriesEndingNow([...repeat([60], 13), 60]))).toMatchObject({ word: 'Comparable', historyMonths: 13 })
  })
  it.each([
    [[...seriesEndingNow([60]), ...seriesEndingNow([60])], 'count', 'March 2018 is in the series twice'],
    [seriesEndingNow([-1]), 'count', 'March 2018: a count must be zero or more; found -1'],
    [seriesEndingNow([31], 30), 'proportion', 'March 2018: found 31 of 30, which is more than all'],
    [seriesEndingNow([3], 0), 'rate', 'March 2018: the denominator must be more than zero; found 0'],
  ] as const)('refuses %j', (series, measure, message) => {
    expect(() => judge(series, { measure })).toThrow(message)
  })
  it('nobody asked is no figure', () => {
    expect(
      judge(seriesEndingNow([...repeat([20], 36), 0], [...repeat([30], 36), 0]), { measure: 'proportion' }).rule,
    ).toBe('there is no figure for March 2018')
  })
})

describe('other measures', () => {
  it('a proportion is pooled, its variance binomial', () => {
    const verdict = judge(seriesEndingNow([...repeat([400], 36), 440], 500), { measure: 'proportion' })
    expect(verdict.expected).toBeCloseTo(0.8, 12)
    expect(verdict.z).toBeCloseTo(0.08 / Math.sqrt((0.16 / 500) * (13 / 12)), 9)
    expect(verdict).toMatchObject({ word: 'Higher', significant: true, value: 0.88 })
    expect(verdict.significantRange!.upper).toBeLessThan(0.88)
  })
  it('a rate is events over its denominator', () => {
    const counts = judge(seriesEndingNow([...constantHistory, 90]))
    const rate = judge(seriesEndingNow([...constantHistory, 90], 800), { measure: 'rate' })
    expect(rate.z).toBeCloseTo(counts.z!, 9)
    expect(rate.wordRange!.upper).toBeCloseTo(counts.wordRange!.upper / 800, 9)
  })
  it('a level is judged by its own standard deviation, which may be under 1', () => {
    const verdict = judge(seriesEndingNow([...repeat([10, 10.2], 24), 10.4]), { measure: 'level' })
    expect(verdict.phi).toBeCloseTo(Math.sqrt((24 * 0.01) / 22), 9)
    expect(verdict).toMatchObject({ word: 'Higher', significant: false })
    expect(judge(seriesEndingNow([...repeat([-10, -10.2], 24), -10.5]), { measure: 'mean' }).word).toBe('Lower')
  })
  it('a level whose season leaves nothing over is not judged by a spread of nothing', () => {
    expect(judge(seriesEndingNow([...repeat([10, 10.2], 36), 10.5]), { measure: 'level' }).word).toBe('n/a')
  })
  it('a survey of 10 to 29 has a word only by the stricter rule', () => {
    const bases = [...repeat([60], 36), 20]
    const small = seriesEndingNow([...repeat([42], 36), 19], bases)
    expect(judge(small, { measure: 'proportion' }).word).toBe('Higher')
    const survey = judge(small, { measure: 'proportion', survey: true })
    expect(survey).toMatchObject({ word: 'Comparable', smallBase: 'survey', value: 0.95 })
    expect(survey.rule).toBe(
      'within the range expected in 499 months in 500; 20 people were asked, a small base, so only this wider range counts',
    )
    expect(
      judge(seriesEndingNow([...repeat([42], 36), 3], bases), { measure: 'proportion', survey: true }),
    ).toMatchObject({
      word: 'Lower',
      significant: true,
    })
  })
})

describe('small numbers', () => {
  it('an exact test must agree', () => {
    expect(needsExactTest('count', 9.9, 1)).toBe(true)
    expect(needsExactTest('count', 10, 1)).toBe(false)
    expect(needsExactTest('rate', 0.02, 600)).toBe(false)
    expect(needsExactTest('proportion', 0.97, 30)).toBe(true)
    expect(needsExactTest('proportion', 0.82, 30)).toBe(false)
    expect(needsExactTest('level', 1, 1)).toBe(false)
    // Poisson 3: 7 or more 0.0335, 8 or more 0.0119
    expect(exactRange('count', 3, 1, 0.025)).toEqual({ lower: 0, upper: 7 })
    expect(exactRange('proportion', 0.5, 10, 0.025)).toEqual({ lower: 0.2, upper: 0.8 })
    const three = repeat([3], 36)
    expect(judge(seriesEndingNow([...three, 7]))).toMatchObject({
      word: 'Comparable',
      smallBase: 'exact',
      rule: 'within the range expected in 19 months in 20; the numbers are small, so an exact test has to agree',
    })
    expect(judge(seriesEndingNow([...three, 8]))).toMatchObject({ word: 'Higher', significant: false })
    expect(judge(seriesEndingNow([...three, 0])).word).toBe('Comparable')
  })
  it('one event after none in a year is nothing; a few are', () => {
    const none = repeat([0], 36)
    expect(judge(seriesEndingNow([...none, 0]))).toMatchObject({ word: 'Comparable', expected: 0, z: null })
    expect(judge(seriesEndingNow([...none, 1])).word).toBe('Comparable')
    expect(judge(seriesEndingNow([...none, 2]))).toMatchObject({ word: 'Higher', significant: false })
    expect(judge(seriesEndingNow([...none, 3]))).toMatchObject({ word: 'Higher', significant: true })
  })
  it('all of all is expected to go on, and one exception is no news', () => {
    const all = seriesEndingNow([...repeat([30], 36), 29], 30)
    expect(judge(all, { measure: 'proportion' })).toMatchObject({ word: 'Comparable', expected: 1 })
    expect(judge(seriesEndingNow([...repeat([30], 36), 25], 30), { measure: 'proportion' })).toMatchObject({
      word: 'Lower',
      significant: true,
    })
  })
})

describe('season, spread and the chart', () => {
  const fit = (series: readonly MonthlyFigure[], measure: MeasureType = 'count') => {
    const history = buildMonthlyHistory(series, NOW, measure)
    const levels = levelByYear(history)
    const season = estimateSeason(history, levels)
    return { levels, season, spread: estimateSpread(history, levels, season, measure) }
  }
  it('each year has its own level, so a step between years is neither season nor spread', () => {
    const { levels, season, spread } = fit(
      seriesEndingNow([...repeat([40], 12), ...repeat([60], 12), ...repeat([80], 12), 80]),
    )
    expect(levels).toEqual([40, 60, 80])
    expect(season.strength).toBe(0)
    expect(spread).toEqual({ phi: 1, degreesOfFreedom: 33 })
  })
  it('noise alone is hardly season', () => {
    const noise = Array.from({ length: 36 }, (_, i) => 600 + ((i * 7907) % 101) - 50)
    expect(fit(seriesEndingNow([...noise, 600])).season.strength).toBeLessThan(0.5)
  })
})

describe('properties', () => {
  const values = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 14, maxLength: 50 })
  it('the word is where the value lies against its range, and grey is never within it', () => {
    fc.assert(
      fc.property(values, series => {
        const { word, significant, value, wordRange, significantRange } = judge(seriesEndingNow(series))
        if (wordRange === null || significantRange === null || value === null) return
        expect(word).toBe(value > wordRange.upper ? 'Higher' : value < wordRange.lower ? 'Lower' : 'Comparable')
        if (significant) expect(word).not.toBe('Comparable')
        expect(significantRange.lower).toBeLessThanOrEqual(wordRange.lower)
        expect(significantRange.upper).toBeGreaterThanOrEqual(wordRange.upper)
      }),
    )
  })
  it('the order of the rows does not matter', () => {
    fc.assert(
      fc.property(values, series => {
        expect(judge([...seriesEndingNow(series)].reverse())).toEqual(judge(seriesEndingNow(series)))
      }),
    )
  })
})

describe('verdicts at their edges', () => {
  const survey = (asked: number) =>
    judge(seriesEndingNow([...repeat([42], 36), asked], [...repeat([60], 36), asked]), {
      measure: 'proportion',
      survey: true,
    })
  it.each([
    [9, 'suppressed'],
    [10, 'survey'],
    [29, 'survey'],
    [30, 'no'],
    [40, 'no'],
  ])('of a survey of %i rest on a base that is small: %s', (asked, smallBase) => {
    expect(survey(asked).smallBase).toBe(smallBase)
  })

  it('without a figure have nothing else', () => {
    expect(judge(seriesEndingNow([...constantHistory, null]))).toEqual({
      ...{ word: 'n/a', significant: false, value: null, z: null, expected: null, wordRange: null },
      ...{ significantRange: null, referenceFrom: '2017-03', referenceTo: '2018-02', seasonFactor: null },
      ...{ seasonStrength: null, phi: null, historyMonths: 36, smallBase: 'no' },
      rule: 'there is no figure for March 2018',
    })
  })

  it('take what rounding leaves of a level for no spread', () => {
    const never = 'the figure has never varied, so there is no usual spread to judge it by'
    expect(judge(seriesEndingNow(repeat([0.1], 37)), { measure: 'level' }).rule).toBe(never)
    expect(judge(seriesEndingNow([...repeat([0], 12), ...repeat([0.1], 25)]), { measure: 'level' }).rule).toBe(never)
    expect(judge(seriesEndingNow([...repeat([0.1], 20), ...repeat([0.2], 17)]), { measure: 'level' }).word).toBe(
      'Comparable',
    )
  })
})

describe('what is expected, at its edges', () => {
  it('a share of more than all is not', () => {
    const year = [70, 70, 70, 70, 70, 70, 50, 50, 50, 50, 50, 50]
    const verdict = judge(seriesEndingNow([...year, ...year, ...repeat([95], 12), 95], 100), { measure: 'proportion' })
    expect(verdict.seasonStrength).toBeGreaterThan(0)
    expect(verdict.seasonFactor! * 0.95).toBeGreaterThan(1)
    expect(verdict.expected).toBe(1)
  })

  it.each(['mean', 'level'] as const)('a %s may be below nothing and above all', measure => {
    const verdict = judge(seriesEndingNow([...repeat([1, -1], 24), 0]), { measure })
    const error = Math.sqrt(24 / 22) * Math.sqrt(13 / 12)
    expect(verdict.wordRange!.lower).toBeCloseTo(-2.06 * error, 9)
    expect(verdict.wordRange!.upper).toBeCloseTo(2.06 * error, 9)
    expect(verdict.significantRange!.lower).toBeCloseTo(-3.47 * error, 9)
  })

  // Poisson: 7 or more have 0.025 from a mean of 2.814; 33 a year are 2.75, 34 would be 2.833
  it('of few events is that of a year with one more', () => {
    const verdict = judge(seriesEndingNow([...repeat([3, 3, 3, 2], 24), 7]))
    expect(verdict.expected).toBeCloseTo(2.75, 12)
    expect(verdict).toMatchObject({ word: 'Comparable', smallBase: 'exact' })
    expect(verdict.wordRange!.upper).toBe(7)
  })

  // binomial of 30: 7 or more have 0.025 from a share of 0.09934; 35 of 360 are 0.09722, 36 would be 0.1
  it('of few cases, or of all but few, is that of a year with one more of them', () => {
    const few = repeat([3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2], 24)
    const range = (cases: number[]) =>
      judge(seriesEndingNow([...cases, cases[0]!], 30), { measure: 'proportion' }).wordRange!
    expect(range(few).upper).toBeCloseTo(7 / 30, 12)
    expect(range(few.map(cases => 30 - cases)).lower).toBeCloseTo(23 / 30, 12)
  })
})
