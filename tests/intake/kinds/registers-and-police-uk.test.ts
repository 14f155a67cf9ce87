import { expect, test } from 'vitest'
import { forcesNamedIn } from '../../../shared/intake/police-uk/forces.ts'
import { expectAccepted, readBytes } from '../drop-fixtures.ts'
import { type CellInput, makeWorkbook } from '../make-workbook.ts'

const HEADINGS = [
  'Action No.',
  'Meeting date raised',
  'Meeting agenda item',
  'Action',
  'Owner',
  'Target date',
  'Status',
]
const action = (id: number, change: Record<number, CellInput> = {}): CellInput[] => {
  const row: CellInput[] = [id, '28/02/2018', 7.2, 'Report back', 'OPCC', '16/05/2018', 'Open']
  return row.map((cell, i) => change[i] ?? cell)
}
const read = (bytes: Uint8Array | string, feed = 'actions') =>
  readBytes(feed, feed === 'commentary' ? 'x.md' : 'x.xlsx', bytes, { today: '2018-05-03' })
const book = (...sheets: CellInput[][][]) =>
  makeWorkbook(sheets.map((rows, i) => ({ name: `Sheet${i + 1}`, rows: [HEADINGS, ...rows] })))

test('every sheet with the headings of the register is read, and a number that comes twice is refused', async () => {
  const reading = expectAccepted(await read(book([action(1)], [action(2), action(3)])))
  expect(reading.entries.map(({ id }) => id)).toEqual(['1.0', '2.0', '3.0'])
  expect(await read(book([action(1)], [action(1)]))).toMatchObject({
    faults: [{ code: 'duplicate-id', sheet: 'Sheet2' }],
  })
})

test('a month shown in a date cell is no day', async () => {
  const reading = await read(book([action(1, { 5: { v: 43_221, s: 'month' } })]))
  expect(reading).toMatchObject({ faults: [{ code: 'not-a-date', row: 2, column: 'F', found: 'May-18' }] })
})

test.each([201_805_161_200, 1e15, 3_000_000])('a long number %d in a date cell is refused', async number => {
  expect(await read(book([action(1, { 5: number })]))).toMatchObject({ faults: [{ code: 'not-a-date', column: 'F' }] })
})

test.each(['TBC', 'ASAP', 'End of May', 'Ongoing', 'n/a'])('%s for a date: leave the cell empty', async text => {
  const reading = await read(book([action(1, { 5: text })]))
  expect(reading).toMatchObject({ outcome: 'rejected', faults: [{ code: 'not-a-date' }] })
  expect(JSON.stringify(reading)).toContain('leave the cell empty')
})

test('an unknown heading is named at its own row', async () => {
  const rows: CellInput[][] = [['Board'], [], [...HEADINGS, 'Colour'], [...action(1), 'Red']]
  expect(await read(makeWorkbook([{ name: 'Log', rows }]))).toMatchObject({
    faults: [{ code: 'unknown-column', row: 3, column: 'H' }],
  })
})

test('likelihood and impact are read, and must multiply to the score', async () => {
  const risks = (score: number) =>
    `Ref,Risk,Likelihood,Impact,Score,Owner,Mitigation\nR9,Fire,3,4,${score},ACC,Alarms\n`
  expect(expectAccepted(await readBytes('risks', 'x.csv', risks(12))).entries).toHaveLength(1)
  expect(await readBytes('risks', 'x.csv', risks(13))).toMatchObject({ faults: [{ code: 'score-disagrees', row: 2 }] })
})

const HEAD = '---\nindicator: rural-crime\nmonth: 2018-03\nauthor: Head of Performance\n---\n'

test('a second heading without its first line is refused at its row', async () => {
  const text = `${HEAD}Fewer thefts.\n\nmonth: 2018-03\nindicator: hate-crime\n---\nMore reports.\n`
  expect(await read(text, 'commentary')).toMatchObject({ faults: [{ code: 'lost-heading', row: 8 }] })
})

test.each(['Fewer. <!-- not for the public -->', '[//]: # (not for the public)'])(
  'a hidden remark is refused: %s',
  async text => {
    expect(await read(`${HEAD}${text}\n`, 'commentary')).toMatchObject({ faults: [{ code: 'hidden-remark', row: 6 }] })
  },
)

test('rows of two encodings are refused, whatever the letters', async () => {
  const bytes = Buffer.concat([Buffer.from('Action\nThe board’s plan\n'), Buffer.from([0x54, 0x92, 0x73, 0x0a])])
  expect(await read(bytes)).toMatchObject({ faults: [{ code: 'mixed-encoding' }] })
})

test.each([
  ['searches-2024-03-suffolk.csv', ['suffolk']],
  ['west_yorkshire/march.csv', ['west-yorkshire']],
  ['2024-03-city-of-london-stop-and-search.csv', ['city-of-london']],
  ['stop-and-search.csv', []],
])('%s names %j', (path, forces) => {
  expect(forcesNamedIn(path)).toEqual(forces)
})

const SEARCH =
  'Type,Date,Part of a policing operation,Age range,Gender,Self-defined ethnicity,Object of search\nPerson search,2024-03-05T10:00:00+00:00,,18-24,Male,White - English,Drugs\n'

test('searches in a file that names another force are refused', async () => {
  expect(await readBytes('police-uk', 'norfolk-searches-2024-03.csv', SEARCH)).toMatchObject({
    faults: [{ code: 'unexpected-force' }],
  })
  expect(expectAccepted(await readBytes('police-uk', 'searches.csv', SEARCH)).observations.length).toBeGreaterThan(0)
})

test('a type that was not published yet has no figure', async () => {
  const head = 'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type\n'
  const row = ',2011-06,Cambridgeshire Constabulary,Cambridgeshire Constabulary,0,52,x,E01,Fenland 001A,Burglary\n'
  const ids = (text: string) => readBytes('police-uk', 'x.csv', head + text).then(r => expectAccepted(r).observations)
  const early = await ids(row)
  expect(early.some(({ indicator }) => indicator === 'police-uk-drugs')).toBe(false)
  expect(early.find(({ indicator, area }) => indicator === 'police-uk-burglary' && area === 'force')!.value).toBe(1)
  const later = await ids(row.replace('2011-06', '2012-06'))
  expect(later.some(({ indicator }) => indicator === 'police-uk-drugs')).toBe(true)
  expect(later.some(({ indicator }) => indicator === 'police-uk-public-order')).toBe(false)
})
