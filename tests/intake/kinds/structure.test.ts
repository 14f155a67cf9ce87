import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { expectAccepted, readBytes } from '../drop-fixtures.ts'
import { type CellInput, dateCell, makeWorkbook, type SheetSpec } from '../make-workbook.ts'

const HEADINGS: CellInput[] = ['Indicator', 'Area', dateCell('2018-02'), dateCell('2018-03')]
const counts = (
  rows: CellInput[][] = [['Rural Crime', 'Force', 70, 77]],
  sheet: Partial<SheetSpec> = {},
): SheetSpec => ({
  name: 'Figures',
  rows: [HEADINGS, ...rows],
  ...sheet,
})
const read = (bytes: Uint8Array | string, file = 'return.xlsx', feed = 'indicators') =>
  readBytes(feed, file, bytes, { today: '2018-05-03' })
const problemsOf = async (bytes: Uint8Array | string, file?: string, feed?: string) => {
  const reading = await read(bytes, file, feed)
  const all = reading.outcome === 'rejected' ? reading.faults : reading.questions
  return all.map(({ code, sheet, row, column }) => [code, sheet, row, column])
}
/** A workbook with one of its parts changed. */
const changePart = (bytes: Uint8Array, path: string, change: (text: string) => string | null) => {
  const parts = unzipSync(bytes)
  const text = change(strFromU8(parts[path]!))
  if (text === null) Reflect.deleteProperty(parts, path)
  else parts[path] = strToU8(text)
  return zipSync(parts)
}
const SHEET = 'xl/worksheets/sheet1.xml'

test('a sheet that is cut off, empty or not there rejects the whole workbook', async () => {
  const book = makeWorkbook([counts(), counts([['Hate Crime', 'Force', 60, 59]], { name: 'More' })])
  for (const change of [(text: string) => text.slice(0, 300), () => '', () => null])
    expect(await problemsOf(changePart(book, SHEET, change))).toEqual([['damaged-workbook', 'Figures', null, null]])
})

test('an attribute that is cut off rejects the whole workbook: the sheet it names may be another', async () => {
  const book = makeWorkbook([counts(), counts([['Hate Crime', 'Force', 60, 59]], { name: 'More' })])
  for (const [from, to] of [
    [' sheetId="2"', ' sheetId="'],
    ['<sheet name="More', '<sheet nMore'],
    ['name="Figures"', 'name=Figures'],
  ] as const)
    expect(await problemsOf(changePart(book, 'xl/workbook.xml', text => text.replace(from, to)))).toEqual([
      ['damaged-workbook', null, null, null],
    ])
})

test('a cell whose place is none rejects the workbook: it may belong to another month', async () => {
  const book = makeWorkbook([counts()])
  for (const place of ['D 2', 'D', '2', 'D2x', ''])
    expect(await problemsOf(changePart(book, SHEET, text => text.replace('r="D2"', `r="${place}"`)))).toEqual([
      ['damaged-workbook', 'Figures', null, null],
    ])
})

test('a text that is not among the shared texts rejects the workbook', async () => {
  const book = changePart(makeWorkbook([counts()]), SHEET, text =>
    text.replace('</sheetData>', '<row r="9"><c r="A9" t="s"><v>7</v></c></row></sheetData>'),
  )
  expect(await problemsOf(book)).toEqual([['damaged-workbook', 'Figures', null, null]])
})

test.each([
  ['a row beyond the last', '<row r="4000000000"><c r="A4000000000"><v>1</v></c></row>'],
  ['a column beyond XFD', '<row r="9"><c r="XFE9"><v>1</v></c></row>'],
])('%s is refused without reading on', async (_, xml) => {
  const started = performance.now()
  const book = changePart(makeWorkbook([counts()]), SHEET, text => text.replace('</sheetData>', `${xml}</sheetData>`))
  expect(await problemsOf(book)).toEqual([['beyond-grid', 'Figures', null, null]])
  expect(performance.now() - started).toBeLessThan(2000)
})

test('a number cell that holds no number is a fault of that cell', async () => {
  const book = changePart(makeWorkbook([counts()]), SHEET, text => text.replace('<v>77</v>', '<v>7,7</v>'))
  expect(await problemsOf(book)).toEqual([['not-a-number', 'Figures', 2, 'D']])
})

