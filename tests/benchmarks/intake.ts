/*
 * Intake of a street file beside csv-parse (arrays), and DuckDB on one thread, which counts the rows by place and type, on the same file in one run: `npx tsx tests/benchmarks/intake.ts [--large]`.
 * Rows are made up, in the real layout. Each measurement is a process of its own, so that peaks do not mix.
 */
import { execFileSync } from 'node:child_process'
import { closeSync, createReadStream, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import type { DropSource } from '../../shared/intake/containers/drop.ts'
import { readDrop } from '../../shared/intake/read-drop.ts'
import { sampleBoard } from '../given/sample-board.ts'

const MEGABYTE = 1_000_000
const HEADING =
  'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\r\n'
const TYPES = [
  'Anti-social behaviour',
  'Burglary',
  'Drugs',
  'Other theft',
  'Shoplifting',
  'Vehicle crime',
  'Violence and sexual offences',
]
const DISTRICTS = [
  'Cambridge',
  'East Cambridgeshire',
  'Fenland',
  'Huntingdonshire',
  'Peterborough',
  'South Cambridgeshire',
  'Bedford',
]
const FORCE = 'Cambridgeshire Constabulary'

/** Makes a file of `megabytes` in the temporary folder; every row differs. */
function makeStreetFile(megabytes: number): string {
  const path = join(tmpdir(), `boardpack-street-${megabytes}-${process.pid}.csv`)
  const file = openSync(path, 'w')
  writeSync(file, HEADING)
  let size = 0
  for (let row = 0; size < megabytes * MEGABYTE; ) {
    const rows: string[] = []
    for (const end = row + 10_000; row < end; row++) rows.push(makeRow(row))
    size += writeSync(file, rows.join(''))
  }
  closeSync(file)
  return path
}

function makeRow(row: number): string {
  const type = TYPES[row % TYPES.length]!
  const isAsb = type === TYPES[0]
  const id = isAsb ? '' : ((row * 2_654_435_761) % 4_294_967_296).toString(16).padStart(8, '0').repeat(8)
  const district = DISTRICTS[(row * 7) % DISTRICTS.length]!
  const lsoa = `${district} ${String((row % 24) + 1).padStart(3, '0')}${'ABCDEF'[row % 6]!}`
  const place = `On or near ${row % 5000 === 0 ? '"Mill, Lane"' : `Mill Lane ${row % 900}`}`
  const location =
    row % 30 === 0
      ? ',,No Location,,'
      : `0.${100_000 + (row % 90_000)},52.${200_000 + (row % 90_000)},${place.includes('"') ? '"On or near Mill, Lane"' : place},E0101${7000 + (row % 999)},${lsoa}`
  return `${id},2024-01,${FORCE},${FORCE},${location},${type},${isAsb ? '' : 'Under investigation'},\r\n`
}

async function readWithReadDrop(path: string, board: BoardFile): Promise<number> {
  const source: DropSource = {
    size: statSync(path).size,
    stream: () => createReadStream(path),
    range: (start, end) => createReadStream(path, { start, end: end - 1 }),
  }
  const reading = await readDrop({
    feed: 'police-uk',
    file: 'street.csv',
    source,
    board,
    today: '2024-03-01',
  })
  if (reading.outcome !== 'accepted') throw new Error(JSON.stringify(reading.faults))
  return reading.rows
}

async function readWithCsvParse(path: string): Promise<number> {
  const counts = new Map<string, number>()
  let rows = 0
  for await (const row of createReadStream(path).pipe(parse({ from_line: 2 })) as AsyncIterable<string[]>) {
    const key = `${row[8]!.replace(/ \d{3}[A-Z]$/, '')}|${row[9]!}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
    rows++
  }
  return rows
}

/** Groups the file as the intake does, without checking anything. */
async function readWithDuckDb(path: string): Promise<number> {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connection = await instance.connect()
  const result = await connection.runAndReadAll(
    `select "Month", "LSOA name", "Crime type", count(*)::integer
     from read_csv('${path}', header = true, all_varchar = true, delim = ',', quote = '"') group by all`,
  )
  return result.getRows().reduce((sum, row) => sum + Number(row[3]), 0)
}

const READERS: Readonly<Record<string, (path: string, board: BoardFile) => Promise<number>>> = {
  readDrop: readWithReadDrop,
  'csv-parse': readWithCsvParse,
  duckdb: readWithDuckDb,
}

interface Measurement {
  readonly rows: number
  readonly seconds: number
  readonly peakMegabytes: number
}

async function runChild(reader: string, path: string): Promise<void> {
  const board = sampleBoard()
  const start = performance.now()
  const rows = await READERS[reader]!(path, board)
  const measured: Measurement = {
    rows,
    seconds: (performance.now() - start) / 1000,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  }
  process.stdout.write(JSON.stringify(measured))
}

function measure(reader: string, path: string): Measurement {
  const out = execFileSync(process.execPath, [...process.execArgv, import.meta.filename, '--child', reader, path], {
    encoding: 'utf8',
  })
  return JSON.parse(out) as Measurement
}

function fastest(measured: readonly Measurement[]): Measurement {
  return measured.reduce((best, one) => (one.seconds < best.seconds ? one : best))
}

function report(name: string, path: string, measured: Measurement): string {
  const speed = statSync(path).size / MEGABYTE / measured.seconds
  return `${name}: ${speed.toFixed(0)} MB/s, ${measured.rows} rows in ${measured.seconds.toFixed(1)} s, peak ${measured.peakMegabytes.toFixed(0)} MB`
}

function main(): void {
  withStreetFile(100, path => {
    // turn about, the better of two each: another program's work must not decide the ratio
    const rounds = [0, 1].map(() => ({
      ours: measure('readDrop', path),
      theirs: measure('csv-parse', path),
      duckDb: measure('duckdb', path),
    }))
    const ours = fastest(rounds.map(round => round.ours))
    const theirs = fastest(rounds.map(round => round.theirs))
    console.log(report('intake 100 MB street file, readDrop', path, ours))
    console.log(report('intake 100 MB street file, csv-parse arrays', path, theirs))
    const duckDb = fastest(rounds.map(round => round.duckDb))
    console.log(report('intake 100 MB street file, DuckDB on one thread, grouped', path, duckDb))
    console.log(
      `intake ratio: DuckDB takes ${(duckDb.seconds / ours.seconds).toFixed(2)} of our time (aim: a third or more)`,
    )
    console.log(`intake ratio: ${(theirs.seconds / ours.seconds).toFixed(1)} times as fast as csv-parse (aim: 3)`)
  })
  if (!process.argv.includes('--large')) return
  withStreetFile(1000, path => {
    const ours = measure('readDrop', path)
    const duckDb = measure('duckdb', path)
    console.log(report('intake 1 GB street file, readDrop', path, ours))
    console.log(report('intake 1 GB street file, DuckDB on one thread, grouped', path, duckDb))
    console.log(`intake ratio at 1 GB: DuckDB takes ${(duckDb.seconds / ours.seconds).toFixed(2)} of our time`)
  })
  console.log(`load at the end: ${loadavg()[0]!.toFixed(1)}`)
}

function withStreetFile(megabytes: number, use: (path: string) => void): void {
  const path = makeStreetFile(megabytes)
  try {
    use(path)
  } finally {
    rmSync(path)
  }
}

const child = process.argv.indexOf('--child')
if (child === -1) main()
else await runChild(process.argv[child + 1]!, process.argv[child + 2]!)
