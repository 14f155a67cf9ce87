import { readFileSync } from 'node:fs'
import * as XLSX from '@e965/xlsx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { expectAccepted, readBytes } from '../drop-fixtures.ts'
import { makeOleFile } from '../make-ole.ts'
import { type CellInput, makeWorkbook } from '../make-workbook.ts'

const sample = (name: string) => readFileSync(new URL(`../samples/${name}`, import.meta.url))
const read = (bytes: Uint8Array, file = 'return.xls') => readBytes('indicators', file, bytes, { today: '2018-05-03' })
const figuresOf = async (bytes: Uint8Array) =>
  expectAccepted(await read(bytes)).observations.map(({ area, period, value, status }) => [area, period, value, status])
const problemsOf = async (bytes: Uint8Array) => {
  const reading = await read(bytes)
  const all = reading.outcome === 'rejected' ? reading.faults : reading.questions
  return all.map(({ code, sheet, row, column }) => [code, sheet, row, column])
}
const FORCE = [
  ['force', '2018-02', 4702, 'published'],
  ['force', '2018-03', 4988, 'published'],
]
const ROWS: CellInput[][] = [
  ['Indicator', 'Area', '2018-02', '2018-03'],
  ['All Recorded Crime', 'Force', 4702, 4988],
]

test('a workbook of Excel 97, of Excel in its binary format and of LibreOffice is read as an .xlsx is', async () => {
  const sheet = XLSX.utils.aoa_to_sheet(ROWS)
  const xlsb = XLSX.write(
    { SheetNames: ['Counts'], Sheets: { Counts: sheet } },
    { type: 'buffer', bookType: 'xlsb' },
  ) as Buffer
  for (const bytes of [sample('good.xls'), xlsb, sample('good.ods'), sample('pandas.xlsx')])
    expect((await figuresOf(bytes)).slice(0, 2)).toEqual(FORCE)
})

test.each([
  ['struck.xls', [['raised-or-struck', 'Counts', 2, 'D']]],
  ['sup.xls', [['not-a-number', 'Counts', 3, 'C']]],
  ['hidden.xls', [['hidden-sheet', 'Old', null, null]]],
  ['merged.xls', [['merged-figure', 'Counts', 3, 'C']]],
  ['formula.xls', [['uncached-formula', 'Counts', 3, 'D']]],
  [
    'sup.ods',
    [
      ['raised-or-struck', 'Counts', 3, 'C'],
      ['raised-or-struck', 'Counts', 3, 'D'],
    ],
  ],
  ['hidden.ods', [['hidden-sheet', 'Counts', null, null]]],
  ['merged.ods', [['merged-figure', 'Counts', 3, 'C']]],
  ['formula.ods', [['uncached-formula', 'Counts', 3, 'D']]],
  ['xlsxwriter.xlsx', [['uncached-formula', 'Counts', 3, 'D']]],
])('what is doubtful or wrong in %s is found at its cell', async (file, problems) => {
  expect(await problemsOf(sample(file))).toEqual(problems)
})

/** The parts of a binary workbook with the rows of this file. */
function binaryWorkbookParts() {
  const Counts = XLSX.utils.aoa_to_sheet(ROWS)
  return unzipSync(
    XLSX.write({ SheetNames: ['Counts'], Sheets: { Counts } }, { type: 'buffer', bookType: 'xlsb' }) as Buffer,
  )
}

test('a cell that is struck through in a binary workbook is asked about', async () => {
  const parts = binaryWorkbookParts()
  const styles = parts['xl/styles.bin']!
  // the first font record: its number 43, its length, its height, then the flags of which 8 strikes through
  const font = styles.findIndex((byte, i) => byte === 43 && styles[i + 1]! > 20 && styles[i + 1]! < 80)
  styles[font + 4] = 8
  // the name and the area of the row are struck through with its figures
  const columns = (await problemsOf(zipSync(parts))).map(
    ([code, sheet, row, column]) => `${code} ${sheet} ${row} ${column}`,
  )
  expect(columns.sort()).toEqual(['A', 'B', 'C', 'D'].map(column => `raised-or-struck Counts 2 ${column}`))
})

