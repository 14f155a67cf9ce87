import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figureExpectedOn, figuresExpectedBetween } from '../../shared/config/expected-figures.ts'
import { LONDON } from '../given/london.ts'

describe('the day a figure is expected by', () => {
  it.each([
    ['2018-03', 8, 0, '2018-04-12'],
    ['2018-03', 1, 0, '2018-04-03'],
    ['2017-06', 10, 9, '2018-04-16'],
    ['2017-12', 15, 3, '2018-04-23'],
    ['2018-03', 38, 0, '2018-05-25'],
    ['2018-12', 60, 24, '2021-03-26'],
  ])('%s, working day %i, %i months behind: %s', (month, expectedWorkingDay, allowedLagMonths, date) => {
    expect(figureExpectedOn({ expectedWorkingDay, allowedLagMonths }, month, LONDON)).toBe(date)
  })

  it('comes once for every month, however the days are split', () => {
    const timing = fc.record({
      expectedWorkingDay: fc.integer({ min: 1, max: 60 }),
      allowedLagMonths: fc.integer({ min: 0, max: 24 }),
    })
    fc.assert(
      fc.property(timing, of => {
        const year = figuresExpectedBetween(of, '2018-01-01', '2018-12-31', LONDON)
        const halves = [
          ...figuresExpectedBetween(of, '2018-01-01', '2018-06-17', LONDON),
          ...figuresExpectedBetween(of, '2018-06-18', '2018-12-31', LONDON),
        ]
        expect(halves).toEqual(year)
        expect(year.length).toBeGreaterThanOrEqual(11)
        expect(year.length).toBeLessThanOrEqual(13)
      }),
      { numRuns: 50 },
    )
  })
})
