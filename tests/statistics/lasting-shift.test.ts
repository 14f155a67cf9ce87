import { describe, expect, it } from 'vitest'
import { addMonths, type Month } from '../../shared/calendar/month.ts'
import { findLastingShift, isSameShift } from '../../shared/statistics/lasting-shift.ts'
import { proposalRates, shareFound, UNSHIFTED } from '../benchmarks/shift-proposals.ts'

const WOBBLE = [3, -2, 4, -5, 1, 0, -3, 5, -1, 2, -4, 0]
const LAST: Month = '2018-03'
const seriesOf = (levels: readonly number[]) =>
  levels.map((level, i) => ({
    month: addMonths(LAST, i + 1 - levels.length),
    value: level + (WOBBLE[i % 12]! * level) / 100,
    denominator: null,
  }))
const months = (count: number, level: (i: number) => number) => Array.from({ length: count }, (_, i) => level(i))
const find = (levels: readonly number[], decisions = {}) =>
  findLastingShift(seriesOf(levels), LAST, 'mean', { rebases: [], exceptional: [], ...decisions })

describe('a lasting shift', () => {
  it('is found with its first month and the plain means of both sides', () => {
    const shift = find(months(36, i => (i < 24 ? 40 : 52)))!
    expect(shift.from).toBe('2017-04')
    expect(shift.level).toBeCloseTo(52, 9)
    expect(shift.before).toEqual({ from: '2015-04', to: '2017-03', level: expect.closeTo(40, 9) as number })
  })

  it('is the last of several', () => {
    const shift = find(months(48, i => (i < 18 ? 40 : i < 36 ? 52 : 70)))!
    expect([shift.from, shift.before.from]).toEqual(['2017-04', '2015-10'])
  })

  it.each([
    ['nothing changed', months(36, () => 40)],
    ['it is a trend', months(48, i => 40 + i * 0.6)],
    ['fewer than nine months follow', months(36, i => (i < 29 ? 40 : 60))],
    ['the level before held for fewer than twelve months', months(40, i => (i < 16 ? 70 : i < 27 ? 40 : 60))],
    ['the newest months have gone back', months(36, i => (i < 20 || i > 32 ? 40 : 60))],
    ['it has lasted two years, so that both years of the comparison lie on it', months(48, i => (i < 24 ? 40 : 60))],
    ['it is under 5%', months(48, i => 1000 + (i < 30 ? 0 : 40))],
  ])('is none where %s', (_, levels) => {
    expect(find(levels)).toBeNull()
  })

  it('is still proposed in its 23rd month', () => {
    expect(find(months(48, i => (i < 25 ? 40 : 60)))?.from).toBe('2016-05')
  })

  it('is not proposed again once it is recorded', () => {
    const levels = months(36, i => (i < 24 ? 40 : 52))
    expect(find(levels, { rebases: ['2017-04'] })).toBeNull()
  })

  it('takes no month recorded as exceptional for a level', () => {
    const levels = months(40, i => (i >= 20 && i < 31 ? 10 : 40))
    expect(find(levels, { exceptional: [{ from: '2016-08', to: '2017-06' }] })).toBeNull()
  })

  it('is a weighted mean where the months are of unlike numbers', () => {
    const series = months(36, i => i).map(i => ({
      month: addMonths(LAST, i - 35),
      value: Math.round((i < 24 ? 0.8 : 0.65) * (100 + 10 * (i % 3))) + (i % 2),
      denominator: 100 + 10 * (i % 3),
    }))
    const shift = findLastingShift(series, LAST, 'proportion')!
    const after = series.slice(24)
    const sum = (key: 'value' | 'denominator') => after.reduce((total, each) => total + each[key], 0)
    expect(shift.level).toBeCloseTo(sum('value') / sum('denominator'), 12)
  })

  it('is one shift however its first month moves, and another from nine months on', () => {
    const shift = find(months(36, i => (i < 24 ? 40 : 52)))!
    expect(isSameShift(shift, { ...shift, from: '2017-06' })).toBe(true)
    expect(isSameShift(shift, { ...shift, from: '2018-01' })).toBe(false)
  })

  it.each(UNSHIFTED)(
    'is proposed for fewer than one indicator-year in a hundred where there is none: %s',
    (_, scenario) => {
      const { perHundredYears } = proposalRates(scenario, 20)
      expect(perHundredYears).toBeLessThan(1)
    },
  )

  it('is found within 16 months of a rise of 30%', () => {
    expect(shareFound({ mean: 650, history: 48, season: 0.15 }, 1.3, 40)).toBeGreaterThan(90)
  })
})
