import { expect, it } from 'vitest'
import { FigureBook } from '../../shared/figures/figure-book.ts'
import { newLevelFigures } from '../../shared/narrative/facts/new-levels.ts'
import { sampleBoard } from '../given/sample-board.ts'

it('a level that lies half-way is rounded up, as a reader who adds its months up rounds it', () => {
  const indicator = sampleBoard().indicators.find(({ aggregation }) => aggregation === 'per-head')!
  const subject = { indicator: { ...indicator, decimals: 1 }, area: 'force', areaName: 'Town', series: new Map() }
  const [halfWay, alsoHalfWay] = [0.6 / 12, 1.15]
  // in binary
  expect(halfWay).toBeLessThan(0.05)
  const shift = {
    from: '2017-12',
    to: '2018-03',
    level: alsoHalfWay,
    before: { from: '2016-12', to: '2017-11', level: halfWay },
    leftOut: [],
  }
  const { level, before } = newLevelFigures({ subject, shift } as never, new FigureBook())
  expect([level.printed, before.printed]).toEqual(['1.2', '0.1'])
})
