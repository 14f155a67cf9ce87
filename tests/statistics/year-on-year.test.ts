import { describe, expect, it } from 'vitest'
import { addMonths } from '../../shared/calendar/month.ts'
import { NO_DECISIONS } from '../../shared/statistics/decisions.ts'
import { studentQuantile } from '../../shared/statistics/distributions.ts'
import { judgeYearOnYear, type PeriodFigure } from '../../shared/statistics/year-on-year.ts'
import { seededRandom } from '../given/sample-random.ts'

const TRIALS = 4000

/** Figures that end with March 2018, `step` months apart. */
function figures(values: readonly number[], step: number, chance = 0): Map<string, PeriodFigure> {
  return new Map(
    values.map((value, i) => {
      const month = addMonths('2018-03', -step * (values.length - 1 - i))
      return [month, { month, value, chance }]
    }),
  )
}

describe('a period held against the same one a year before', () => {
  it('has the figure of a year before as expected, and earlier changes as its spread', () => {
    // quarters of three years: changes on the year before were 2, −4, 4 and 0, then the newest, 30
    const found = judgeYearOnYear(figures([10, 20, 30, 40, 12, 16, 34, 40, 42], 3), '2018-03', 3, NO_DECISIONS)
    if (typeof found === 'string') throw new Error(found)
    expect(found.expected).toBe(12)
    expect(found.changes).toEqual([2, -4, 4, 0])
    expect(found.deviation).toBe(3)
    expect(found.wordRange.upper).toBeCloseTo(12 + 3 * studentQuantile(0.975, 4), 12)
    expect(found.significantRange.lower).toBeCloseTo(12 - 3 * studentQuantile(0.999, 4), 12)
    expect(found.score).toBe(10)
  })

  it.each([
    ['too few years', [1, 2, 3, 4, 5], 12, 'there are 3 earlier changes on the year before, and 4 are needed'],
    ['no year before', [1], 3, 'there is no figure for the same period a year before'],
  ])('is not judged with %s', (_, values, step, why) => {
    expect(judgeYearOnYear(figures(values, step), '2018-03', step, NO_DECISIONS)).toBe(why)
  })

  it('is judged with five years before it, and not across a new level or an exceptional spell', () => {
    const six = figures([1, 2, 3, 4, 5, 6], 12)
    expect(judgeYearOnYear(six, '2018-03', 12, NO_DECISIONS)).toMatchObject({ expected: 5, changes: [1, 1, 1, 1] })
    expect(judgeYearOnYear(six, '2018-03', 12, { ...NO_DECISIONS, rebases: ['2017-06'] })).toContain('a new level')
    expect(
      judgeYearOnYear(six, '2018-03', 12, { ...NO_DECISIONS, exceptional: [{ from: '2018-01', to: '2018-03' }] }),
    ).toContain('exceptional')
  })

  it('allows for chance where the earlier changes varied less', () => {
    const found = judgeYearOnYear(figures([50, 50, 50, 50, 50, 60], 12, 50), '2018-03', 12, NO_DECISIONS)
    expect(found).toMatchObject({ deviation: 10, isByChance: true })
  })

  it('calls an unchanged series different in about 5% and 0.2% of periods', () => {
    let [words, significant] = [0, 0]
    const random = seededRandom(2018)
    for (let total = 0; total < TRIALS; total++) {
      const normal = Array.from(
        { length: 14 },
        () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
      )
      const found = judgeYearOnYear(figures(normal, 12), '2018-03', 12, NO_DECISIONS)
      if (typeof found === 'string') throw new Error(found)
      const now = normal.at(-1)!
      const isOutside = ({ lower, upper }: { lower: number; upper: number }) => now < lower || now > upper
      if (isOutside(found.wordRange)) words++
      if (isOutside(found.significantRange)) significant++
    }
    // changes of years in a row share a figure, so the rates are near, not exact: 0.055 and 0.002 in 20,000 series
    expect(words / TRIALS).toBeGreaterThan(0.04)
    expect(words / TRIALS).toBeLessThan(0.07)
    expect(significant / TRIALS).toBeLessThan(0.005)
  })
})
