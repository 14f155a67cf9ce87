import { expect, test } from 'vitest'
import { newKnownFigures } from '../../../shared/intake/plausibility/known-figures.ts'
import { readDrop } from '../../../shared/intake/read-drop.ts'
import { sampleBoard } from '../../given/sample-board.ts'
import { expectAccepted, sourceOf } from '../drop-fixtures.ts'

type Known = ReturnType<typeof newKnownFigures>

/** What files come to, one after the other, with what is known of those before; the last of them is answered. */
async function readAll(feed: string, files: readonly string[], known: Known = newKnownFigures(), today = '2026-01-12') {
  let last: ReturnType<typeof expectAccepted> | undefined
  for (const [i, text] of files.entries()) {
    const input = { feed, file: `file-${i}.csv`, source: sourceOf(text), board: sampleBoard(), today }
    last = expectAccepted(await readDrop({ ...input, known: known.read }))
    known.add(last)
  }
  if (last === undefined) throw new Error('no file was given')
  return last
}
const months = Array.from(
  { length: 14 },
  (_, i) => `20${17 + Math.floor((i + 1) / 12)}-${String(((i + 1) % 12) + 1).padStart(2, '0')}`,
)
const counts = (indicator: string, values: readonly number[], area = 'force') =>
  values.map((value, i) => `${indicator},${area},${months[i]!},${value},`).join('\n')
const HEADINGS = 'indicator,area,period,value,status\n'
const usual = [310, 295, 322, 301, 288, 305, 299, 315, 290, 308, 303, 297, 303]

test.each([
  ['zero after hundreds', 0],
  ['3,000 after 303', 3000],
  ['a tenth of the usual', 30],
])('%s is asked about and held', async (_, value) => {
  const reading = await readAll('indicators', [HEADINGS + counts('drugs-offences', [...usual, value])])
  expect(reading.questions).toMatchObject([{ code: 'implausible', row: 15, column: 'value' }])
  expect(reading.observations.filter(({ status }) => status === 'unconfirmed')).toMatchObject([
    { period: '2018-03', value, statusOnceConfirmed: 'published' },
  ])
})

test.each([
  ['a rise by half', 455],
  ['a fall by a third', 200],
  ['the same', 303],
])('%s is not asked about', async (_, value) => {
  const reading = await readAll('indicators', [HEADINGS + counts('drugs-offences', [...usual, value])])
  expect(reading.questions).toEqual([])
})

test.each([
  [0, 'no figure yet: leave the cell empty'],
  [30, 'a slip, or a part of the month'],
  [3000, 'a slip, or the figure of more than this month'],
])('the question about %i says what is usual, and what the figure may be instead', async (value, or) => {
  const reading = await readAll('indicators', [HEADINGS + counts('drugs-offences', [...usual, value])])
  expect(reading.questions).toMatchObject([{ expected: 'about 303, as the other 13 months known', or }])
})

test('small counts come and go without a question', async () => {
  const reading = await readAll('indicators', [
    HEADINGS + counts('hate-crime', [3, 5, 4, 6, 2, 4, 5, 3, 4, 6, 5, 4, 3, 0]),
  ])
  expect(reading.questions).toEqual([])
})

test('an implausible figure that its supplier has confirmed is taken', async () => {
  const text = HEADINGS + counts('drugs-offences', [...usual, 0]).replace(/0,$/, '0,confirmed')
  const reading = await readAll('indicators', [text])
  expect(reading.questions).toEqual([])
  expect(reading.observations.at(-1)).toMatchObject({ value: 0, status: 'published', isConfirmed: true })
})

test('what is held is no history: a second zero is asked about as the first was', async () => {
  const next = (month: string, value: number) => `${HEADINGS}drugs-offences,force,${month},${value},`
  const known = newKnownFigures()
  await readAll('indicators', [HEADINGS + counts('drugs-offences', usual), next('2018-03', 0)], known)
  const reading = await readAll('indicators', [next('2018-04', 0)], known)
  expect(reading.questions).toHaveLength(1)
})

test('a district with more than its force is asked about', async () => {
  const text = `${HEADINGS}rural-crime,force,2018-03,265,\nrural-crime,fenland,2018-03,420,`
  const reading = await readAll('indicators', [text])
  expect(reading.questions).toMatchObject([{ code: 'implausible', row: 3, column: 'value' }])
  expect(reading.questions[0]!.found).toContain('420, of 265 in')
})

test('two numbers that changed places are asked about', async () => {
  const rows = months.map(
    (month, i) =>
      `immediate-grade-incidents-time-to-respond-mins,force,${month},${i === 13 ? '900,12600' : '12600,900'}`,
  )
  const reading = await readAll('indicators', [`indicator,area,period,numerator,denominator\n${rows.join('\n')}`])
  expect(reading.questions).toMatchObject([{ code: 'implausible', row: 15, or: '12600 out of 900' }])
})

const STREET =
  'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n'
const PLACES = [
  'Fenland',
  'Cambridge',
  'East Cambridgeshire',
  'Huntingdonshire',
  'Peterborough',
  'South Cambridgeshire',
]
const TYPES = sampleBoard().policeUk!.crimeTypes
const streetRow = (month: string, place: string, type: string) =>
  `,${month},Cambridgeshire Constabulary,Cambridgeshire Constabulary,0.1,52.5,On or near A Street,E01,${place === '' ? '' : `${place} 001A`},${type},,`
/** A street file of a month: places turn by turn, and types. */
const street = (
  month: string,
  rows: number,
  { places = PLACES, types = TYPES }: { places?: readonly string[]; types?: readonly string[] } = {},
) =>
  STREET +
  Array.from({ length: rows }, (_, i) =>
    streetRow(month, places[i % places.length]!, types[Math.floor(i / places.length) % types.length]!),
  ).join('\n')

test('a month of crimes that shrinks is held whole, with one question that names both sizes', async () => {
  const reading = await readAll('police-uk', [street('2025-06', 2520), street('2025-06', 84)])
  expect(reading.questions).toHaveLength(1)
  expect(reading.questions[0]!.found).toContain('The month fell from 2,340 to 78')
  expect(new Set(reading.observations.map(({ status }) => status))).toEqual(new Set(['unconfirmed']))
})

test('a month without a district that always has crimes is held whole', async () => {
  const before = ['2025-01', '2025-02', '2025-03'].map(month => street(month, 2400))
  const reading = await readAll('police-uk', [...before, street('2025-04', 2200, { places: PLACES.slice(1) })])
  expect(reading.questions).toHaveLength(1)
  expect(reading.questions[0]!.found).toContain('Fenland')
  expect(reading.observations.every(({ status }) => status === 'unconfirmed')).toBe(true)
})

test('a month like those before it is taken, whatever the month', async () => {
  const reading = await readAll(
    'police-uk',
    ['2025-01', '2025-02', '2025-03'].map((month, i) => street(month, 2400 + 180 * i)),
  )
  expect(reading.questions).toEqual([])
})

test('where the figure of a type is held, so are its districts', async () => {
  const months = ['2025-01', '2025-02', '2025-03'].map(month => street(month, 8400))
  const types = TYPES.map(type => (type === 'Drugs' ? 'Robbery' : type))
  const reading = await readAll('police-uk', [...months, street('2025-04', 8400, { types })])
  const drugs = reading.observations.filter(({ indicator }) => indicator === 'police-uk-drugs')
  expect(drugs.length).toBeGreaterThan(6)
  expect(new Set(drugs.map(({ status }) => status))).toEqual(new Set(['unconfirmed']))
})
