import { gzipSync, strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { expectAccepted, readBytes } from './drop-fixtures.ts'
import { makeWorkbook } from './make-workbook.ts'
import { type Mutant, testRejections } from './test-rejections.ts'

const FORCE = 'Cambridgeshire Constabulary'
const STREET_HEADING =
  'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context'
const OUTCOME_HEADING =
  'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type'
const SEARCH_HEADING =
  'Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,Outcome linked to object of search,Removal of more than just outer clothing'

const crime = (type: string, lsoa = 'Cambridge 001A', change: { month?: string; force?: string } = {}) =>
  `${type === 'Anti-social behaviour' ? '' : 'ab12'},${change.month ?? '2024-01'},${change.force ?? FORCE},${change.force ?? FORCE},0.1,52.2,On or near Mill Lane,${lsoa === '' ? '' : 'E01017940'},${lsoa},${type},,`
const outcome = (id: string, type = 'Local resolution') =>
  `${id},2024-01,${FORCE},${FORCE},0.1,52.2,On or near Mill Lane,E01017940,Fenland 001A,${type}`
const search = (date: string, change: { type?: string; age?: string; ethnicity?: string } = {}) =>
  `${change.type ?? 'Person search'},${date},,,52.2,0.1,Male,${change.age ?? '18-24'},${change.ethnicity ?? 'White - Irish'},White,Misuse of Drugs Act 1971 (section 23),Controlled drugs,Arrest,True,False`

const STREET = [
  STREET_HEADING,
  crime('Anti-social behaviour'),
  crime('Anti-social behaviour'),
  crime('Burglary', 'South Cambridgeshire 002B'),
  crime('Drugs', 'Bedford 001A'),
  crime('Robbery', ''),
]
const street = (...change: [row: number, text: string][]) =>
  STREET.map((line, i) => change.find(([row]) => row === i + 1)?.[1] ?? line).join('\r\n')
const searches = (...rows: string[]) => [SEARCH_HEADING, ...rows].join('\n')
const zipped = (files: Record<string, string | Uint8Array>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? strToU8(content) : content]),
    ),
    { mtime: '2024-02-01' },
  )

async function countsOf(file: string, bytes: Uint8Array | string) {
  const reading = expectAccepted(await readBytes('police-uk', file, bytes))
  return {
    reading,
    of: (id: string, area = 'force', month = '2024-01') =>
      reading.observations.find(o => o.indicator === `police-uk-${id}` && o.area === area && o.period === month)?.value,
  }
}

test('the good street file: repeats of anti-social behaviour count, places add up, types not in the file are zero', async () => {
  const { reading, of } = await countsOf('x.csv', street())
  expect(reading.rows).toBe(5)
  expect([of('all-crime'), of('anti-social-behaviour'), of('burglary'), of('shoplifting')]).toEqual([3, 2, 1, 0])
  expect([
    of('burglary', 'south-cambridgeshire'),
    of('drugs', 'elsewhere'),
    of('robbery', 'no-location'),
    of('drugs', 'fenland'),
  ]).toEqual([1, 1, 1, 0])
})

test.each([
  ['LF line ends', () => street().replaceAll('\r\n', '\n')],
  ['mixed line ends', () => street().replace('\r\n', '\n')],
  ['CR line ends', () => street().replaceAll('\r\n', '\r')],
  ['a byte-order mark', () => `\uFEFF${street()}`],
  ['UTF-16', () => Buffer.from(`\uFEFF${street()}`, 'utf16le')],
  ['gzip under another name', () => gzipSync(strToU8(street()))],
  [
    'gzip in two members',
    () => Buffer.concat([gzipSync(strToU8(street().slice(0, 300))), gzipSync(strToU8(street().slice(300)))]),
  ],
  [
    'a zip with folders',
    () => zipped({ '2024-01/2024-01-cambridgeshire-street.csv': street(), '__MACOSX/2024-01/._x': 'x' }),
  ],
  ['a gzip in a zip', () => zipped({ 'a.csv.gz': gzipSync(strToU8(street())) })],
  [
    'cells quoted throughout',
    () =>
      street()
        .split('\r\n')
        .map(line =>
          line
            .split(',')
            .map(cell => `"${cell}"`)
            .join(','),
        )
        .join('\r\n'),
  ],
  ['months a spreadsheet turned round', () => street().replaceAll('2024-01', 'Jan-24')],
  [
    'columns in another order',
    () =>
      street()
        .split('\r\n')
        .map(line => line.split(',').reverse().join(','))
        .join('\r\n'),
  ],
  [
    'empty rows and columns at the end',
    () =>
      `${street()
        .split('\r\n')
        .map(line => `${line},,`)
        .join('\r\n')}\r\n,,,,,,,,,,,,,\r\n`,
  ],
])('%s makes no difference', async (_, bytes) => {
  const plain = (await countsOf('x.csv', street())).reading.observations
  expect((await countsOf('x.csv', bytes())).reading.observations).toEqual(plain)
})