test('a binary workbook with a sheet that is cut off is refused', async () => {
  const parts = binaryWorkbookParts()
  parts['xl/worksheets/sheet1.bin'] = parts['xl/worksheets/sheet1.bin']!.slice(0, 120)
  expect(await problemsOf(zipSync(parts))).toEqual([['damaged-workbook', 'Counts', null, null]])
})

const strictBook = (february: string, march: string) => {
  const parts = Object.fromEntries(
    Object.entries(unzipSync(makeWorkbook([{ name: 'Counts', rows: ROWS }]))).map(([path, bytes]) => [
      path,
      strToU8(
        strFromU8(bytes)
          .replaceAll(
            'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
            'http://purl.oclc.org/ooxml/spreadsheetml/main',
          )
          .replaceAll(
            'http://schemas.openxmlformats.org/officeDocument/2006/',
            'http://purl.oclc.org/ooxml/officeDocument/',
          )
          .replace(/<c r="C1"[^>]*>.*?<\/c>/, `<c r="C1" t="d" s="1"><v>${february}</v></c>`)
          .replace(/<c r="D1"[^>]*>.*?<\/c>/, `<c r="D1" t="d" s="1"><v>${march}</v></c>`),
      ),
    ]),
  )
  return zipSync(parts)
}

test.each([
  ['2018-02-01', '2018-03-01T00:00:00'],
  ['2018-02-28', '2018-03-01T00:00:00.000'],
  ['2018-02', '2018-03-31'],
])('strict Office Open XML is read, its dates as text too: %s and %s', async (february, march) => {
  expect(await figuresOf(strictBook(february, march))).toEqual(FORCE)
})

test.each(['2018-13-01', '2018-02-30', '2018-00-01', 'T09:30:00'])(
  'a date of strict Office Open XML that there is not, %j, is refused as it is written',
  async written => {
    const reading = await read(strictBook('2018-02-01', written))
    expect(reading).toMatchObject({ outcome: 'rejected', faults: [{ sheet: 'Counts', row: 1, column: 'D' }] })
  },
)

test('a workbook where no formula was calculated is refused, whatever it says of calculation', async () => {
  const formula = (f: string) => ({ v: 0, f })
  const rows = [...ROWS, ['Rural Crime', 'Force', formula('SUM(C5:C9)'), formula('SUM(D5:D9)')]]
  expect(await problemsOf(makeWorkbook([{ name: 'Counts', rows }]))).toEqual([
    ['uncached-formula', 'Counts', 3, 'C'],
    ['uncached-formula', 'Counts', 3, 'D'],
  ])
})

test('a workbook with a password is refused in words', async () => {
  expect(await problemsOf(makeOleFile('EncryptedPackage'))).toEqual([['password-protected', null, null, null]])
})

const xlsbParts = () => {
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(
    book,
    XLSX.utils.aoa_to_sheet([
      ['Indicator', 'Area', 'Mar-18'],
      ['Rural Crime', 'Force', 77],
    ]),
    'Counts',
  )
  return unzipSync(Uint8Array.from(XLSX.write(book, { type: 'buffer', bookType: 'xlsb' }) as Buffer))
}

test('a list in an .xlsb that claims to be longer than its record is refused at once', async () => {
  const parts = xlsbParts()
  const workbook = Buffer.from(parts['xl/workbook.bin']!)
  // links to other sheets: type 362, 40 bytes, of which the first four are how many there are
  const at = workbook.indexOf(Buffer.from([0xea, 0x02, 0x28]))
  expect(at).toBeGreaterThan(0)
  workbook[at + 6] = 13
  const bytes = zipSync({ ...parts, 'xl/workbook.bin': Uint8Array.from(workbook) }, { mtime: '2020-01-01' })
  const reading = await readBytes('indicators', 'x.xlsb', bytes, { today: '2018-05-03' })
  expect(reading.outcome).toBe('rejected')
})

