import * as XLSX from '@e965/xlsx'
import { parse } from 'csv-parse/sync'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import readWorkbookOtherwise from 'read-excel-file/node'
import { expect, test } from 'vitest'
import type { DropReadResult } from '../../shared/intake/containers/drop.ts'
import { readBytes } from './drop-fixtures.ts'
import { type CellInput, dateCell, makeWorkbook } from './make-workbook.ts'

/**
 * Drops with one to four slips put into good ones, of every feed, seeded: the same cases on every machine. Run more with
 * FUZZ_CASES=100000 FUZZ_SEED=2 npx vitest run --config tests/vitest.config.ts tests/intake/fuzz.test.ts
 */
const CASES = Number(process.env.FUZZ_CASES ?? '2000')
const SEED = Number(process.env.FUZZ_SEED ?? '1')
/** Of this process, whatever else the machine does. */
const MAX_MILLISECONDS = 2000

/** Mulberry32: 32 bits of state are enough to choose slips by. */
function makeRandom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return below => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

const SCRAPS = [
  ...[
    '',
    ' ',
    ',',
    ';',
    '"',
    '\n',
    '\r',
    '\t',
    '\u0000',
    '\u200b',
    '\u00a0',
    '-',
    '—',
    '(5)',
    '%',
    '0,7',
    '1e9',
    '#REF!',
  ],
  ...[
    '2018.1',
    '2017/18',
    'Mar 2017/18',
    'Jan',
    '31/02/2018',
    '43160',
    '201805161200',
    '[c]',
    '..',
    '98 [p]',
    'TBC',
    '---',
  ],
  ...['<!-- x -->', 'Rolling 12 months', 'Fenland', 'é', '’', '\ud800', '=1+1', '9'.repeat(40), 'x'.repeat(300)],
]

const CSV = `indicator,area,period,value,numerator,denominator,n,status
all-recorded-crime,force,2018-02,4702,,,,
all-recorded-crime,force,2018-03,4988,,,,provisional
rural-crime,fenland,2018-03,12,,,,
hate-crime-outcome-rate,force,2018-03,,12,59,,
`
const ACTIONS = `Action No.,Meeting date raised,Meeting agenda item,Action,Owner,Target date,Action update,Update date,Status
1.0,28/02/2018,7.2,Report back,OPCC,16/05/2018,,,Open
2.0,28/02/2018,7.10,"Report, again",ACC,,,,Closed
`
const RISKS = 'Ref,Risk,Likelihood,Impact,Score,Owner,Mitigation\nR1,Staffing,4,4,16,ACC,Recruiting\n'
const COMMENTARY = `---\nindicator: rural-crime\nmonth: 2018-03\nauthor: Head of Performance\n---\nRural crime fell.\n`
const FORCE = 'Cambridgeshire Constabulary'
const STREET = `Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context
,2018-03,${FORCE},${FORCE},0.1,52.5,On or near A Street,E01,Fenland 001A,Burglary,,
,2018-03,${FORCE},${FORCE},0.1,52.5,On or near A Street,E01,Cambridge 001A,Drugs,,
`
const ROWS: CellInput[][] = [
  ['Monthly return'],
  ['Indicator', 'Area', dateCell('2018-02'), dateCell('2018-03')],
  ['All Recorded Crime', 'Force', 4702, 4988],
  ['Rural Crime', 'Force', 70, { v: 77, f: 'SUM(C4:C4)+7' }],
]
const BOOK = unzipSync(
  makeWorkbook([
    { name: 'Counts', rows: ROWS },
    { name: 'Notes', rows: [['Blank = not yet available']] },
  ]),
)
const TEXTS: readonly (readonly [feed: string, file: string, text: string])[] = [
  ['indicators', 'x.csv', CSV],
  ['actions', 'x.csv', ACTIONS],
  ['risks', 'x.csv', RISKS],
  ['commentary', 'x.md', COMMENTARY],
  ['police-uk', 'x.csv', STREET],
]

/** A text with a few slips: characters lost, scraps put in, cells or lines exchanged, the end cut off. */
function damage(text: string, random: (below: number) => number): string {
  let damaged = text
  for (let slips = 1 + random(4); slips > 0; slips--) {
    const at = random(damaged.length + 1)
    const scrap = SCRAPS[random(SCRAPS.length)]!
    const kind = random(6)
    if (kind === 0) damaged = damaged.slice(0, at) + scrap + damaged.slice(at)
    else if (kind === 1) damaged = damaged.slice(0, at) + damaged.slice(at + 1 + random(6))
    else if (kind === 2) damaged = damaged.slice(0, at)
    else if (kind === 3) {
      const lines = damaged.split('\n')
      const [one, other] = [random(lines.length), random(lines.length)]
      ;[lines[one], lines[other]] = [lines[other]!, lines[one]!]
      damaged = lines.join('\n')
    } else {
      // a whole cell, or the text of an element
      const cells = damaged.split(/([,\n<>])/)
      cells[random(cells.length)] = scrap
      damaged = cells.join('')
    }
  }
  return damaged
}

