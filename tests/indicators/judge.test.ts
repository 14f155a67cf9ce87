import { describe, expect, it } from 'vitest'
import { displayScale, monthlyFigures, senseOf, statisticalMeasure } from '../../shared/indicators/judge.ts'
import { indicator, seriesOf, storedObservation } from './indicator-fixtures.ts'

const percentage = indicator({ aggregation: 'percentage' })
const mean = indicator({ aggregation: 'mean' })

describe('how an indicator is handed to the statistics', () => {
  it.each([
    ['count', 'count', 1],
    ['percentage', 'proportion', 100],
    ['mean', 'mean', 1],
    ['per-head', 'mean', 1],
    ['headcount', 'level', 1],
  ] as const)('%s as %s, printed times %i', (aggregation, measure, scale) => {
    expect(statisticalMeasure(indicator({ aggregation }))).toBe(measure)
    expect(displayScale(indicator({ aggregation }))).toBe(scale)
  })

  it('a percentage that may exceed 100 as a rate', () => {
    expect(statisticalMeasure(indicator({ aggregation: 'percentage', mayExceed100: true }))).toBe('rate')
  })

  const none = { month: '2018-03', value: null, denominator: null }
  it.each([
    ['a count', indicator(), storedObservation('2018-03', 7), { ...none, value: 7 }],
    ['a missing month', indicator(), storedObservation('2018-03', 7, { status: 'missing' }), none],
    [
      'a percentage with its numbers',
      percentage,
      storedObservation('2018-03', [8, 10]),
      { ...none, value: 8, denominator: 10 },
    ],
    ['a percentage of nobody', percentage, storedObservation('2018-03', [0, 0]), none],
    ['a percentage of nobody, whose n is known', percentage, storedObservation('2018-03', [0, 0], { n: 5 }), none],
    [
      'a percentage and its n',
      percentage,
      storedObservation('2018-03', 66.6, { n: 30 }),
      { ...none, value: 20, denominator: 30 },
    ],
    ['a percentage of no n', percentage, storedObservation('2018-03', 66.6, { n: 0 }), none],
    ['a percentage alone', percentage, storedObservation('2018-03', 66.6), none],
    [
      'a numerator, no denominator',
      percentage,
      storedObservation('2018-03', 50, { numerator: 1, n: 4 }),
      { ...none, value: 2, denominator: 4 },
    ],
    [
      'a denominator, no numerator',
      percentage,
      storedObservation('2018-03', 50, { denominator: 9, n: 4 }),
      { ...none, value: 2, denominator: 4 },
    ],
    ['a mean with its numbers', mean, storedObservation('2018-03', [160, 10]), { ...none, value: 16, denominator: 10 }],
    ['a mean of nothing', mean, storedObservation('2018-03', [0, 0]), none],
    ['a mean alone', mean, storedObservation('2018-03', 16.5), { ...none, value: 16.5 }],
    [
      'a mean with half its numbers',
      mean,
      storedObservation('2018-03', 16.5, { numerator: 160 }),
      { ...none, value: 16.5 },
    ],
    [
      'a mean with the other half',
      mean,
      storedObservation('2018-03', 16.5, { denominator: 10 }),
      { ...none, value: 16.5 },
    ],
    [
      'a count with numbers too',
      indicator(),
      storedObservation('2018-03', 7, { numerator: 1, denominator: 2 }),
      { ...none, value: 7 },
    ],
  ])('%s', (_, one, observation, figure) => {
    expect(monthlyFigures(one, seriesOf(observation))).toEqual([figure])
  })
})

describe('a word', () => {
  it.each([
    ['up', 'Higher', 'improvement'],
    ['up', 'Lower', 'concern'],
    ['down', 'Higher', 'concern'],
    ['down', 'Lower', 'improvement'],
    ['neutral', 'Higher', 'neutral'],
    ['neutral', 'Lower', 'neutral'],
    ['up', 'Comparable', 'none'],
    ['down', 'n/a', 'none'],
    ['neutral', 'n/a', 'none'],
  ] as const)('where the board hopes for %s, %s is %s', (polarity, word, sense) => {
    expect(senseOf({ polarity }, word)).toBe(sense)
  })
})
