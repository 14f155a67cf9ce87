import { describe, expect, test } from 'vitest'
import { readDrop } from '../../shared/intake/read-drop.ts'
import { sampleBoard } from '../given/sample-board.ts'
import { expectAccepted, sourceOf } from './drop-fixtures.ts'

const sample = sampleBoard()
const spans: Readonly<Record<string, object>> = {
  fenland: { until: '2018-03' },
  huntingdonshire: { until: '2018-03' },
  cambridge: { until: '2018-04' },
}
const part = (id: string, name: string, more: object) => ({ id, name, kind: 'part' as const, aliases: [], ...more })
const board = {
  ...sample,
  areas: [
    ...sample.areas.map(area => ({ ...area, ...spans[area.id] })),
    part('merged', 'Merged', { from: '2018-04', madeOf: ['fenland', 'huntingdonshire'] }),
    part('new-town', 'New Town', { from: '2018-05', splitFrom: 'cambridge' }),
  ],
  peers: sample.peers.map((peer, i) => (i === 0 ? { ...peer, until: '2018-03' } : peer)),
}
const read = (...rows: string[]) =>
  readDrop({
    feed: 'indicators',
    file: 'return.csv',
    source: sourceOf(`indicator,area,period,value,status\n${rows.map(row => `rural-crime,${row}\n`).join('')}`),
    board,
    today: '2019-01-12',
  })

describe('a figure of a month in which there was no such area', () => {
  test('after the last month is refused with its cell, and the area that followed is named', async () => {
    expect(await read('Fenland,2018-03,5,', 'Fenland,2018-04,6,')).toMatchObject({
      outcome: 'rejected',
      faults: [
        {
          code: 'area-ended',
          row: 3,
          column: 'period',
          found: 'Fenland, April 2018',
          expected: 'no figure of Fenland after March 2018, its last month',
          fix: 'Send the figure under Merged, which followed it, or take it out.',
        },
      ],
    })
  })

  test('in a table of months, the cell is that of the figure', async () => {
    const reading = await readDrop({
      feed: 'indicators',
      file: 'wide.csv',
      source: sourceOf('indicator,area,2018-03,2018-04\nrural-crime,Fenland,5,6\n'),
      board,
      today: '2019-01-12',
    })
    expect(reading).toMatchObject({ outcome: 'rejected', faults: [{ code: 'area-ended', row: 2, column: '2018-04' }] })
  })

  test('of a peer after its last month is refused too', async () => {
    const [peer] = board.peers
    expect(await read(`peer-${peer!.id},2018-04,6,`)).toMatchObject({ faults: [{ code: 'area-ended' }] })
  })

  test('before the first month of merged areas is refused, since it is worked out from theirs', async () => {
    expect(await read('Merged,2018-03,6,')).toMatchObject({
      outcome: 'rejected',
      faults: [{ code: 'area-not-begun', fix: expect.stringContaining('Fenland and Huntingdonshire') as string }],
    })
  })

  test('before the first month of an area that was split off is held until it is confirmed', async () => {
    const asked = expectAccepted(await read('New Town,2018-03,6,'))
    expect(asked.questions).toMatchObject([{ code: 'area-not-begun', row: 2, or: 'a figure of Cambridge' }])
    expect(asked.observations).toMatchObject([{ area: 'new-town', status: 'unconfirmed' }])
    const confirmed = expectAccepted(await read('New Town,2018-03,6,published confirmed'))
    expect(confirmed.questions).toEqual([])
    expect(confirmed.observations).toMatchObject([{ area: 'new-town', status: 'published' }])
  })

  test('that says only that it is missing raises nothing, nor do months within', async () => {
    const read1 = expectAccepted(await read('Fenland,2018-04,,missing', 'Merged,2018-04,6,', 'New Town,2018-05,6,'))
    expect(read1.questions).toEqual([])
  })
})
