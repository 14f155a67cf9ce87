import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { BoardFile } from '../../../shared/config/schema/index.ts'
import { newKnownFigures } from '../../../shared/intake/plausibility/known-figures.ts'
import { readDrop } from '../../../shared/intake/read-drop.ts'
import { buildReceipt } from '../../../shared/intake/receipt/receipt.ts'
import { receiptText } from '../../../shared/intake/receipt/receipt-text.ts'
import { sampleBoard } from '../../given/sample-board.ts'
import { expectAccepted, hasSharedData, sharedFile, sourceOf } from '../drop-fixtures.ts'

const OURS = 'Cambridgeshire Constabulary'
const PLACES = [
  'Cambridge',
  'East Cambridgeshire',
  'Fenland',
  'Huntingdonshire',
  'Peterborough',
  'South Cambridgeshire',
]
const TYPES = sampleBoard().policeUk!.crimeTypes
type Shape = { places?: readonly string[]; types?: readonly string[]; force?: string; month?: string }

/** A street file: places turn by turn, and types. */
const street = (rows: number, { places = PLACES, types = TYPES, force = OURS, month = '2025-06' }: Shape = {}) =>
  [
    'Crime ID,Month,Falls within,LSOA name,Crime type,Last outcome category',
    ...Array.from({ length: rows }, (_, i) => {
      const place = places[i % places.length]!
      const type = types[Math.floor(i / places.length) % types.length]!
      return `,${month},${force},${place === '' ? '' : `${place} 001A`},${type},`
    }),
  ].join('\n')
const searches = (...days: readonly number[]) =>
  [
    'Type,Date,Age range,Self-defined ethnicity,Legislation,Object of search',
    ...days.map(day => `Person search,2025-06-${String(day).padStart(2, '0')}T12:00:00+00:00,18-24,White - Irish,,`),
  ].join('\n')

type Known = ReturnType<typeof newKnownFigures>
async function readFirst(
  content: string | Uint8Array,
  known: Known = newKnownFigures(),
  board: BoardFile = sampleBoard(),
) {
  const source = sourceOf(content)
  return expectAccepted(
    await readDrop({ feed: 'police-uk', file: 'file.csv', source, board, today: '2025-09-01', known: known.read }),
  )
}
const without = (place: string) => PLACES.filter(each => each !== place)
const renamed = (place: string, name: string) => PLACES.map(each => (each === place ? name : each))
const retyped = (type: string, name: string) => TYPES.map(each => (each === type ? name : each))

test('a first month that looks whole is taken without a question', async () => {
  const reading = await readFirst(street(2520))
  expect(reading.questions).toEqual([])
  expect(reading.observations.some(({ status }) => status === 'unconfirmed')).toBe(false)
})

describe('a first month is held whole, with one question, where it has', () => {
  test.each<[string, string, string, RegExp]>([
    ['four rows', street(4), 'small-month', /^4 rows in June 2025$/],
    ['a quarter of what the people of the force lead one to expect', street(1680), 'small-month', /^1680 rows/],
    [
      'no row of one district',
      street(2520, { places: without('Fenland') }),
      'places-of-month',
      /^no row of Fenland in June 2025$/,
    ],
    [
      'rows of one district alone',
      street(2520, { places: ['Fenland'] }),
      'places-of-month',
      /no row of Cambridge, East/,
    ],
    ['no place at all', street(2520, { places: [''] }), 'places-of-month', /no row of Cambridge, East/],
    [
      'a district under another name',
      street(2520, { places: renamed('Fenland', 'Fen District') }),
      'places-of-month',
      /^no row of Fenland and rows of Fen District, which the board's file does not list, in June/,
    ],
    [
      'a district that the board does not list',
      street(2940, { places: [...PLACES, 'Rutland'] }),
      'places-of-month',
      /^rows of Rutland, which/,
    ],
    [
      'hardly a row of one district',
      street(2520, { places: without('Fenland') }) + `\n,2025-06,${OURS},Fenland 001A,Drugs,`,
      'places-of-month',
      /^1 row of Fenland in/,
    ],
    ['one type alone', street(2520, { types: ['Burglary'] }), 'types-of-month', /no row of the types Anti-social/],
    [
      'no anti-social behaviour',
      street(2520, { types: TYPES.slice(1) }),
      'types-of-month',
      /no row of the type Anti-social behaviour in/,
    ],
    ['four searches', searches(3, 9, 17, 25), 'small-month', /^4 rows in June 2025$/],
  ])('%s', async (_, text, code, found) => {
    const reading = await readFirst(text)
    expect(reading.questions).toMatchObject([{ code }])
    expect(reading.questions[0]!.found).toMatch(found)
    expect(new Set(reading.observations.map(({ status }) => status))).toEqual(new Set(['unconfirmed']))
  })
})

test("a peer's first month is judged by the people of the peer", async () => {
  const peer = (rows: number) => street(rows, { force: 'Staffordshire Police', places: ['Stafford'] })
  expect((await readFirst(peer(2252))).questions).toEqual([])
  expect((await readFirst(peer(2251))).questions).toMatchObject([{ code: 'small-month' }])
})

test('without its number of people a force is asked about only below what any force publishes', async () => {
  const { areas, ...rest } = sampleBoard()
  const board = { ...rest, areas: areas.map(area => ({ ...area, population: undefined })) }
  expect((await readFirst(street(100), newKnownFigures(), board)).questions).toEqual([])
  expect((await readFirst(street(99), newKnownFigures(), board)).questions).toMatchObject([{ code: 'small-month' }])
})