test('a formula whose result was never calculated is a fault of its cell', async () => {
  const formula = { v: 0, f: 'SUM(D5:D9)' }
  const book = changePart(makeWorkbook([counts([['Rural Crime', 'Force', 70, formula]])]), 'xl/workbook.xml', text =>
    text.replace('</workbook>', '<calcPr fullCalcOnLoad="1"/></workbook>'),
  )
  expect(await problemsOf(book)).toEqual([['uncached-formula', 'Figures', 2, 'D']])
})

test.each([
  ['raised', '<vertAlign val="superscript"/>'],
  ['struck through', '<strike/>'],
])('a number with a part that is %s is read without it, asked about and held', async (_, property) => {
  const runs = `<is><r><t>77</t></r><r><rPr>${property}</rPr><t>2</t></r></is>`
  const book = changePart(makeWorkbook([counts()]), SHEET, text =>
    text.replace(/<c r="D2"[^>]*><v>77<\/v><\/c>/, `<c r="D2" t="inlineStr">${runs}</c>`),
  )
  const reading = expectAccepted(await read(book))
  expect(reading.questions).toMatchObject([
    { code: 'raised-or-struck', sheet: 'Figures', row: 2, column: 'D', read_as: '77', or: '772' },
  ])
  expect(reading.observations.map(({ value, status }) => [value, status])).toEqual([
    [70, 'published'],
    [77, 'unconfirmed'],
  ])
})

test('rows of figures above the headings are refused at their row', async () => {
  const rows = 'rural-crime,force,2018-03,77\nindicator,area,period,value\nhate-crime,force,2018-03,59\n'
  expect(await problemsOf(rows, 'return.csv')).toEqual([['data-above-headings', null, 1, null]])
})

test('a figure merged over two months or two rows is refused', async () => {
  const rows: CellInput[][] = [
    ['Rural Crime', 'Force', 147, null],
    ['Hate Crime', 'Force', 60, 59],
    ['KSI Road Casualties', 'Force', 20, 31],
  ]
  expect(await problemsOf(makeWorkbook([counts(rows, { merges: ['C2:D2', 'D3:D4'] })]))).toEqual([
    ['merged-figure', 'Figures', 2, 'C'],
    ['merged-figure', 'Figures', 3, 'D'],
  ])
})

test('columns that a report server lays over two of the sheet are read', async () => {
  const rows: CellInput[][] = [
    ['Indicator', null, 'Area', null, 'Feb-18', null, 'Mar-18', null],
    ['Rural Crime', null, 'Force', null, 70, null, 77, null],
  ]
  const merges = ['A1:B1', 'C1:D1', 'E1:F1', 'G1:H1', 'A2:B2', 'C2:D2', 'E2:F2', 'G2:H2']
  const reading = expectAccepted(await read(makeWorkbook([{ name: 'Report', rows, merges }])))
  expect(reading.observations.map(({ period, value }) => [period, value])).toEqual([
    ['2018-02', 70],
    ['2018-03', 77],
  ])
})

test('a sheet with figures that cannot be read is refused; a hidden sheet of notes is named', async () => {
  const other: SheetSpec = {
    name: 'Other',
    rows: [
      ['Thing', 'Seen'],
      ['Bicycles', 4],
      ['Scooters', 9],
    ],
  }
  expect(await problemsOf(makeWorkbook([counts(), other]))).toEqual([['no-headings', 'Other', 1, null]])
  const notes: SheetSpec = { name: 'Lists', rows: [['Yes'], ['No']], isHidden: true }
  expect(expectAccepted(await read(makeWorkbook([counts(), notes]))).notes).toContain(
    'Sheet Lists was not read: it is hidden.',
  )
})

test('a workbook part of another name, and parts that are not needed, make no difference', async () => {
  const parts = unzipSync(makeWorkbook([counts()]))
  const renamed = Object.fromEntries(
    Object.entries(parts).map(([path, bytes]) => [path.replace('workbook.xml', 'workbook7.xml'), bytes]),
  )
  renamed['_rels/.rels'] = strToU8(strFromU8(parts['_rels/.rels']!).replace('workbook.xml', 'workbook7.xml'))
  renamed['[Content_Types].xml'] = strToU8(
    strFromU8(parts['[Content_Types].xml']!)
      .replace('workbook.xml', 'workbook7.xml')
      .replace(
        '</Types>',
        '<Override PartName="/xl/richData/rdrichvalue.xml" ContentType="application/x-other"/></Types>',
      ),
  )
  renamed['xl/richData/rdrichvalue.xml'] = strToU8('<rvData/>')
  expect(expectAccepted(await read(zipSync(renamed))).observations).toHaveLength(2)
})