test('whole rows repeated in an outcomes file count once; the same id with another outcome twice', async () => {
  const rows = [OUTCOME_HEADING, outcome('a1'), outcome('a1'), outcome('a1', 'Suspect charged'), outcome('b2')]
  const { reading, of } = await countsOf('x.csv', rows.join('\n'))
  expect([
    of('outcome-local-resolution'),
    of('outcome-suspect-charged'),
    of('outcome-local-resolution', 'fenland'),
  ]).toEqual([2, 1, 2])
  expect(reading.notes).toEqual(['The file: 1 rows repeat another row whole. Each was counted once.'])
})

test('a search in the first hour of British Summer Time belongs to the local month; vehicles are not people', async () => {
  const { reading, of } = await countsOf(
    '2024-04-cambridgeshire-stop-and-search.csv',
    searches(
      search('2024-03-31T23:51:00+00:00'),
      search('2024-04-02T10:00:00+00:00', { type: 'Vehicle search', age: '', ethnicity: '' }),
    ),
  )
  expect(reading.rows).toBe(2)
  expect([
    of('stop-search', 'force', '2024-04'),
    of('stop-search-ethnicity-white', 'force', '2024-04'),
    of('stop-search-age-not-known', 'force', '2024-04'),
  ]).toEqual([1, 1, 0])
})

test('types that the board does not list are counted under their slug and told', async () => {
  const { reading, of } = await countsOf('x.csv', street([4, crime('Piracy at sea')]))
  expect(of('piracy-at-sea')).toBe(1)
  expect(reading.notes).toEqual([
    'The crime type "Piracy at sea" is not in the board\'s file. It was counted as police-uk-piracy-at-sea.',
  ])
})

test("a zip may hold a peer's file beside ours: each is counted for its own", async () => {
  const peer = [STREET_HEADING, crime('Burglary', 'Bristol 001A', { force: 'Avon and Somerset Constabulary' })].join(
    '\n',
  )
  const { of } = await countsOf(
    'x.zip',
    zipped({
      '2024-01/2024-01-cambridgeshire-street.csv': street(),
      '2024-01/2024-01-avon-and-somerset-street.csv': peer,
    }),
  )
  expect([
    of('burglary', 'peer-avon-and-somerset'),
    of('all-crime'),
    of('burglary', 'peer-avon-and-somerset', '2024-02'),
  ]).toEqual([1, 3, undefined])
})

