import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths, type Month } from '../../shared/calendar/month.ts'
import { binomialTails } from '../../shared/statistics/distributions.ts'
import { forecastCounts } from '../../shared/statistics/forecast-counts.ts'
import { judgeAgainstReference } from '../../shared/statistics/judge-against-reference.ts'
import { monthLength } from '../../shared/statistics/month-length.ts'
import { buildMonthlyHistory, type MeasureType, type MonthlyFigure } from '../../shared/statistics/monthly-history.ts'
import { fitReference } from '../../shared/statistics/reference-fit.ts'
import { compareRollingYears } from '../../shared/statistics/rolling-years.ts'
import { shareRange } from '../../shared/statistics/share-range.ts'
import type { VerdictOptions } from '../../shared/statistics/verdict.ts'

const NOW: Month = '2018-03'
const NOISE = [3, -5, 8, -2, -7, 4, 1, -6, 9, -3, 0, -4, 6, 2, -8, 5, -1, 7]
const noise = (i: number) => NOISE[i % NOISE.length]!
const series = (
  values: readonly (number | null)[],
  denominator: number | readonly number[] | null = null,
): MonthlyFigure[] =>
  values.map((value, i) => ({
    month: addMonths(NOW, i + 1 - values.length),
    value,
    denominator: typeof denominator === 'number' || denominator === null ? denominator : denominator[i]!,
  }))
const months = (count: number, value: (i: number) => number): number[] =>
  Array.from({ length: count }, (_, i) => value(i))
const judge = (figures: readonly MonthlyFigure[], measure: MeasureType, more: Partial<VerdictOptions> = {}) =>
  judgeAgainstReference(figures, NOW, { measure, reference: '12-months-before', ...more })

describe('decisions reach judgements', () => {
  const step = [...months(30, i => 400 + noise(i)), ...months(7, i => 450 + noise(i))]
  const rebases = [addMonths(NOW, -6)]
  it('a re-base begins a new level for a percentage', () => {
    expect(judge(series(step, 500), 'proportion').word).toBe('Higher')
    expect(judge(series(step, 500), 'proportion', { decisions: { rebases, exceptional: [] } })).toMatchObject({
      word: 'Comparable',
      referenceFrom: rebases[0],
    })
  })

  it('three months are needed after a re-base', () => {
    const decisions = { rebases: [addMonths(NOW, -2)], exceptional: [] }
    expect(judge(series(step, 500), 'proportion', { decisions }).rule).toBe(
      'fewer than three usable months lie between the last re-base and March 2018',
    )
  })

  it('two years with a re-base between them are not compared', () => {
    expect(compareRollingYears(series(step), NOW, 'count', { rebases, exceptional: [] })).toMatchObject({
      word: 'n/a',
      rule: 'a new level counts from September 2017, so the two years cannot be compared',
    })
  })

  it('an exceptional spell is no part of what is expected, and is not missing', () => {
    const hole = months(37, i => (i >= 26 && i < 31 ? 100 : 400 + noise(i)))
    const decisions = { rebases: [], exceptional: [{ from: addMonths(NOW, -10), to: addMonths(NOW, -6) }] }
    const judged = judge(series(hole, 500), 'proportion', { decisions })
    expect(judged.word).toBe('Comparable')
    expect(judged.expected).toBeCloseTo(0.8, 2)
    expect(compareRollingYears(series(hole), NOW, 'count', decisions).word).toBe('Comparable')
  })
})

describe('growth is not read as season', () => {
  it.each([1.05, 1.1, 1.2, 0.9])('a noiseless change by %d a year has no season', growth => {
    const values = months(37, i => 600 * growth ** (i / 12))
    const fit = fitReference(buildMonthlyHistory(series(values), NOW, 'mean'), 'mean')!
    for (const factor of fit.season.factors) expect(factor).toBeCloseTo(1, 2)
  })

  it('a season is found beside growth', () => {
    const season = [0.8, 0.8, 0.9, 1, 1.1, 1.2, 1.2, 1.2, 1.1, 1, 0.9, 0.8]
    const values = months(37, i => 600 * 1.08 ** (i / 12) * season[i % 12]! + noise(i))
    const { season: found } = fitReference(buildMonthlyHistory(series(values), NOW, 'mean'), 'mean')!
    expect(found.strength).toBeGreaterThan(0.9)
    expect(Math.max(...found.factors) / Math.min(...found.factors)).toBeCloseTo(1.5, 1)
  })
})

