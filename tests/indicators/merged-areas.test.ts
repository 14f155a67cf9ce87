import { describe, expect, it } from 'vitest'
import { withMergedAreas } from '../../shared/indicators/merged-areas.ts'
import type { StoredObservation } from '../../shared/observations/observation.ts'
import { latestByMonth } from '../../shared/observations/revisions.ts'
import { sampleBoard } from '../given/sample-board.ts'

const AREAS = [
  { id: 'east', name: 'East', kind: 'part', aliases: [], from: '2018-04', madeOf: ['north', 'south'] },
] as const
type Aggregation = 'count' | 'percentage' | 'mean' | 'per-head' | 'headcount'

function figure(area: string, given: Partial<StoredObservation>): StoredObservation {
  const empty = { value: null, numerator: null, denominator: null, n: null, status: 'published' } as const
  return {
    indicator: 'crime',
    area,
    period: '2018-03',
    ...empty,
    drop: 'a',
    knownFrom: '2018-04-10T09:00:00Z',
    ...given,
  }
}

/** What the merged area has once the figures given are known. */
function merge(aggregation: Aggregation, ...figures: StoredObservation[]): StoredObservation[] {
  const indicator = { ...sampleBoard().indicators[0]!, id: 'crime', aggregation }
  const byArea = new Map<string, StoredObservation[]>()
  for (const each of figures) byArea.set(each.area, [...(byArea.get(each.area) ?? []), each])
  const board = {
    areas: AREAS.map(area => ({ ...area, aliases: [], madeOf: [...area.madeOf] })),
    indicators: [indicator],
  }
  return (
    withMergedAreas(board, new Map([['crime', byArea]]))
      .get('crime')!
      .get('east') ?? []
  )
}

describe('the history of an area that others were merged into', () => {
  it('has the sum of their counts', () => {
    expect(merge('count', figure('north', { value: 12 }), figure('south', { value: 30 }))).toEqual([
      figure('east', { value: 42 }),
    ])
  })

  it('has rates and averages divided again from added numbers, never averaged', () => {
    const parts = [
      figure('north', { numerator: 1, denominator: 2 }),
      figure('south', { numerator: 9, denominator: 90 }),
    ]
    expect(merge('percentage', ...parts)).toEqual([figure('east', { numerator: 10, denominator: 92 })])
    expect(merge('mean', ...parts)).toEqual([figure('east', { numerator: 10, denominator: 92 })])
  })

  it('has an average given alone weighted by the number it is of', () => {
    const parts = [figure('north', { value: 80, n: 100 }), figure('south', { value: 50, n: 300 })]
    expect(merge('percentage', ...parts)).toEqual([figure('east', { value: 57.5, n: 400 })])
  })

  it('has nothing where the parts cannot be added up, or one of them is not there', () => {
    expect(merge('mean', figure('north', { value: 8 }), figure('south', { value: 5 }))).toEqual([])
    expect(merge('per-head', figure('north', { value: 0.8 }), figure('south', { value: 0.5 }))).toEqual([])
    expect(merge('count', figure('north', { value: 12 }))).toEqual([])
  })

  it('is missing or withheld where a part is, and as unsure as the least sure of them', () => {
    const south = figure('south', { value: 30, status: 'provisional' })
    expect(merge('count', figure('north', { value: 12 }), south)[0]!.status).toBe('provisional')
    expect(merge('count', figure('north', { status: 'suppressed' }), south)).toEqual([
      figure('east', { status: 'suppressed' }),
    ])
    expect(merge('count', figure('north', { status: 'missing' }), south)[0]).toMatchObject({
      value: null,
      status: 'missing',
    })
  })

  it('gives way to a figure of its own', () => {
    const own = figure('east', { value: 41 })
    expect(merge('count', figure('north', { value: 12 }), figure('south', { value: 30 }), own)).toEqual([own])
  })

  it('is restated by the drop that restates a part, and is as it was to those who know only the drops before', () => {
    const later = { drop: 'b', knownFrom: '2018-05-10T09:00:00Z' }
    const found = merge(
      'count',
      figure('north', { value: 12 }),
      figure('south', { value: 30 }),
      figure('south', { value: 33, ...later }),
    )
    expect(found).toEqual([figure('east', { value: 42 }), figure('east', { value: 45, ...later })])
    expect(latestByMonth(found).get('2018-03')?.value).toBe(45)
  })

  it('does not use a figure that waits to be confirmed', () => {
    const doubtful = figure('south', {
      value: 3000,
      status: 'unconfirmed',
      drop: 'b',
      knownFrom: '2018-05-10T09:00:00Z',
    })
    expect(merge('count', figure('north', { value: 12 }), figure('south', { value: 30 }), doubtful)).toEqual([
      figure('east', { value: 42 }),
    ])
  })
})