interface FuzzCase {
  readonly feed: string
  readonly file: string
  readonly bytes: Uint8Array
  /** Cells as another library reads them, by sheet, or null where it cannot: rows from 0, columns from 0. */
  readonly cells: () => Promise<ReadonlyMap<string, readonly (readonly unknown[])[]> | null>
}

type Random = (below: number) => number

/** Parts that Excel 365 adds beside the sheets, of which none holds a figure of the grid. */
const OPTIONAL_PARTS = [
  'xl/metadata.xml',
  'xl/persons/person.xml',
  'xl/threadedComments/threadedComment1.xml',
  'xl/richData/rdrichvalue.xml',
  'xl/slicers/slicer1.xml',
  'xl/slicerCaches/slicerCache1.xml',
  'xl/queryTables/queryTable1.xml',
  'xl/connections.xml',
  'xl/calcChain.xml',
  'xl/pivotCache/pivotCacheDefinition1.xml',
  'customXml/item1.xml',
  'docMetadata/LabelInfo.xml',
] as const

const plainRows = ROWS.map(row => row.map(cell => (typeof cell === 'object' && cell !== null ? cell.v : cell)))
/** The same workbook in the other formats that are read. */
const OTHER_BOOKS = (['xlsb', 'xls', 'ods'] as const).map(format => {
  const workbook = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(workbook, XLSX.utils.aoa_to_sheet(monthsAsText(plainRows)), 'Counts')
  const written = XLSX.write(workbook, { type: 'buffer', bookType: format === 'xls' ? 'biff8' : format }) as Buffer
  return { format, bytes: Uint8Array.from(written) }
})

function monthsAsText(rows: readonly (readonly unknown[])[]): unknown[][] {
  return rows.map((row, i) =>
    row.map((cell, column) => (i === 1 && column > 1 ? ['Feb-18', 'Mar-18'][column - 2] : cell)),
  )
}

function makeCase(random: Random): FuzzCase {
  const kind = random(10)
  if (kind < 4) return makeTextCase(random)
  return kind < 8 ? makeWorkbookCase(random) : makeOtherBookCase(random)
}

function makeTextCase(random: Random): FuzzCase {
  const [feed, file, text] = TEXTS[random(TEXTS.length)]!
  const bytes = strToU8(damage(text, random))
  return { feed, file, bytes, cells: () => Promise.resolve(new Map([['', cellsOfCsv(bytes)]])) }
}

function makeWorkbookCase(random: Random): FuzzCase {
  const parts: Record<string, Uint8Array> = { ...BOOK }
  const paths = Object.keys(parts)
  for (let added = random(3); added > 0; added--)
    parts[OPTIONAL_PARTS[random(OPTIONAL_PARTS.length)]!] = strToU8(['', '<x/>', '<x', '\u0000'][random(4)]!)
  for (let slips = random(3); slips > 0; slips--) {
    const path = random(3) > 0 ? 'xl/worksheets/sheet1.xml' : paths[random(paths.length)]!
    if (random(12) === 0) Reflect.deleteProperty(parts, path)
    else if (parts[path]) parts[path] = strToU8(damage(strFromU8(parts[path]), random))
  }
  const bytes = zipSync(parts, { level: 1, mtime: '2020-01-01' })
  return {
    feed: random(8) === 0 ? 'actions' : 'indicators',
    file: 'x.xlsx',
    bytes,
    cells: () => cellsOfWorkbook(bytes),
  }
}

/** A binary workbook or an .ods: bytes exchanged, or the text of a part damaged. Nothing but SheetJS reads them, so no cells are compared. */
function makeOtherBookCase(random: Random): FuzzCase {
  const { format, bytes } = OTHER_BOOKS[random(OTHER_BOOKS.length)]!
  const given = { feed: 'indicators', file: `x.${format}`, cells: () => Promise.resolve(null) }
  if (format === 'xls' || random(4) === 0) return { ...given, bytes: exchangeBytes(bytes, random) }
  const parts: Record<string, Uint8Array> = unzipSync(bytes)
  const paths = Object.keys(parts)
  const path = paths[random(paths.length)]!
  parts[path] =
    format === 'ods' ? strToU8(damage(strFromU8(parts[path]!), random)) : exchangeBytes(parts[path]!, random)
  return { ...given, bytes: zipSync(parts, { level: 1, mtime: '2020-01-01' }) }
}

function exchangeBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = Uint8Array.from(bytes.subarray(0, random(6) === 0 ? random(bytes.length + 1) : bytes.length))
  for (let slips = 1 + random(4); slips > 0 && copy.length > 0; slips--) copy[random(copy.length)] = random(256)
  return copy
}

/** By csv-parse: every row with its cells. Blank lines are rows, as a spreadsheet counts them. */
function cellsOfCsv(bytes: Uint8Array): string[][] {
  const text = new TextDecoder('utf-8').decode(bytes)
  // as the readers do: whichever the first lines have most of
  const head = text
    .split(/\r\n|\r|\n/, 10)
    .join('\n')
    .replace(/"[^"]*"/g, '')
  const [commas, semicolons, tabs] = [',', ';', '\t'].map(mark => head.split(mark).length) as [number, number, number]
  const delimiter = semicolons > commas && semicolons >= tabs ? ';' : tabs > commas ? '\t' : ','
  const ends = text.includes('\n') ? ['\r\n', '\n'] : ['\r']
  return parse(text, {
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    record_delimiter: ends,
    delimiter,
  })
}

