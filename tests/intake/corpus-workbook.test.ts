import { strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { expectAccepted, readBytes } from './drop-fixtures.ts'
import { type CellInput, dateCell, makeWorkbook, type SheetSpec } from './make-workbook.ts'
import { type Mutant, testRejections } from './test-rejections.ts'

const months = ['2018-01', '2018-02', '2018-03']
const counts = (
  change: Partial<Record<number, readonly CellInput[]>> = {},
  sheet: Partial<SheetSpec> = {},
): SheetSpec => ({
  name: 'Counts',
  rows: [
    ['Monthly return: counts'],
    [],
    ['Indicator', 'Area', ...months.map(month => dateCell(month))],
    ['All Recorded Crime', 'Force', 5100, 4702, 4988],
    ['Drugs Offences', 'Force', 98, { v: 101, f: 'C4-C5' }, null],
    ['Blank = not yet available'],
  ].map((row, i) => change[i + 1] ?? row),
  ...sheet,
})
const rates = (change: Partial<Record<number, readonly CellInput[]>> = {}): SheetSpec => ({
  name: 'Rates',
  rows: [
    ['Indicator', 'Area', 'Month', 'Number', 'Out of', 'Per cent', 'Status'],
    [
      'Hate Crime Outcome Rate',
      'Force',
      dateCell('2018-02'),
      12,
      60,
      { v: 0.2, f: 'D2/E2', s: 'percent' },
      'published',
    ],
    [
      'Hate Crime Outcome Rate',
      'Force',
      dateCell('2018-03'),
      12,
      59,
      { v: 0.2033898305, f: 'D3/E3', s: 'percent' },
      'provisional',
    ],
  ].map((row, i) => change[i + 1] ?? row) as CellInput[][],
})
const notes: SheetSpec = { name: 'Notes', rows: [['Contact: Performance team'], ['Version', 2]] }
const workbookOf =
  (...sheets: SheetSpec[]) =>
  () =>
    makeWorkbook(sheets)
const read = async (bytes: Uint8Array) =>
  expectAccepted(await readBytes('indicators', 'return.xlsx', bytes, { today: '2018-05-03' }))
const summarise = (reading: Awaited<ReturnType<typeof read>>) =>
  reading.observations.map(o => [o.indicator, o.period, o.value ?? `${o.numerator}/${o.denominator}`, o.status])

test('the good workbook is taken in', async () => {
  const reading = await read(makeWorkbook([counts(), rates(), notes]))
  expect(summarise(reading)).toEqual([
    ['all-recorded-crime', '2018-01', 5100, 'published'],
    ['all-recorded-crime', '2018-02', 4702, 'published'],
    ['all-recorded-crime', '2018-03', 4988, 'published'],
    ['drugs-offences', '2018-01', 98, 'published'],
    ['drugs-offences', '2018-02', 101, 'published'],
    ['hate-crime-outcome-rate', '2018-02', '12/60', 'published'],
    ['hate-crime-outcome-rate', '2018-03', '12/59', 'provisional'],
  ])
  expect(reading.notes).toEqual([
    'Sheet Notes was not read: it has no table of figures.',
    'Taken for notes and not read: sheet Counts, row 6 (Blank = not yet available).',
  ])
})

test('a workbook of the 1904 date system gives the same months', async () => {
  const rows = [
    ['Indicator', 'Area', ...months.map(month => dateCell(month, true))],
    ['All Recorded Crime', 'Force', 5100, 4702, 4988],
  ] as CellInput[][]
  const reading = await read(makeWorkbook([{ name: 'Counts', rows }], { is1904: true }))
  expect(reading.observations.map(o => o.period)).toEqual(months)
})

test('grey cells are estimates where a footnote says so, by colour or by theme', async () => {
  const row: CellInput[] = ['All Recorded Crime', 'Force', { v: 5100, s: 'grey' }, { v: 4702, s: 'greyTheme' }, 4988]
  const withGreyKey = await read(makeWorkbook([counts({ 4: row, 6: ['Figures in grey cells are estimates'] })]))
  expect(withGreyKey.observations.slice(0, 3).map(o => o.status)).toEqual(['estimated', 'estimated', 'published'])
  const withoutGreyKey = await read(makeWorkbook([counts({ 4: row })]))
  expect(withoutGreyKey.observations.slice(0, 3).map(o => o.status)).toEqual(['published', 'published', 'published'])
})

test('a name merged down its rows holds for each; totals and comments are left out and told', async () => {
  const rows: CellInput[][] = [
    ['Indicator', 'Month', 'Number', 'Comment'],
    ['All Recorded Crime', 'Jan-18', 5100, 'high'],
    [null, 'Feb-18', 4702],
  ]
  const long = await read(makeWorkbook([{ name: 'Long', rows, merges: ['A2:A3'] }]))
  expect(summarise(long).map(row => row.slice(1, 3))).toEqual([
    ['2018-01', 5100],
    ['2018-02', 4702],
  ])
  expect(long.notes).toEqual([
    'Sheet Long has no area column: every figure was taken for the whole force.',
    'Sheet Long: column D (Comment) holds words and was not read.',
  ])
  const wide = await read(
    makeWorkbook([
      counts({
        3: ['Indicator', 'Area', ...months.map(m => dateCell(m)), 'FYTD'],
        4: ['All Recorded Crime', 'Force', 1, 2, 3, 6],
      }),
    ]),
  )
  expect(wide.notes).toContain('Sheet Counts: column F (FYTD) was not read: totals are worked out from the months.')
})

test('a survey percentage with the number asked is kept, and the receipt says what it cannot do', async () => {
  const rows: CellInput[][] = [
    ['Indicator', 'Month', 'Per cent', 'n'],
    ['Dealing with Local Concerns', 'Mar-18', { v: 0.57, s: 'percent' }, 200],
  ]
  const reading = await read(makeWorkbook([{ name: 'Survey', rows }]))
  expect(reading.observations[0]).toMatchObject({ value: 57, n: 200, numerator: null, denominator: null })
  expect(reading.notes.at(-1)).toContain('It cannot be added up over months')
})

/** A workbook with bytes of one part replaced: what no writer makes. */
function withPart(path: string, content: Uint8Array): Uint8Array {
  const parts = unzipSync(makeWorkbook([counts()]))
  return zipSync({ ...parts, [path]: content }, { level: 1 })
}

/** The same zip, which says of every part over a megabyte that it has 100 bytes. */
function withFalseSizes(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.length)
  for (let at = 0; at + 46 < zip.length; at++) {
    const signature = view.getUint32(at, true)
    const sizeAt = signature === 0x02014b50 ? at + 24 : signature === 0x04034b50 ? at + 22 : 0
    if (sizeAt > 0 && view.getUint32(sizeAt, true) > 1_000_000) view.setUint32(sizeAt, 100, true)
  }
  return zip
}

