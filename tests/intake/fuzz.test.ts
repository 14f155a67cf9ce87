import { parse } from 'csv-parse/sync'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readBytes } from './drop-fixtures.ts'
import { type CellInput, dateCell, makeWorkbook } from './make-workbook.ts'

/**
 * Drops with one to four slips put into good ones, of every feed, seeded: the same cases on every machine. Run more with
 * FUZZ_CASES=100000 FUZZ_SEED=2 npx vitest run --config tests/vitest.config.ts tests/intake/fuzz.test.ts
 */
const CASES = Number(process.env.FUZZ_CASES ?? '2000')
const SEED = Number(process.env.FUZZ_SEED ?? '1')
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
  /** Figures that an independent reading of the same bytes finds in cells. */
  readonly figures: () => ReadonlySet<number>
}

function makeCase(random: (below: number) => number): FuzzCase {
  if (random(2) === 0) {
    const [feed, file, text] = TEXTS[random(TEXTS.length)]!
    const bytes = strToU8(damage(text, random))
    return { feed, file, bytes, figures: () => figuresOfCsv(bytes) }
  }
  const parts = { ...BOOK }
  const paths = Object.keys(parts)
  for (let slips = 1 + random(2); slips > 0; slips--) {
    const path = random(3) > 0 ? 'xl/worksheets/sheet1.xml' : paths[random(paths.length)]!
    if (random(12) === 0) Reflect.deleteProperty(parts, path)
    else if (parts[path]) parts[path] = strToU8(damage(strFromU8(parts[path]), random))
  }
  const bytes = zipSync(parts, { level: 1, mtime: '2020-01-01' })
  const sheets = Object.entries(parts).filter(([path]) => path.includes('worksheets/'))
  return {
    feed: random(8) === 0 ? 'actions' : 'indicators',
    file: 'x.xlsx',
    bytes,
    figures: () => new Set(sheets.flatMap(([, xml]) => figuresOfSheet(strFromU8(xml)))),
  }
}

/** By another library: every number in a cell. */
function figuresOfCsv(bytes: Uint8Array): ReadonlySet<number> {
  const text = new TextDecoder('utf-8').decode(bytes)
  const options = { relax_column_count: true, relax_quotes: true, delimiter: [',', ';', '\t'] }
  const rows: string[][] = parse(text, options)
  return new Set(rows.flat().flatMap(numbersIn))
}

/** By plain search in the XML: every value and inline text that is a number. */
function figuresOfSheet(xml: string): number[] {
  return [...xml.matchAll(/<(?:v|t)\b[^>]*>([^<]*)</g)].flatMap(match => numbersIn(match[1]!))
}

function numbersIn(cell: string): number[] {
  const digits = cell.replace(/[,\s\u00a0\u200b]/g, '').replace(/\[[a-z]\]$|\([a-z]\)$|%$/i, '')
  return /^-?\d+(?:\.\d+)?$/.test(digits) ? [Number(digits)] : []
}

test(
  `${CASES} damaged drops: none throws or takes long, and no figure is taken that is not in a cell`,
  async () => {
    const random = makeRandom(SEED)
    const problems: string[] = []
    for (let i = 0; i < CASES; i++) {
      const { feed, file, bytes, figures } = makeCase(random)
      const started = performance.now()
      try {
        const reading = await readBytes(feed, file, bytes, { today: '2018-05-03' })
        if (reading.outcome === 'rejected' && reading.faults.length === 0)
          problems.push(`${i}: rejected without a fault`)
        if (reading.outcome === 'accepted' && feed === 'indicators') {
          const inCells = figures()
          for (const { value, numerator, denominator } of reading.observations)
            for (const figure of [value, numerator, denominator])
              if (figure !== null && !inCells.has(figure)) problems.push(`${i}: ${figure} is in no cell of ${file}`)
        }
      } catch (error) {
        problems.push(`${i}: ${feed} ${file}: ${(error as Error).stack?.split('\n').slice(0, 3).join(' | ')}`)
      }
      if (performance.now() - started > MAX_MILLISECONDS) problems.push(`${i}: ${feed} ${file} took too long`)
    }
    expect(problems.slice(0, 20)).toEqual([])
  },
  60_000 + CASES * 40,
)
