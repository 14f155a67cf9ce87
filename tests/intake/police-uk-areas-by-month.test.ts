import { expect, test } from 'vitest'
import { readDrop } from '../../shared/intake/read-drop.ts'
import { sampleBoard } from '../given/sample-board.ts'
import { expectAccepted, sourceOf } from './drop-fixtures.ts'

const HEADINGS =
  'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context'
const FORCE = 'Cambridgeshire Constabulary'
const row = (lsoa: string) => `,2018-04,${FORCE},${FORCE},0.1,52.2,On or near A Street,E01990100,${lsoa},Burglary,,`

/** What a street file of April 2018 gives for burglary in areas that were merged or split in that month. */
async function burglariesOf(...lsoas: string[]) {
  const sample = sampleBoard()
  const part = { kind: 'part' as const, aliases: [], from: '2018-04' }
  const ended = { fenland: '2018-03', huntingdonshire: '2018-03', cambridge: '2018-03' } as Record<string, string>
  const board = {
    ...sample,
    areas: [
      ...sample.areas.map(area => ({ ...area, ...(ended[area.id] !== undefined && { until: ended[area.id] }) })),
      { ...part, id: 'fens', name: 'Fens', madeOf: ['fenland', 'huntingdonshire'] },
      { ...part, id: 'new-town', name: 'New Town', splitFrom: 'cambridge' },
    ],
  }
  const text = [HEADINGS, ...lsoas.map(row)].join('\n')
  const reading = await readDrop({
    ...{ feed: 'police-uk', file: '2018-04-cambridgeshire-street.csv', source: sourceOf(text) },
    ...{ board, today: '2026-01-12' },
  })
  const counted = expectAccepted(reading).observations.filter(({ indicator }) => indicator === 'police-uk-burglary')
  return new Map(counted.map(({ area, value }) => [area, value]))
}

test('rows keep the name of an area that was merged: they count for it, and nothing is made up for the new one', async () => {
  const burglaries = await burglariesOf('Fenland 001A', 'Fenland 002B', 'South Cambridgeshire 001A')
  expect(burglaries.get('fenland')).toBe(2)
  expect(burglaries.get('south-cambridgeshire')).toBe(1)
  expect(burglaries.has('fens')).toBe(false)
  expect(burglaries.has('new-town')).toBe(false)
})

test('rows that name the new area count for it, and one that has ended has no figure instead of none', async () => {
  const burglaries = await burglariesOf('Fens 001A', 'New Town 001A', 'New Town 002A')
  expect([burglaries.get('fens'), burglaries.get('new-town')]).toEqual([1, 2])
  expect(burglaries.has('fenland')).toBe(false)
  expect(burglaries.has('cambridge')).toBe(false)
  expect(burglaries.get('peterborough')).toBe(0)
})