describe('the spread is not poisoned by the past', () => {
  const half = (values: number[]) => {
    const { wordRange } = judge(series(values, 500), 'proportion')
    return wordRange!.upper - wordRange!.lower
  }
  it('one freak month two years ago changes the range by less than a tenth', () => {
    const usual = months(37, i => 400 + noise(i))
    const freak = usual.map((value, i) => (i === 12 ? 150 : value))
    expect(half(freak) / half(usual)).toBeLessThan(1.1)
  })
})

describe('averages', () => {
  it('are weighted by how many they are of', () => {
    const values = months(37, i => (i % 5 === 0 ? 20 : 10) + noise(i) / 100)
    const sizes = months(37, i => (i % 5 === 0 ? 100 : 900))
    // 12 unweighted
    expect(judge(series(values, sizes), 'mean').expected).toBeLessThan(10.5)
    expect(compareRollingYears(series(values, sizes), NOW, 'mean').benchmark).toBeLessThan(10.5)
  })

  it('of three answers are not significant where those of a hundred would be', () => {
    const values = [...months(36, i => 8 + noise(i) / 50), 6.8]
    const withNewest = (size: number) =>
      judge(series(values, [...months(36, () => 100), size]), 'mean', { survey: size >= 10 })
    expect(withNewest(100)).toMatchObject({ word: 'Lower', significant: true })
    expect(withNewest(3).significant).toBe(false)
  })

  it('given to so few digits that their months cannot be told apart are not judged', () => {
    const rounded = months(37, i => [0.7, 0.8, 0.8, 0.8, 0.7][i % 5]!)
    expect(judge(series(rounded), 'mean').rule).toBe('the figure is rounded too coarsely to be judged')
    expect(judge(series(months(37, () => 0.8)), 'mean').rule).toBe('the figure is rounded too coarsely to be judged')
    const unrounded = months(37, i => 0.75 + noise(i) / 300)
    expect(judge(series(unrounded), 'mean').word).toBe('Comparable')
  })

  it('that are never negative are not expected below zero', () => {
    const values = months(37, i => [0.2, 3, 0.4, 5.1, 0.1, 1.7, 0.3][i % 7]!)
    expect(judge(series(values), 'mean').wordRange!.lower).toBe(0)
  })
})