const MUTANTS: Mutant[] = [
  {
    name: 'the file of another force',
    bytes: () =>
      [
        STREET_HEADING,
        crime('Burglary', 'Norwich 001A', { force: 'Norfolk Constabulary' }),
        crime('Drugs', 'Norwich 001A', { force: 'Norfolk Constabulary' }),
      ].join('\n'),
    code: 'unexpected-force',
    place: [null, 2, 'Falls within'],
    expectedText: 'Norfolk Constabulary (2 rows, this is the first)',
  },
  {
    name: 'a row of another force among ours',
    bytes: () => street([4, crime('Burglary', 'Norwich 001A', { force: 'Norfolk Constabulary' })]),
    code: 'unexpected-force',
    place: [null, 4, 'Falls within'],
    expectedText: 'Cambridgeshire Constabulary, or a most similar force',
  },
  {
    name: 'a row without a force',
    bytes: () => street([4, crime('Burglary', 'Fenland 001A', { force: ' ' })]),
    code: 'unexpected-force',
    place: [null, 4, 'Falls within'],
    expectedText: 'no force',
  },
  {
    name: 'a month to come',
    bytes: () => street().replaceAll('2024-01', '2026-02'),
    today: '2026-01-12',
    code: 'future-month',
    place: [null, 2, 'Month'],
    expectedText: '2026-02',
  },
  {
    name: 'a month that is not over',
    bytes: () => street().replaceAll('2024-01', '2026-01'),
    today: '2026-01-12',
    code: 'partial-month',
    place: [null, 2, 'Month'],
    expectedText: 'This month is not over yet.',
  },
  {
    name: 'no month',
    bytes: () => street([4, crime('Burglary', 'Fenland 001A', { month: '' })]),
    code: 'not-a-month',
    place: [null, 4, 'Month'],
    expectedText: 'an empty cell | a month such as 2024-01',
  },
  {
    name: 'a row one cell short',
    bytes: () => street([4, crime('Burglary').replace(/,$/, '')]),
    code: 'row-width',
    place: [null, 4, null],
    expectedText: '11 cells | 12 cells',
  },
  {
    name: 'a comma in a place without quotation marks',
    bytes: () => street([4, crime('Burglary').replace('Mill Lane', 'Mill, Lane')]),
    code: 'row-width',
    place: [null, 4, null],
    expectedText: '13 cells | 12 cells',
  },
  {
    name: 'no crime type',
    bytes: () => street([4, crime('')]),
    code: 'missing-type',
    place: [null, 4, 'Crime type'],
    expectedText: 'a type under Crime type',
  },
  {
    name: 'a type that is no word',
    bytes: () => street([4, crime('---')]),
    code: 'missing-type',
    place: [null, 4, 'Crime type'],
    expectedText: '---',
  },
  {
    name: 'a hundred and one types',
    bytes: () => [STREET_HEADING, ...Array.from({ length: 101 }, (_, i) => crime(`Type ${i}`))].join('\n'),
    code: 'too-many-types',
    place: [null, 102, 'Crime type'],
    expectedText: 'may have shifted',
  },
  {
    name: 'headings alone',
    bytes: () => STREET_HEADING,
    code: 'no-rows',
    place: [null, null, null],
    expectedText: 'it cannot be taken as none',
  },
  {
    name: 'headings and 31 rows of nothing',
    bytes: () => [STREET_HEADING, ...Array.from({ length: 31 }, () => ',,,,,,,,,,,')].join('\n'),
    code: 'no-rows',
    place: [null, null, null],
    expectedText: 'headings without rows',
  },
  {
    name: 'a heading missing',
    bytes: () => street().replace('Crime type', 'Crime'),
    code: 'not-police-uk',
    place: [null, 1, null],
    expectedText: 'Check that this is the right file and the right feed.',
  },
  {
    name: 'a quotation mark never closed',
    bytes: () => street([4, crime('Burglary').replace('On or near', '"On or near')]),
    code: 'broken-quotes',
    place: [null, 4, null],
    expectedText: 'a quotation mark that is not closed',
  },
  {
    name: 'a quotation mark never closed in a long file',
    bytes: () =>
      [
        STREET_HEADING,
        crime('Drugs').replace('On or near', '"On or near'),
        ...Array.from({ length: 20_000 }, () => crime('Drugs')),
      ].join('\n'),
    code: 'broken-quotes',
    place: [null, 2, null],
    expectedText: 'Look at this row and the one before.',
  },
  {
    name: 'a few rows of another month in a file named for one',
    file: '2024-01-cambridgeshire-street.csv',
    bytes: () => street([4, crime('Burglary', 'Fenland 001A', { month: '2023-12' })]),
    code: 'unexpected-month',
    place: [null, 4, 'Month'],
    expectedText: '2023-12 | 2024-01, as the file',
  },
  {
    name: 'a search an hour outside its month',
    file: '2024-03-cambridgeshire-stop-and-search.csv',
    bytes: () => searches(search('2024-03-05T10:00:00+00:00'), search('2024-03-31T23:51:00+00:00')),
    code: 'unexpected-month',
    place: [null, 3, 'Date'],
    expectedText: "2024-04 on London's clocks (1 row, this is the first)",
  },
  {
    name: 'searches of another force by the name',
    file: '2024-03-norfolk-stop-and-search.csv',
    bytes: () => searches(search('2024-03-05T10:00:00+00:00')),
    code: 'unexpected-force',
    place: [null, null, null],
    expectedText: 'norfolk',
  },
  {
    name: 'a date that a spreadsheet changed',
    bytes: () => searches(search('05/03/2024 10:00')),
    code: 'not-a-date',
    place: [null, 2, 'Date'],
    expectedText: 'A spreadsheet may have changed the dates.',
  },
  {
    name: 'an age band that a spreadsheet changed',
    bytes: () => searches(search('2024-03-05T10:00:00+00:00', { age: 'Oct-17' })),
    code: 'unknown-age',
    place: [null, 2, 'Age range'],
    expectedText: 'A spreadsheet turned 10-17 into a date.',
  },
  {
    name: 'an age band nobody knows',
    bytes: () => searches(search('2024-03-05T10:00:00+00:00', { age: '35-40' })),
    code: 'unknown-age',
    place: [null, 2, 'Age range'],
    expectedText: '35-40 | under 10, 10-17',
  },
  {
    name: 'a kind of search nobody knows',
    bytes: () => searches(search('2024-03-05T10:00:00+00:00', { type: 'Boat search' })),
    code: 'unknown-search-type',
    place: [null, 2, 'Type'],
    expectedText: 'Boat search',
  },
  {
    name: 'a search row too wide',
    bytes: () => searches(`${search('2024-03-05T10:00:00+00:00')},x`),
    code: 'row-width',
    place: [null, 2, null],
    expectedText: '16 cells | 15 cells',
  },
  {
    name: 'the same month in two files of a zip',
    file: 'x.zip',
    bytes: () => zipped({ 'a.csv': street(), 'b.csv': street() }),
    code: 'duplicate-month',
    place: ['b.csv', null, null],
    expectedText: 'street rows for 2024-01 in this file and in a.csv',
  },
  {
    name: 'another file in the zip',
    file: 'x.zip',
    bytes: () => zipped({ 'a.csv': street(), 'readme.csv': 'hello,you\n1,2' }),
    code: 'not-police-uk',
    place: ['readme.csv', null, null],
    expectedText: 'Take this file out of the zip',
  },
  {
    name: 'a bad row in one file of a zip',
    file: 'x.zip',
    bytes: () =>
      zipped({ '2024-01/a.csv': street([3, 'x']), '2023-12/b.csv': street().replaceAll('2024-01', '2023-12') }),
    code: 'row-width',
    place: ['2024-01/a.csv', 3, null],
    expectedText: '1 cell | 12 cells',
  },
  {
    name: 'a path that leads out of the zip',
    file: 'x.zip',
    bytes: () => zipped({ '../../etc/a.csv': street() }),
    code: 'unsafe-path',
    place: [null, null, null],
    expectedText: 'a file whose path leads out of the zip',
  },
  {
    name: 'a path from the root',
    file: 'x.zip',
    bytes: () => zipped({ '/etc/a.csv': street() }),
    code: 'unsafe-path',
    place: [null, null, null],
    expectedText: 'it may be meant to do harm',
  },
  {
    name: 'an empty zip',
    file: 'x.zip',
    bytes: () => zipped({}),
    code: 'empty-zip',
    place: [null, null, null],
    expectedText: 'a zip without files',
  },
  {
    name: 'a zip in a zip',
    file: 'x.zip',
    bytes: () => zipped({ 'b.zip': zipped({ 'a.csv': street() }) }),
    code: 'not-text',
    place: ['b.zip', null, null],
    expectedText: 'bytes that are not text',
  },
  {
    name: 'a zip cut short',
    file: 'x.zip',
    bytes: () => zipped({ 'a.csv': street() }).subarray(0, 200),
    code: 'damaged-zip',
    place: [null, null, null],
    expectedText: 'Download or pack the zip again',
  },
  {
    name: 'a gzip cut short',
    bytes: () => gzipSync(strToU8(street())).subarray(0, 120),
    code: 'damaged-gzip',
    place: [null, null, null],
    expectedText: 'a .gz file that ends too soon',
  },
  {
    name: 'a zip in a gzip',
    bytes: () => gzipSync(zipped({ 'a.csv': street() })),
    code: 'not-text',
    place: [null, null, null],
    expectedText: 'bytes that are not text',
  },
  {
    name: 'a workbook',
    bytes: () => makeWorkbook([{ name: 'x', rows: [['Crime ID', 'Month']] }]),
    code: 'saved-as-workbook',
    place: [null, null, null],
    expectedText: 'without opening it in Excel',
  },
]
testRejections(
  'a police.uk file with one thing wrong is refused whole',
  'police-uk',
  MUTANTS.map(mutant => ({ today: '2026-01-12', ...mutant })),
)
