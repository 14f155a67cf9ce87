import { describe, expect, it } from 'vitest'
import { loadBoard } from '../../shared/config/load-board.ts'
import { monthlyFigures } from '../../shared/indicators/judge.ts'
import { measureMonths } from '../../shared/indicators/measure.ts'
import { assembleFigure } from '../../shared/intake/figures/assemble-figure.ts'
import { alterSmallBoard } from '../config/small-board.ts'
import { indicator, storedObservation } from './indicator-fixtures.ts'

const FALLS = indicator({ name: 'Falls', aggregation: 'mean', per: 1000, decimals: 1, unit: 'per 1,000 bed days' })
const month = (period: string, numerator: number, denominator: number) =>
  [period, { ...storedObservation(period, 0), value: null, numerator, denominator }] as const

describe('a rate per 1,000', () => {
  const series = new Map([month('2018-02', 90, 20_000), month('2018-03', 110, 22_000)])

  it('is its first number per 1,000 of its second, over several months that of their sums', () => {
    expect(measureMonths(FALLS, series, ['2018-03'])).toMatchObject({ value: 5, exact: '5', numerator: 110 })
    expect(measureMonths(FALLS, series, ['2018-02', '2018-03'])).toMatchObject({ value: 200 / 42 })
  })

  it('is judged as it is printed, each month weighed by its second number', () => {
    expect(monthlyFigures(FALLS, series)).toEqual([
      { month: '2018-02', value: 4.5, denominator: 20_000 },
      { month: '2018-03', value: 5, denominator: 22_000 },
    ])
  })

  it('given beside its two numbers must agree with them', () => {
    const number = (value: number) => ({ value, decimals: value % 1 === 0 ? 0 : 1, isPercent: false })
    const given = (value: number) =>
      assembleFigure(
        FALLS,
        { value: number(value), numerator: number(110), denominator: number(22_000), n: null },
        'published',
      )
    expect(given(5)).toEqual({ numbers: { value: null, numerator: 110, denominator: 22_000, n: null } })
    expect(given(5.4)).toMatchObject({ faults: [{ code: 'value-disagrees' }] })
  })

  it('is of a mean alone', () => {
    const loaded = loadBoard(alterSmallBoard('aggregation: count', 'aggregation: count\n    per: 1000').text)
    expect(loaded.ok ? [] : loaded.faults.map(({ message }) => message)).toEqual([
      'indicators[0].per is 1000; allowed: nothing, unless aggregation is mean',
    ])
  })
})
