import { describe, expect, it } from 'vitest'
import { addMonths, type Month } from '../../shared/calendar/month.ts'
import { compareWithFixedBenchmark } from '../../shared/statistics/fixed-benchmark.ts'
import type { MonthlyFigure } from '../../shared/statistics/monthly-history.ts'
import { compareRollingYears } from '../../shared/statistics/rolling-years.ts'

const NOW: Month = '2018-03'
const seriesEndingNow = (values: readonly (number | null)[], denominator: number | null = null): MonthlyFigure[] =>
  values.map((value, i) => ({ month: addMonths(NOW, i + 1 - values.length), value, denominator }))
const repeatValue = (value: number, length: number): number[] => Array<number>(length).fill(value)
/** A level that goes up and down by `reach`, so that the history has a spread. */
const alternating = (level: number, length: number, reach = 1) =>
  Array.from({ length }, (_, i) => level + (i % 2 === 0 ? reach : -reach))
const without = (values: readonly number[], ...missing: number[]) =>
  values.map((value, i) => (missing.includes(i - values.length) ? null : value))

import { AS_BUILT, YEAR_SCENARIOS, yearRates } from '../benchmarks/year-rates.ts'

describe('a year with months missing', () => {
  const full = repeatValue(60, 37)

  it.each([
    ['two of this year', without(full, -2, -3), 'Comparable'],
    ['two of the year before', without(full, -14, -15), 'Comparable'],
    ['three of this year', without(full, -2, -3, -4), 'n/a'],
    ['three of the year before', without(full, -14, -15, -16), 'n/a'],
  ])('%s', (_, values, word) => {
    expect(compareRollingYears(seriesEndingNow(values), NOW, 'count').word).toBe(word)
  })

  it('is made up by its own level: a year of ten months of 60 comes to 720', () => {
    const verdict = compareRollingYears(seriesEndingNow(without(full, -2, -3)), NOW, 'count')
    expect(verdict.value).toBeCloseTo(720, -1)
    expect(verdict.benchmark).toBeCloseTo(720, -1)
  })

  it('says which year lacks them, this one first', () => {
    expect(compareRollingYears(seriesEndingNow(without(full, -2, -3, -4)), NOW, 'count').rule).toBe(
      '3 of the 12 months from April 2017 to March 2018 are missing',
    )
    expect(compareRollingYears(seriesEndingNow(without(full, -14, -15, -16)), NOW, 'count').rule).toBe(
      '3 of the 12 months from April 2016 to March 2017 are missing',
    )
  })

  it('says so where a year has no month at all', () => {
    const none = [...repeatValue(60, 25), ...Array<null>(12).fill(null)]
    expect(compareRollingYears(seriesEndingNow(none), NOW, 'count')).toMatchObject({
      word: 'n/a',
      rule: 'no month from April 2017 to March 2018 has a figure',
    })
  })

  it('has no verdict and no range', () => {
    expect(compareRollingYears(seriesEndingNow(without(full, -2, -3, -4)), NOW, 'count')).toEqual({
      word: 'n/a',
      significant: false,
      value: null,
      benchmark: null,
      z: null,
      wordRange: null,
      working: null,
      significantRange: null,
      benchmarkFrom: '2016-04',
      benchmarkTo: '2017-03',
      phi: null,
      rule: '3 of the 12 months from April 2017 to March 2018 are missing',
    })
  })
})

