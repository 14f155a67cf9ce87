import { financialYearStart } from '../../calendar/month.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import { ACTION_COLUMNS, readActions } from '../../registers/actions/read.ts'
import { hasRequiredColumns } from '../../registers/columns.ts'
import { PLAN_COLUMNS, readPlan } from '../../registers/delivery-plan/read.ts'
import { MEETING_COLUMNS } from '../../registers/meetings/columns.ts'
import { readMeetings } from '../../registers/meetings/read.ts'
import { makeOwnerFinder } from '../../registers/owners.ts'
import { isRiskTable, readRisks } from '../../registers/risks/read.ts'
import type { RegisterReading, RegisterTable } from '../../registers/table.ts'
import { gunzip, limitBytes } from '../bytes.ts'
import type { DropSource, Reading } from '../drop.ts'
import { FaultList, UnreadableDrop } from '../fault-list.ts'
import { type Grid, readCsvGrid } from '../grid.ts'
import { MAX_TABLE_BYTES } from '../limits.ts'
import type { Recognised } from '../recognise.ts'
import { readWorkbook } from '../workbook-grid.ts'
import { toRegisterTable } from './register-table.ts'

type EntryWithId = { readonly id: string }
interface Register {
  accepts(headings: readonly string[]): boolean
  read(table: RegisterTable, board: BoardFile, today: string): RegisterReading<EntryWithId>
}

/** Each register with how it is recognised and read. */
const REGISTERS = {
  actions: {
    accepts: headings => hasRequiredColumns(headings, ACTION_COLUMNS),
    read: (table, board) => readActions(table, makeOwnerFinder(board.roles)),
  },
  meetings: { accepts: headings => hasRequiredColumns(headings, MEETING_COLUMNS), read: readMeetings },
  'delivery-plan': { accepts: headings => hasRequiredColumns(headings, PLAN_COLUMNS), read: readPlan },
  risks: {
    accepts: isRiskTable,
    read: (table, board, today) => readRisks(table, financialYear(today), board.chasing.riskTolerance),
  },
} as const satisfies Record<string, Register>

export type RegisterFeed = keyof typeof REGISTERS

export function isRegisterFeed(feed: string): feed is RegisterFeed {
  return Object.hasOwn(REGISTERS, feed)
}

/** The register whose required headings a table has; undefined for none. */
export function recogniseRegister(headings: readonly string[]): RegisterFeed | undefined {
  return (Object.keys(REGISTERS) as RegisterFeed[]).find(feed => REGISTERS[feed].accepts(headings))
}

/** Reads a drop of a register, CSV or workbook, into its entries or its faults. */
export async function readRegister(
  feed: RegisterFeed,
  input: { source: DropSource; recognised: Recognised; board: BoardFile; today: string },
): Promise<Reading> {
  const { source, recognised, board, today } = input
  const faults = new FaultList()
  const notes: string[] = []
  const register: Register = REGISTERS[feed]
  const grids = await readGrids(source, recognised, notes)
  const table = chooseTable(grids, register, faults, notes)
  if (!table) throw noTable(feed)
  const reading = register.read(table, board, today)
  if (!reading.ok) for (const fault of reading.faults) faults.push(fault)
  else if (reading.entries.length === 0) faults.push(noEntries().fault)
  if (!reading.ok || faults.count > 0) return { outcome: 'refused', rows: table.rows.length, faults: faults.list() }
  const entries = reading.entries.map(entry => ({ register: feed, id: entry.id, body: entry }))
  return {
    outcome: 'readable',
    kind: feed,
    rows: table.rows.length,
    observations: [],
    entries,
    notes: [...notes, ...reading.notes],
  }
}

async function readGrids(source: DropSource, recognised: Recognised, notes: string[]): Promise<readonly Grid[]> {
  if (recognised.container === 'zip') throw zipOfRegister()
  if (recognised.container === 'workbook') return (await readWorkbook(source)).sheets.filter(sheet => !sheet.isHidden)
  const bytes = source.stream()
  const { grid, report } = await readCsvGrid(
    limitBytes(recognised.isGzip ? gunzip(bytes, {}) : bytes, MAX_TABLE_BYTES, {}),
  )
  if (report.encoding !== 'UTF-8')
    notes.push(
      `The file was saved as ${report.encoding} text and read as such. Check that names with accents came out right.`,
    )
  return [grid]
}

/** The first sheet with the register's headings, else the first with any table, so that its faults can be told. */
function chooseTable(
  grids: readonly Grid[],
  register: Register,
  faults: FaultList,
  notes: string[],
): RegisterTable | undefined {
  const hasHeadings = (grid: Grid) =>
    grid.rows.slice(0, 30).some(row => register.accepts(row.cells.map(cell => cell?.text ?? '')))
  const chosen = grids.find(hasHeadings) ?? grids.find(grid => grid.rows.length > 1)
  if (!chosen) return undefined
  for (const grid of grids)
    if (grid !== chosen && grid.rows.length > 0)
      notes.push(`Sheet ${grid.sheet ?? ''} was not read: only one sheet is taken as the register.`)
  return toRegisterTable(chosen, headings => register.accepts(headings), faults)
}

/** `2019/20` for a day in it. */
function financialYear(today: string): string {
  const first = Number(financialYearStart(today.slice(0, 7)).slice(0, 4))
  return `${first}/${String((first + 1) % 100).padStart(2, '0')}`
}

function noTable(feed: RegisterFeed): UnreadableDrop {
  return new UnreadableDrop(
    'no-table',
    {},
    {
      found: 'no row of headings',
      expected: `the headings of the ${feed} register, with its entries below`,
      mend: 'Check that this is the right file. Put the headings in the first row.',
    },
  )
}

function noEntries(): UnreadableDrop {
  return new UnreadableDrop(
    'no-rows',
    {},
    {
      found: 'headings without rows',
      expected: 'at least one entry',
      mend: 'Check that the file was saved whole. A register is never emptied by a file.',
    },
  )
}

function zipOfRegister(): UnreadableDrop {
  return new UnreadableDrop(
    'zip-not-accepted',
    {},
    {
      found: 'a zip',
      expected: 'a CSV file or an Excel workbook (.xlsx)',
      mend: 'Unpack the zip and send the file in it.',
    },
  )
}