/** By read-excel-file, which shares no code with SheetJS; null for what it cannot read. */
async function cellsOfWorkbook(
  bytes: Uint8Array,
): Promise<ReadonlyMap<string, readonly (readonly unknown[])[]> | null> {
  try {
    const sheets = await readWorkbookOtherwise(Buffer.from(bytes))
    const isWhole = sheets.every(({ data }) => Array.isArray(data))
    return isWhole ? new Map(sheets.map(({ sheet, data }) => [sheet, data])) : null
  } catch {
    return null
  }
}

const numberOf = (cell: unknown): number | null => {
  if (typeof cell === 'number') return cell
  if (typeof cell !== 'string') return null
  const digits = cell
    .replace(/[,\s\u00a0\u200b]/g, '')
    .replace(/\[[a-z]\]$|\([a-z]\)$|%$/i, '')
    .replace(/^\((.*)\)$/, '-$1')
    .replace(/^[–—−]/, '-')
  return /^-?\d+(?:\.\d+)?$/.test(digits) ? Number(digits) : null
}

const columnIndex = (letters: string) =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

/** Figures that were taken and do not stand in the cell that they are said to stand in, and rows of figures that nothing was said of. */
async function compare({ feed, file, cells }: FuzzCase, reading: Accepted): Promise<string[]> {
  if (feed !== 'indicators') return []
  const sheets = await cells()
  if (sheets === null) return []
  const said = JSON.stringify([reading.notes, reading.questions])
  const rowsRead = new Set<string>()
  const problems = reading.observations.flatMap(observation => {
    const { indicator, area, period, value, numerator } = observation
    const place = reading.places?.get(`${indicator}|${area}|${period}`)
    if (!place || place.row == null) return []
    rowsRead.add(`${place.sheet ?? ''} ${place.row}`)
    const figure = value ?? numerator
    const row = sheets.get(place.sheet ?? '')?.[place.row - 1] ?? []
    if (figure === null || !place.column) return []
    const isThere =
      place.sheet === null || place.sheet === undefined
        ? row.some(cell => numberOf(cell) === figure)
        : numberOf(row[columnIndex(place.column)]) === figure
    return isThere
      ? []
      : [`${figure} is not in ${file} ${place.sheet ?? ''} ${place.row} ${place.column}: ${JSON.stringify(row)}`]
  })
  for (const [sheet, rows] of sheets)
    rows.forEach((row, i) => {
      if (row.some(cell => /^indicator$/i.test(String(cell)))) return
      const figures = row
        .filter(cell => typeof cell !== 'string' || !/^(?:19|20)\d{2}/.test(cell))
        .flatMap(cell => numberOf(cell) ?? [])
      if (
        figures.length === 0 ||
        rowsRead.has(`${sheet} ${i + 1}`) ||
        row.filter(cell => cell !== null && cell !== '').length < 3
      )
        return
      if (!said.includes(`row ${i + 1}`) && !said.includes('have no figure yet') && !said.includes('has no figure yet'))
        problems.push(`row ${i + 1} of ${file} ${sheet} was passed over: ${JSON.stringify(row)}`)
    })
  return problems
}

type Accepted = Extract<DropReadResult, { outcome: 'accepted' }>

test(
  `${CASES} damaged drops: none throws or takes long, every figure taken stands in its cell, and no row of figures is passed over`,
  async () => {
    // the readers are loaded when first needed, which is not a case's time
    for (const { format, bytes } of OTHER_BOOKS) await readBytes('indicators', `x.${format}`, bytes)
    const random = makeRandom(SEED)
    const problems: string[] = []
    const count = { accepted: 0, asked: 0, rejected: 0, compared: 0 }
    for (let i = 0; i < CASES; i++) {
      const made = makeCase(random)
      const { feed, file, bytes } = made
      const started = process.cpuUsage()
      try {
        const reading = await readBytes(feed, file, bytes, { today: '2018-05-03' })
        const { user, system } = process.cpuUsage(started)
        if ((user + system) / 1000 > MAX_MILLISECONDS) problems.push(`${i}: ${feed} ${file} took too long`)
        if (reading.outcome === 'rejected') {
          count.rejected++
          if (reading.faults.length === 0) problems.push(`${i}: rejected without a fault`)
          continue
        }
        count.accepted++
        if (reading.questions.length > 0) count.asked++
        problems.push(...(await compare(made, reading)).map(problem => `${i}: ${problem}`))
        count.compared++
      } catch (error) {
        problems.push(`${i}: ${feed} ${file}: ${(error as Error).stack?.split('\n').slice(0, 3).join(' | ')}`)
      }
    }
    if (process.env.FUZZ_CASES) console.log(`seed ${SEED}: ${JSON.stringify(count)}`)
    expect(problems.slice(0, 20)).toEqual([])
  },
  60_000 + CASES * 40,
)