test('months of one drop with the same doubt have one question', async () => {
  const months = ['2025-02', '2025-03', '2025-04'].map(month => [
    `${month}-cambridgeshire-street.csv`,
    strToU8(street(2520, { month, places: without('Fenland') })),
  ])
  const reading = await readFirst(zipSync(Object.fromEntries(months) as Record<string, Uint8Array>))
  expect(reading.questions).toMatchObject([
    { found: 'no row of Fenland in February 2025 and 2 other months up to April 2025' },
  ])
})

test('what was known before, however it came, is not asked about again', async () => {
  const known = newKnownFigures()
  const confirmed = await readFirst(street(2520, { places: without('Fenland'), types: retyped('Robbery', 'Piracy') }))
  known.add({
    ...confirmed,
    observations: confirmed.observations.map(each => ({ ...each, status: 'published' as const })),
  })
  const next = street(2520, { month: '2025-07', places: without('Fenland'), types: retyped('Robbery', 'Piracy') })
  expect((await readFirst(next, known)).questions).toEqual([])
})

describe('a type that nobody knows', () => {
  test.each([
    ['Burglarry', 'Burglary'],
    ['Antisocial behaviour', 'Anti-social behaviour'],
    ['Violence & sexual offences', 'Violence and sexual offences'],
    ['Theft from person', 'Theft from the person'],
  ])('%s is asked about as %s', async (typed, meant) => {
    const reading = await readFirst(`${street(2520)}\n,2025-06,${OURS},Fenland 001A,${typed},`)
    expect(reading.questions).toMatchObject([
      { code: 'unknown-type', found: `1 row of the type ${typed} in June 2025`, expected: meant, or: meant },
    ])
    expect(reading.observations.every(({ status }) => status === 'unconfirmed')).toBe(true)
  })

  test('is asked about where it is like no other, since it is part of all crime', async () => {
    const reading = await readFirst(`${street(2520)}\n,2025-06,${OURS},Fenland 001A,Piracy at sea,`)
    expect(reading.questions).toMatchObject([{ code: 'unknown-type', or: 'a slip, or a cell that was moved' }])
  })

  test('is asked about in a later month too', async () => {
    const known = newKnownFigures()
    known.add(await readFirst(street(2520)))
    const later = `${street(2520, { month: '2025-07' })}\n,2025-07,${OURS},Fenland 001A,Burglarry,`
    expect((await readFirst(later, known)).questions).toMatchObject([{ code: 'unknown-type' }])
  })

  test.each([
    ['2013-04', 0],
    ['2013-05', 1],
  ])('Violent crime of %s has %i questions: it was a type until April 2013', async (month, questions) => {
    const reading = await readFirst(`${street(2520, { month })}\n,${month},${OURS},Fenland 001A,Violent crime,`)
    expect(reading.questions).toHaveLength(questions)
  })
})

test.each([
  ['Unable to prosecute suspects', 1],
  ['Under investigation', 0],
  ['Referred elsewhere by agreement', 0],
])('of the outcome %s is asked %i times: it is part of no total', async (type, questions) => {
  const rows = PLACES.flatMap(place =>
    Array.from({ length: 200 }, (_, i) => `${place}${i},2025-06,${OURS},${place} 001A,Local resolution`),
  )
  const text = ['Crime ID,Month,Falls within,LSOA name,Outcome type', ...rows, `x,2025-06,${OURS},Fenland 001A,${type}`]
  expect((await readFirst(text.join('\n'))).questions).toHaveLength(questions)
})

test.each([
  ['all on one day', Array.from({ length: 12 }, () => 7)],
  ['on two days of the first week', Array.from({ length: 12 }, (_, i) => 2 + (i % 2))],
  ['in the first ten days', Array.from({ length: 30 }, (_, i) => 1 + (i % 10))],
])('twelve searches or more, %s, are asked about', async (_, days) => {
  expect((await readFirst(searches(...days))).questions).toMatchObject([{ code: 'missing-days' }])
})

test('few searches that chance has put together are taken', async () => {
  expect((await readFirst(searches(3, 3, 4, 5, 9, 9, 11, 12, 16, 19, 20, 20))).questions).toEqual([])
})

const REAL = ['04', '05', '06'].map(month => `data/police-uk/cambridgeshire/2024-${month}/2024-${month}-cambridgeshire`)
describe.skipIf(!hasSharedData)('published months as first files (skipped where ../shared/data is absent)', () => {
  test.each([...REAL.map(path => `${path}-street.csv`), ...REAL.map(path => `${path}-stop-and-search.csv`)])(
    '%s: nothing is asked',
    async path => {
      const reading = await readDrop({
        feed: 'police-uk',
        file: path.split('/').at(-1)!,
        source: sourceOf(sharedFile(path)!),
        board: sampleBoard(),
        today: '2025-09-01',
        known: newKnownFigures().read,
      })
      expect(expectAccepted(reading).questions).toEqual([])
    },
  )
})

test('the receipt does not ask for a status in a file that its publisher writes', async () => {
  const reading = await readFirst(street(4))
  const drop = 'a'.repeat(64)
  const common = { drop, file: 'x.csv', receivedAt: '2025-09-01T09:00:00Z', board: sampleBoard(), changes: null }
  const text = receiptText(buildReceipt({ ...common, feed: 'police-uk', reading }))
  expect(text).not.toContain('under status')
  expect(text).toContain('boardpack confirm aaaaaaaaaaaa')
})