describe('a year against the year before', () => {
  it.each([
    [repeatValue(66, 12), 'within'],
    [repeatValue(90, 12), 'above'],
    [repeatValue(40, 12), 'below'],
  ])('%j is %s the range', (now, place) => {
    expect(compareRollingYears(seriesEndingNow([...repeatValue(60, 25), ...now]), NOW, 'count').rule).toBe(
      `${place} the range expected of a year that is like the one before`,
    )
  })

  it('whose months vary by more than chance has a range that is wider by as much', () => {
    const variable = compareRollingYears(
      seriesEndingNow([...alternating(60, 25, 20), ...alternating(66, 12, 20)]),
      NOW,
      'count',
    )
    expect(variable.phi).toBeGreaterThan(1.5)
    const { wordRange, significantRange, benchmark, phi } = variable
    // neighbouring months are alike: a year varies more than twelve months on their own
    const spread = phi! * Math.sqrt(1 + 0.55 * (1 - 1 / phi! ** 2))
    for (const [range, reach] of [
      [wordRange, 2.06],
      [significantRange, 3.15],
    ] as const) {
      expect(range!.lower).toBeLessThan(benchmark!)
      expect(range!.upper).toBeGreaterThan(benchmark!)
      for (const limit of [range!.lower, range!.upper])
        expect(Math.abs(limit - benchmark!) / (spread * Math.sqrt(limit + benchmark!))).toBeCloseTo(reach, 1)
    }
  })

  it.each(['mean', 'level'] as const)('of a %s has a range of so many standard errors each way', measure => {
    const { wordRange, significantRange, benchmark, phi, z, value } = compareRollingYears(
      seriesEndingNow([...alternating(100, 25), ...alternating(101, 12)]),
      NOW,
      measure,
    )
    const error = phi! * Math.sqrt(1.55) * Math.sqrt(2 / 12)
    expect(z).toBeCloseTo((value! - benchmark!) / error, 9)
    expect(wordRange!.lower).toBeCloseTo(benchmark! - 2.06 * error, 9)
    expect(wordRange!.upper).toBeCloseTo(benchmark! + 2.06 * error, 9)
    expect(significantRange!.upper).toBeCloseTo(benchmark! + 3.15 * error, 9)
  })

  it('with months missing has a larger error, by the months there are', () => {
    const values = without([...alternating(100, 25), ...alternating(101, 12)], -2, -3)
    const { wordRange, benchmark, phi } = compareRollingYears(seriesEndingNow(values), NOW, 'level')
    expect(wordRange!.upper).toBeCloseTo(benchmark! + 2.06 * phi! * Math.sqrt(1.55) * Math.sqrt(1 / 10 + 1 / 12), 9)
  })

  it('of nothing after nothing is Comparable, without a spread to divide by', () => {
    const verdict = compareRollingYears(seriesEndingNow([...repeatValue(60, 13), ...repeatValue(0, 24)]), NOW, 'count')
    expect(verdict).toMatchObject({ word: 'Comparable', significant: false, z: 0, value: 0, benchmark: 0 })
  })

  it('never has a range below nothing', () => {
    const { wordRange } = compareRollingYears(seriesEndingNow(repeatValue(1, 37)), NOW, 'count')
    expect(wordRange!.lower).toBeGreaterThanOrEqual(0)
  })
})

describe('a year against a fixed benchmark', () => {
  const share = (cases: number, benchmark: number, months = 12) =>
    compareWithFixedBenchmark(seriesEndingNow(repeatValue(cases, months), 40), NOW, benchmark)

  it.each([
    [30, 0.76, 'Comparable', false, 'at 95 per cent, holds the benchmark'],
    [30, 0.8, 'Lower', false, 'at 95 per cent, lies below the benchmark'],
    [30, 0.7, 'Higher', false, 'at 95 per cent, lies above the benchmark'],
    [30, 0.5, 'Higher', true, 'at 99.8 per cent, lies above the benchmark'],
    [30, 0.95, 'Lower', true, 'at 99.8 per cent, lies below the benchmark'],
  ])('%i of 40 a month against %f is %s', (cases, benchmark, word, significant, rule) => {
    expect(share(cases, benchmark)).toMatchObject({
      word,
      significant,
      benchmark,
      benchmarkFrom: null,
      benchmarkTo: null,
      rule: `the interval of the 12 months, ${rule}`,
    })
  })

  it('is judged by chance alone where the history is too short to know better', () => {
    expect(share(30, 0.8, 10).phi).toBe(1)
    expect(share(30, 0.8, 10).word).toBe('Lower')
    expect(share(30, 0.8, 9)).toMatchObject({
      word: 'n/a',
      value: null,
      significant: false,
      rule: '3 of the 12 months from April 2017 to March 2018 are missing',
    })
  })
})

describe('the year, on simulated series', () => {
  const ofName = (name: string) => YEAR_SCENARIOS.find(scenario => scenario.name === name)!

  it.each(['mean 650', '650, noise 20%', '650, strong season'])('has few words where nothing changed: %s', name => {
    const { words, significant } = yearRates(ofName(name), 1, 100)
    expect(words).toBeLessThanOrEqual(8)
    expect(significant).toBeLessThanOrEqual(1)
  })

  it('sees a rise of a tenth in most, and one of a fifth in all', () => {
    expect(yearRates(ofName('mean 650'), 1.1, 60).words).toBeGreaterThan(65)
    expect(yearRates(ofName('mean 650'), 1.2, 60).words).toBeGreaterThan(97)
  })

  it('would have more false words if neighbouring months were taken to have nothing to do with each other', () => {
    const words = (alike: number) => yearRates(ofName('mean 5,000'), 1, 150, { ...AS_BUILT, alike }).words
    expect(words(0)).toBeGreaterThan(words(AS_BUILT.alike))
  })
})
