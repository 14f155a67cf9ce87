import { expect, it } from 'vitest'
import { indicatorSchema } from '../../shared/config/schema/indicator.ts'
import { monthlyFigures, statisticalMeasure } from '../../shared/indicators/judge.ts'
import { sampleBoard } from '../given/sample-board.ts'

const [first] = sampleBoard().indicators
const indicator = (changes: object) => indicatorSchema.parse({ ...first, ...changes })
const month = (value: number) =>
  new Map([
    [
      '2025-01',
      {
        ...{ indicator: 'x', area: 'x', period: '2025-01', value, numerator: null, denominator: null, n: null },
        ...({ status: 'published', drop: 'd', knownFrom: '2025-02-01T00:00:00Z' } as const),
      },
    ],
  ])

it('judges money, and what may be negative, by the spread of its months: neither is a count of events', () => {
  expect(statisticalMeasure(indicator({ aggregation: 'count' }))).toBe('count')
  expect(statisticalMeasure(indicator({ aggregation: 'count', format: 'pounds' }))).toBe('mean')
  expect(statisticalMeasure(indicator({ aggregation: 'count', mayBeNegative: true }))).toBe('mean')
  expect(monthlyFigures(indicator({ aggregation: 'count', mayBeNegative: true }), month(-5))).toEqual([
    { month: '2025-01', value: -5, denominator: null },
  ])
})

it('judges a percentage without its counts by the spread of its months, as a fraction', () => {
  const rate = indicator({ aggregation: 'percentage', withoutCounts: true })
  expect(statisticalMeasure(rate)).toBe('mean')
  expect(monthlyFigures(rate, month(75))).toEqual([{ month: '2025-01', value: 0.75, denominator: null }])
})