describe('percentages', () => {
  it('are judged by the rarer side: 197 of 200 with a season is not significantly low', () => {
    const cases = months(37, i => 197 + (i % 12 < 3 ? 2 : 0) - (i % 5 === 0 ? 2 : 0))
    expect(judge(series(cases, 200), 'proportion').significant).toBe(false)
    const always = [...months(36, () => 200), 199]
    expect(judge(series(always, 200), 'proportion')).toMatchObject({ significant: false })
  })

  it('have ranges from 0 to 1, and a fall from all to few is found as a rise from none is', () => {
    const high = judge(series([...months(36, () => 200), 190], 200), 'proportion')
    const low = judge(series([...months(36, () => 0), 10], 200), 'proportion')
    expect(high).toMatchObject({ word: 'Lower', significant: true })
    expect(low).toMatchObject({ word: 'Higher', significant: true })
    expect(high.wordRange!.upper).toBe(1)
    expect(low.wordRange!.lower).toBe(0)
    expect(high.z).toBeCloseTo(-low.z!, 9)
  })

  it('turned into their exceptions have the opposite judgement', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 20, max: 99 }), { minLength: 20, maxLength: 50 }), values => {
        const judged = judge(series(values, 100), 'proportion')
        const opposite = judge(
          series(
            values.map(value => 100 - value),
            100,
          ),
          'proportion',
        )
        expect(judged.significant).toBe(opposite.significant)
        if (judged.word === 'Higher') expect(opposite.word).toBe('Lower')
      }),
      { numRuns: 40 },
    )
  })

  it.each([
    [30, 0.03],
    [200, 0.015],
    [60, 0.4],
  ])('of %i with %d expected have binomial tails where nothing else varies', (trials, share) => {
    const { lower, upper } = shareRange(trials, share, (share * (1 - share)) / trials, 2.06)
    const midP = (count: number) => {
      const { orMore, orFewer } = binomialTails(count, trials, share)
      const exactly = orMore + orFewer - 1
      return { above: orMore - exactly / 2, below: orFewer - exactly / 2 }
    }
    const tail = 0.0197
    expect(midP(Math.round(upper * trials)).above).toBeGreaterThan(tail - 1e-4)
    expect(midP(Math.round(upper * trials) + 1).above).toBeLessThan(tail + 1e-4)
    expect(midP(Math.round(lower * trials)).below).toBeGreaterThan(tail - 1e-4)
  })

  it('with 13 to 23 months of history have the wider range of their degrees of freedom', () => {
    const values = months(60, i => 400 + noise(i))
    const limit = (count: number) => judge(series(values.slice(-count), 500), 'proportion').wordLimit!
    expect(limit(14)).toBeGreaterThan(2.3)
    expect(limit(24)).toBeLessThan(limit(14))
    expect(limit(37)).toBeLessThan(2.1)
  })

  it('of a survey under 10 are withheld, of 10 to 29 need the stricter range', () => {
    const survey = { survey: true }
    expect(
      judge(
        series(
          months(37, () => 4),
          9,
        ),
        'proportion',
        survey,
      ),
    ).toMatchObject({
      value: null,
      smallBase: 'suppressed',
      rule: 'only 9 people were asked, too few to show',
    })
    const small = judge(series([...months(36, i => 16 + (i % 3)), 12], 20), 'proportion', survey)
    expect(small.smallBase).toBe('survey')
    expect(small.wordRange).toEqual(small.significantRange)
    expect(small.rule).toContain('20 people were asked, a small base, so only the wider range counts')
  })
})

describe('headcounts', () => {
  const walk = months(36, i => 1400 + 3 * Math.round(6 * Math.sin(i)) + 2 * i)
  it('are held against the month before, so that a wandering stock has no word', () => {
    expect(judge(series([...walk, walk.at(-1)! + 6]), 'level')).toMatchObject({
      word: 'Comparable',
      expected: walk.at(-1),
      referenceFrom: '2018-02',
    })
  })
  it('changed by less than a hundredth have no word, by a tenth a significant one', () => {
    const steady = months(36, i => 1000 + (i % 2))
    expect(judge(series([...steady, 1009]), 'level').word).toBe('Comparable')
    expect(judge(series([...steady, 1016]), 'level')).toMatchObject({ word: 'Higher', significant: false })
    expect(judge(series([...steady, 900]), 'level')).toMatchObject({ word: 'Lower', significant: true })
  })
})

describe('counts', () => {
  it('in February are not read as a fall: months are judged by their days', () => {
    const perDay = (i: number) => 5000 * (addMonths(NOW, i - 37).endsWith('-02') ? 28 / 30.4375 : 1) + noise(i)
    const values = months(37, perDay)
    const february = values.map((value, i) => ({ month: addMonths('2018-02', i - 36), value, denominator: null }))
    const forecast = forecastCounts(february, { rebases: [], exceptional: [] })('2018-02').month!
    expect(Math.abs(forecast.score)).toBeLessThan(2.06)
  })

  it('that fall from 12 to 0 for three months are found', () => {
    const values = [...months(36, i => 12 + (noise(i) % 4)), 0, 0, 0]
    const { month, threeMonths } = forecastCounts(series(values), { rebases: [], exceptional: [] })(NOW)
    expect(Math.min(month!.score, threeMonths!.score)).toBeLessThan(-3.15)
  })

  it('against 36 months have a range in events of the month itself', () => {
    const values = months(37, i => Math.round(600 * monthLength(addMonths(NOW, i - 36))) + noise(i))
    const judged = judge(series(values), 'count', { reference: '36-months-before' })
    expect(judged.value).toBe(values.at(-1))
    expect(judged.expected! / 600).toBeCloseTo(31 / 30.4375, 2)
  })
})