const MUTANTS: Mutant[] = [
  {
    name: 'a formula without its result',
    bytes: workbookOf(counts({ 4: ['All Recorded Crime', 'Force', { f: 'SUM(A1:A2)' }, 4702, 4988] })),
    code: 'uncached-formula',
    place: ['Counts', 4, 'C'],
    expectedText: 'the formula =SUM(A1:A2) without its result',
  },
  {
    name: 'a per cent formula without its result',
    bytes: workbookOf(
      rates({ 2: ['Hate Crime Outcome Rate', 'Force', dateCell('2018-02'), 12, 60, { f: 'D2/E2', s: 'percent' }] }),
    ),
    code: 'uncached-formula',
    place: ['Rates', 2, 'F'],
    expectedText: 'let it work out the formulas',
  },
  {
    name: 'an error for a figure',
    bytes: workbookOf(counts({ 4: ['All Recorded Crime', 'Force', { v: '#DIV/0!', t: 'e' }, 4702, 4988] })),
    code: 'error-value',
    place: ['Counts', 4, 'C'],
    expectedText: '#DIV/0! | a number',
  },
  {
    name: 'a figure by a link to another workbook',
    bytes: workbookOf(counts({ 4: ['All Recorded Crime', 'Force', { v: 5100, f: '[1]Sheet1!A1' }, 4702, 4988] })),
    code: 'external-link',
    place: ['Counts', 4, 'C'],
    expectedText: 'The link may be out of date.',
  },
  {
    name: 'text in a number cell',
    bytes: workbookOf(counts({ 4: ['All Recorded Crime', 'Force', 'tbc', 4702, 4988] })),
    code: 'not-a-number',
    place: ['Counts', 4, 'C'],
    expectedText: 'tbc | a number',
  },
  {
    name: 'a date for a figure',
    bytes: workbookOf(counts({ 4: ['All Recorded Crime', 'Force', dateCell('2018-01'), 4702, 4988] })),
    code: 'not-a-number',
    place: ['Counts', 4, 'C'],
    expectedText: 'not a date or a yes or no',
  },
  {
    name: 'a yes for a figure',
    bytes: workbookOf(counts({ 4: ['All Recorded Crime', 'Force', { v: 1, t: 'b' }, 4702, 4988] })),
    code: 'not-a-number',
    place: ['Counts', 4, 'C'],
    expectedText: 'TRUE',
  },
  {
    name: 'a negative count',
    bytes: workbookOf(counts({ 4: ['All Recorded Crime', 'Force', -1, 4702, 4988] })),
    code: 'negative',
    place: ['Counts', 4, 'C'],
    expectedText: '-1 | zero or more',
  },
  {
    name: 'a count shown as a percentage',
    bytes: workbookOf(counts({ 4: ['All Recorded Crime', 'Force', { v: 0.5, s: 'percent' }, 4702, 4988] })),
    code: 'percent-as-count',
    place: ['Counts', 4, 'C'],
    expectedText: 'change its format to a plain number',
  },
  {
    name: 'decimals in a count',
    bytes: workbookOf(counts({ 4: ['All Recorded Crime', 'Force', 5100.5, 4702, 4988] })),
    code: 'not-whole',
    place: ['Counts', 4, 'C'],
    expectedText: '5100.5',
  },
  {
    name: 'an unknown indicator with a near name',
    bytes: workbookOf(counts({ 4: ['All Recordd Crime', 'Force', 1, 2, 3] })),
    code: 'unknown-indicator',
    place: ['Counts', 4, 'A'],
    expectedText: 'Did you mean All Recorded Crime?',
  },
  {
    name: 'an unknown area',
    bytes: workbookOf(counts({ 4: ['All Recorded Crime', 'Suffolk', 1, 2, 3] })),
    code: 'unknown-area',
    place: ['Counts', 4, 'B'],
    expectedText: 'Suffolk',
  },
  {
    name: 'a row of totals',
    bytes: workbookOf(counts({ 6: ['Total', 'Force', 1, 2, 3] })),
    code: 'unknown-indicator',
    place: ['Counts', 6, 'A'],
    expectedText: 'Totals do not belong in the return.',
  },
  {
    name: 'figures without an indicator',
    bytes: workbookOf(counts({ 4: [null, 'Force', 1, 2, 3] })),
    code: 'missing-indicator',
    place: ['Counts', 4, 'A'],
    expectedText: 'Write the name of the indicator',
  },
  {
    name: 'the same indicator twice',
    bytes: workbookOf(counts({ 5: ['All Recorded Crime', 'Force', 5100, null, null] })),
    code: 'duplicate-figure',
    place: ['Counts', 5, 'C'],
    expectedText:
      'with the same figure | one figure for each indicator, area and month; the first is in sheet Counts, row 4',
  },
  {
    name: 'the same month on two sheets',
    bytes: workbookOf(counts(), {
      name: 'More',
      rows: [
        ['Indicator', 'Month', 'Number'],
        ['All Recorded Crime', 'Jan-18', 1],
      ],
    }),
    code: 'duplicate-figure',
    place: ['More', 2, 'B'],
    expectedText: 'with another figure',
  },
  {
    name: 'the same month in two columns',
    bytes: workbookOf(
      counts({
        3: ['Indicator', 'Area', dateCell('2018-01'), dateCell('2018-02'), dateCell('2018-02')],
        4: ['All Recorded Crime', 'Force', 1, 2, null],
      }),
    ),
    code: 'duplicate-column',
    place: ['Counts', 3, 'E'],
    expectedText: 'a second column for 2018-02; the first is D',
  },
  {
    name: 'a heading merged over two months',
    bytes: workbookOf(counts({}, { merges: ['C3:D3'] })),
    code: 'merged-heading',
    place: ['Counts', 3, 'C'],
    expectedText: 'one heading over columns C to D',
    count: 2,
  },
  {
    name: 'a serial number for a heading',
    bytes: workbookOf(counts({ 3: ['Indicator', 'Area', 43101, dateCell('2018-02'), dateCell('2018-03')] })),
    code: 'serial-date',
    place: ['Counts', 3, 'C'],
    expectedText: 'If it means 2018-01, write 2018-01.',
  },
  {
    name: 'a date in 1900 for a heading',
    bytes: workbookOf(
      counts({ 3: ['Indicator', 'Area', { v: 5, s: 'month' }, dateCell('2018-02'), dateCell('2018-03')] }),
    ),
    code: 'implausible-month',
    place: ['Counts', 3, 'C'],
    expectedText: '1900-01-05',
  },
  {
    name: 'months without a year',
    bytes: workbookOf(counts({ 3: ['Indicator', 'Area', 'Jan', 'Feb', 'Mar'] })),
    code: 'month-without-year',
    place: ['Counts', 3, 'C'],
    expectedText: 'Which year is meant by "Jan"?',
    count: 3,
  },
  {
    name: 'a day and month that could be two',
    bytes: workbookOf(counts({ 3: ['Indicator', 'Area', '01/02/18', dateCell('2018-02'), dateCell('2018-03')] })),
    code: 'ambiguous-month',
    place: ['Counts', 3, 'C'],
    expectedText: 'Which month is meant by "01/02/18"?',
  },
  {
    name: 'a month with a typing slip',
    bytes: workbookOf(counts({ 3: ['Indicator', 'Area', 'Jna-18', dateCell('2018-02'), dateCell('2018-03')] })),
    code: 'unknown-column',
    place: ['Counts', 3, 'C'],
    expectedText: 'Jna-18 | a month, or a heading',
  },
  {
    name: 'figures under an empty heading',
    bytes: workbookOf(counts({ 3: ['Indicator', 'Area', null, dateCell('2018-02'), dateCell('2018-03')] })),
    code: 'column-without-heading',
    place: ['Counts', 3, 'C'],
    expectedText: 'figures under an empty heading',
  },
  {
    name: 'a month to come',
    bytes: workbookOf(
      counts({ 3: ['Indicator', 'Area', dateCell('2018-01'), dateCell('2018-02'), dateCell('2019-03')] }),
    ),
    code: 'future-month',
    place: ['Counts', 4, 'E'],
    expectedText: '2019-03 | a month that is over',
  },
  {
    name: 'a month that is not over',
    today: '2018-03-15',
    bytes: workbookOf(counts()),
    code: 'partial-month',
    place: ['Counts', 4, 'E'],
    expectedText: 'send them when it has ended',
  },
  {
    name: 'a numerator over its denominator',
    bytes: workbookOf(rates({ 2: ['999 Calls Answered within 10 Seconds', 'Force', dateCell('2018-02'), 60, 12] })),
    code: 'numerator-over-denominator',
    place: ['Rates', 2, 'D'],
    expectedText: '60 out of 12',
  },
  {
    name: 'a per cent that disagrees',
    bytes: workbookOf(
      rates({ 2: ['Hate Crime Outcome Rate', 'Force', dateCell('2018-02'), 12, 60, { v: 0.3, s: 'percent' }] }),
    ),
    code: 'value-disagrees',
    place: ['Rates', 2, 'F'],
    expectedText: '30% | 20%, which is what 12 out of 60 comes to',
  },
  {
    name: 'a bare percentage in a wide sheet',
    bytes: workbookOf(counts({ 4: ['Hate Crime Outcome Rate', 'Force', { v: 0.2, s: 'percent' }, null, null] })),
    code: 'percentage-without-counts',
    place: ['Counts', 4, 'C'],
    expectedText: '20% alone',
  },
  {
    name: 'a fraction that may be a percentage',
    bytes: workbookOf(counts({ 4: ['Hate Crime Outcome Rate', 'Force', 0.2, null, null] })),
    code: 'percent-or-fraction',
    place: ['Counts', 4, 'C'],
    expectedText: 'Does 0.2 mean 0.2% or 20%?',
  },
  {
    name: 'an unknown status',
    bytes: workbookOf(rates({ 2: ['Hate Crime Outcome Rate', 'Force', dateCell('2018-02'), 12, 60, null, 'draft'] })),
    code: 'unknown-status',
    place: ['Rates', 2, 'G'],
    expectedText: 'draft',
  },
  {
    name: 'a hidden sheet with figures',
    bytes: workbookOf(counts(), { ...rates(), isHidden: true }),
    code: 'hidden-sheet',
    place: ['Rates', null, null],
    expectedText: 'If so, unhide the sheet. If not, delete it.',
  },
  {
    name: 'months without a heading for the indicator',
    bytes: workbookOf(counts({ 3: [null, null, ...months.map(m => dateCell(m))] })),
    code: 'no-headings',
    place: ['Counts', 3, null],
    expectedText: 'Add the heading that is missing: indicator.',
  },
  {
    name: 'figures without headings',
    bytes: workbookOf({ name: 'Counts', rows: [['All Recorded Crime', 1, 2, 3]] }),
    code: 'no-headings',
    place: ['Counts', 1, null],
    expectedText: 'Put headings over the figures.',
  },
  {
    name: 'only notes',
    bytes: workbookOf(notes),
    code: 'no-table',
    place: [null, null, null],
    expectedText: 'Check that this is the right workbook.',
  },
  {
    name: 'headings and 31 rows of nothing',
    bytes: workbookOf({
      name: 'Counts',
      rows: [['Indicator', 'Area', dateCell('2018-03')], ...Array.from({ length: 31 }, (): CellInput[] => [])],
    }),
    code: 'no-figures',
    place: [null, null, null],
    expectedText: 'headings without a single figure in the workbook',
  },
  {
    name: 'a sheet that is not XML',
    bytes: () => withPart('xl/workbook.xml', strToU8('not xml at all')),
    code: 'damaged-workbook',
    place: [null, null, null],
    expectedText: 'a workbook that cannot be opened',
  },
  {
    name: 'a bomb that lies about its size',
    bytes: () => withFalseSizes(withPart('xl/worksheets/sheet1.xml', new Uint8Array(2_000_000))),
    code: 'damaged-zip',
    place: ['xl/worksheets/sheet1.xml', null, null],
    expectedText: 'a file in the zip that is damaged',
  },
  {
    name: 'a bomb of XML in a small workbook',
    bytes: () => withPart('xl/worksheets/sheet1.xml', new Uint8Array(65 * 1024 * 1024)),
    code: 'too-large',
    place: [null, null, null],
    expectedText: 'no more than 64 MB',
  },
  {
    name: 'a workbook cut short',
    bytes: () => makeWorkbook([counts()]).subarray(0, 900),
    code: 'damaged-zip',
    place: [null, null, null],
    expectedText: 'a zip that is cut short or damaged',
  },
  {
    name: 'a workbook with its middle overwritten',
    bytes: () => makeWorkbook([counts()]).map((byte, i) => (i > 1800 && i < 2200 ? 0x55 : byte)),
    code: 'damaged-zip',
    place: [null, null, null],
    expectedText: 'Download or pack the zip again',
  },
]
testRejections("an analyst's workbook with one thing wrong is refused whole", 'indicators', MUTANTS)