test.each([
  ['a row of no bytes', [0, 0]],
  ['a cell of rich text of five bytes', [62, 5, 0, 0x89, 5, 0x18, 4]],
  ['a text longer than its record', [6, 12, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 127]],
])('%s in an .xlsb is refused at once, and fills no memory', async (_, record) => {
  const parts = xlsbParts()
  const sheet = Buffer.from(parts['xl/worksheets/sheet1.bin']!)
  // the end of the rows: type 146, no bytes
  const at = sheet.indexOf(Buffer.from([0x92, 0x01, 0x00]))
  expect(at).toBeGreaterThan(0)
  const changed = Buffer.concat([sheet.subarray(0, at), Buffer.from(record), sheet.subarray(at)])
  const bytes = zipSync({ ...parts, 'xl/worksheets/sheet1.bin': Uint8Array.from(changed) }, { mtime: '2020-01-01' })
  const reading = await readBytes('indicators', 'x.xlsb', bytes, { today: '2018-05-03' })
  expect(reading.outcome === 'rejected' && reading.faults.map(({ code }) => code)).toEqual(['damaged-workbook'])
})

test.each<[string, readonly number[]]>([
  ['of a number without its length', [9, 16, ...Array.from({ length: 16 }, () => 0)]],
  ['of yes or no with tokens beyond its record', [10, 15, ...Array.from({ length: 11 }, () => 0), 200, 0, 0, 0]],
  ['of a text without its length', [8, 12, ...Array.from({ length: 12 }, () => 0)]],
])('a formula %s in an .xlsb is refused at once', async (_, record) => {
  const parts = xlsbParts()
  const path = 'xl/worksheets/sheet1.bin'
  // in front of the end of the sheet's cells: record 146, of no bytes
  const bytes = parts[path]!
  const end = bytes.findIndex((byte, i) => byte === 0x92 && bytes[i + 1] === 1 && bytes[i + 2] === 0)
  parts[path] = Uint8Array.from([...bytes.slice(0, end), ...record, ...bytes.slice(end)])
  expect(await problemsOf(zipSync(parts))).toEqual([['damaged-workbook', null, null, null]])
})

/** The records of a workbook of Excel 97, of which one is another. */
function xlsWith(record: readonly number[]): Uint8Array {
  const book = { SheetNames: ['Counts'], Sheets: { Counts: XLSX.utils.aoa_to_sheet(ROWS) } }
  const written = XLSX.write(book, { type: 'buffer', bookType: 'biff8' }) as Uint8Array
  const { CFB } = XLSX as unknown as { CFB: CompoundFiles }
  const stream = Uint8Array.from(CFB.find(CFB.read(Uint8Array.from(written), { type: 'buffer' }), '/Workbook').content)
  // the last record of the sheet is its end, of four bytes
  const container = CFB.utils.cfb_new()
  CFB.utils.cfb_add(container, '/Workbook', Uint8Array.from([...stream.slice(0, -4), ...record, ...stream.slice(-4)]))
  return Uint8Array.from(CFB.write(container, { type: 'buffer' }))
}

interface CompoundFiles {
  read(bytes: Uint8Array, options: { type: 'buffer' }): object
  find(container: object, path: string): { readonly content: Uint8Array }
  write(container: object, options: { type: 'buffer' }): Uint8Array
  readonly utils: { cfb_new(): object; cfb_add(container: object, path: string, content: Uint8Array): void }
}

test.each<[string, readonly number[]]>([
  ['of a cell without a length', [0x06, 0x02, 18, 0, ...Array.from({ length: 18 }, () => 0)]],
  [
    'of a cell with tokens beyond its record',
    [0x06, 0, 24, 0, ...Array.from({ length: 20 }, () => 0), 200, 0, 0x1e, 1],
  ],
  ['that is shared, without a length', [0xbc, 0x04, 4, 0, 0, 0, 0, 0]],
  ['of an array, without a length', [0x21, 0x02, 6, 0, 0, 0, 0, 0, 0, 0]],
])('a formula %s in an .xls is refused at once: the library would look for its end for ever', async (_, record) => {
  expect(await problemsOf(xlsWith([]))).toEqual([])
  expect(await problemsOf(xlsWith(record))).toEqual([['damaged-workbook', null, null, null]])
})

/** The workbook as Excel 365 leaves it: a part that is referred to from the workbook, the sheet or a cell, and holds no figure. */
test.each<[string, (parts: Record<string, Uint8Array>) => void]>([
  [
    'macros',
    parts => {
      change(parts, '[Content_Types].xml', text =>
        text.replace(
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
          'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
        ),
      )
      parts['xl/vbaProject.bin'] = strToU8('no macro of ours')
    },
  ],
  [
    'a dynamic array',
    parts => {
      change(parts, SHEET, text =>
        text.replace(
          '<c r="D2">',
          '<c r="D2" cm="1"><f t="array" aca="1" ref="D2" ca="1">_xlfn._xlws.SORT(A9:A12)</f>',
        ),
      )
      parts['xl/metadata.xml'] = strToU8(
        '<metadata><cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>',
      )
    },
  ],
  [
    'a thread of comments with its people',
    parts => {
      relate(
        parts,
        'xl/worksheets/_rels/sheet1.xml.rels',
        '../threadedComments/threadedComment1.xml',
        'threadedComment',
      )
      relate(parts, 'xl/_rels/workbook.xml.rels', 'persons/person.xml', 'person')
      parts['xl/threadedComments/threadedComment1.xml'] = strToU8(
        '<ThreadedComments><threadedComment ref="D2"><text>Is 999 right?</text></threadedComment></ThreadedComments>',
      )
      parts['xl/persons/person.xml'] = strToU8('<personList/>')
    },
  ],
  [
    'a slicer, and a query whose part is not there',
    parts => {
      change(parts, SHEET, text =>
        text.replace(
          '</worksheet>',
          '<extLst><ext uri="{A8765BA9}"><slicerList><slicer id="rId9"/></slicerList></ext></extLst></worksheet>',
        ),
      )
      relate(parts, 'xl/worksheets/_rels/sheet1.xml.rels', '../slicers/slicer1.xml', 'slicer')
      relate(parts, 'xl/_rels/workbook.xml.rels', 'connections.xml', 'connections')
      parts['xl/slicers/slicer1.xml'] = strToU8('<slicers/>')
    },
  ],
  [
    'names of tags with a prefix',
    parts => {
      for (const path of Object.keys(parts).filter(name => /^xl\/[\w/]+\.xml$/.test(name)))
        change(parts, path, text =>
          text.replace(/<(\/?)([a-zA-Z]+)(?=[\s>/])/g, '<$1x:$2').replace('xmlns=', 'xmlns:x='),
        )
    },
  ],
])('%s in a workbook makes no difference to its figures', async (_, edit) => {
  const parts = unzipSync(makeWorkbook([{ name: 'Counts', rows: ROWS }]))
  edit(parts)
  expect(await figuresOf(zipSync(parts))).toEqual(FORCE)
})

const SHEET = 'xl/worksheets/sheet1.xml'
function change(parts: Record<string, Uint8Array>, path: string, edit: (text: string) => string): void {
  parts[path] = strToU8(edit(strFromU8(parts[path]!)))
}
/** Adds a relationship to a part, whether it had any before or not. */
function relate(parts: Record<string, Uint8Array>, path: string, target: string, type: string): void {
  parts[path] ??= strToU8(
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>',
  )
  change(parts, path, text =>
    text.replace(
      '</Relationships>',
      `<Relationship Id="rId9${type.length}" Type="http://schemas.microsoft.com/office/2017/10/relationships/${type}" Target="${target}"/></Relationships>`,
    ),
  )
}
