import { financialYearStart, monthOf } from '../../calendar/month.ts'
import { makeOwnerFinder } from '../../config/owners.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { Fault } from '../../faults/fault.ts'
import { FaultList, makeFault, UnreadableDropError } from '../../faults/fault-list.ts'
import { REGISTER_KINDS, type RegisterKind } from '../../observations/feeds.ts'
import { ACTION_COLUMNS, readActions } from '../../registers/actions/read.ts'
import { DECISION_COLUMNS, readDecisions } from '../../registers/decisions/read.ts'
import { PLAN_COLUMNS, readPlan } from '../../registers/delivery-plan/read.ts'
import { MEETING_COLUMNS } from '../../registers/meetings/columns.ts'
import { readMeetings } from '../../registers/meetings/read.ts'
import { RECOMMENDATION_COLUMNS, readRecommendations } from '../../registers/recommendations/read.ts'
import { isRiskTable } from '../../registers/risks/columns.ts'
import { readRisks } from '../../registers/risks/read.ts'
import { hasRequiredColumns } from '../../registers/tables/columns.ts'
import type { RegisterReadResult, RegisterTable } from '../../registers/tables/table.ts'
import type { DropReadResult, DropSource } from '../containers/drop.ts'
import type { Grid } from '../containers/grid.ts'
import { readGrids } from '../containers/workbook/read-grids.ts'
import type { RecognisedFile } from '../recognition/recognise.ts'
import { toRegisterTable } from './register-table.ts'

type EntryWithId = { readonly id: string }
interface Register {
  matchesHeadings(headings: readonly string[]): boolean
  read(table: RegisterTable, board: BoardFile, today: string): RegisterReadResult<EntryWithId>
}

/** Each register with how it is recognised and read. */
const READERS = {
  actions: {
    matchesHeadings: headings => hasRequiredColumns(headings, ACTION_COLUMNS),
    read: (table, board) => readActions({ ...table, ...board.registers }, makeOwnerFinder(board.roles), board.board),
  },
  meetings: {
    matchesHeadings: headings => hasRequiredColumns(headings, MEETING_COLUMNS),
    read: (table, board) => readMeetings({ ...table, ...board.registers }),
  },
  'delivery-plan': { matchesHeadings: headings => hasRequiredColumns(headings, PLAN_COLUMNS), read: readPlan },
  risks: {
    matchesHeadings: isRiskTable,
    read: (table, board, today) => readRisks(table, financialYearLabel(today), board.chasing.riskTolerance, board),
  },
  decisions: {
    matchesHeadings: headings => hasRequiredColumns(headings, DECISION_COLUMNS),
    read: readDecisions,
  },
  recommendations: {
    matchesHeadings: headings => hasRequiredColumns(headings, RECOMMENDATION_COLUMNS),
    read: (table, board) => readRecommendations(table, board, makeOwnerFinder(board.roles)),
  },
} as const satisfies Record<RegisterKind, Register>

/** The register whose required headings a table has; undefined for none. */
export function recogniseRegister(headings: readonly string[]): RegisterKind | undefined {
  return REGISTER_KINDS.find(feed => READERS[feed].matchesHeadings(headings))
}

/** Reads a drop of a register, CSV or workbook, into its entries or its faults. */
export async function readRegister(
  feed: RegisterKind,
  input: { source: DropSource; recognised: RecognisedFile; board: BoardFile; today: string },
): Promise<DropReadResult> {
  const { source, recognised, board, today } = input
  const faults = new FaultList()
  const notes: string[] = []
  const register: Register = READERS[feed]
  const grids = await readGrids(source, recognised, notes)
  const tables = chooseTables(grids, register, faults, notes)
  if (tables.length === 0) throw noTableError(feed)
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0)
  const entries: EntryWithId[] = []
  for (const table of tables) {
    const reading = register.read({ ...table, today }, board, today)
    if (!reading.ok) for (const fault of reading.faults) faults.push(fault)
    else {
      for (const entry of reading.entries) {
        if (entries.some(({ id }) => id === entry.id)) faults.push(duplicateEntryFault(entry.id, table.sheet ?? null))
        entries.push(entry)
      }
      const prefix = tables.length > 1 ? `Sheet ${table.sheet ?? ''}: ` : ''
      notes.push(...reading.notes.map(note => `${prefix}${note}`))
    }
  }
  if (entries.length === 0 && faults.count === 0) faults.push(noEntriesError().fault)
  if (faults.count > 0) return { outcome: 'rejected', rows, faults: faults.list() }
  return {
    outcome: 'accepted',
    kind: feed,
    rows,
    observations: [],
    entries: entries.map(entry => ({ register: feed, id: entry.id, body: entry })),
    questions: [],
    notes,
  }
}

/**
 * Every sheet with the register's headings: open and closed entries often have a sheet each. Where none has them, the first with any
 * table, so that its faults can be listed. Hidden sheets with the headings are refused, every other sheet is named.
 */
function chooseTables(
  grids: readonly Grid[],
  register: Register,
  faults: FaultList,
  notes: string[],
): readonly RegisterTable[] {
  const matches = (headings: readonly string[]) => register.matchesHeadings(headings)
  const hasHeadings = (grid: Grid) =>
    grid.rows.slice(0, 30).some(row => matches(row.cells.map(cell => cell?.text ?? '')))
  const matching = grids.filter(hasHeadings)
  for (const { sheet, isHidden } of matching) if (isHidden) faults.push(hiddenSheetFault(sheet))
  const visible = matching.filter(({ isHidden }) => !isHidden)
  const fallback = grids.find(({ isHidden, rows }) => !isHidden && rows.length > 1)
  const chosen = matching.length > 0 ? visible : fallback ? [fallback] : []
  for (const grid of grids)
    if (!chosen.includes(grid) && !matching.includes(grid) && grid.rows.length > 0) {
      if (!grid.isHidden && isWideTable(grid)) faults.push(otherTableFault(grid))
      notes.push(
        `Sheet ${grid.sheet ?? ''} was not read: ${grid.isHidden ? 'it is hidden, and ' : ''}it has not the headings of the register.`,
      )
    }
  if (visible.length > 1)
    notes.push(
      `Sheets ${visible.map(({ sheet }) => sheet).join(', ')} were all read: each has the headings of the register.`,
    )
  return chosen.flatMap(grid => toRegisterTable(grid, matches, faults, notes) ?? [])
}

/** Two rows or more of five cells and more: entries under other headings, not a key or a note. */
const isWideTable = ({ rows }: Grid) =>
  rows.filter(({ cells }) => cells.filter(cell => cell !== undefined).length >= 5).length >= 2

function otherTableFault({ sheet, rows }: Grid): Fault {
  return makeFault(
    'no-headings',
    { sheet, row: rows[0]?.row ?? 1 },
    {
      found: 'a sheet with a table under other headings',
      expected: 'the headings of the register, as the other sheets have them',
      fix: 'If these are entries of the register, give them the same headings as the other sheet. If not, send them as a file of their own.',
    },
  )
}

function hiddenSheetFault(sheet: string | null): Fault {
  return makeFault(
    'hidden-sheet',
    { sheet },
    {
      found: 'a hidden sheet with the headings of the register',
      expected: 'entries on sheets that can be seen',
      fix: 'Do these entries belong to the register? If so, unhide the sheet. If not, delete it.',
    },
  )
}

function duplicateEntryFault(id: string, sheet: string | null): Fault {
  return makeFault(
    'duplicate-id',
    { sheet },
    {
      found: `${id}, which another sheet has already`,
      expected: 'an entry that no other sheet has',
      fix: 'Give one of the two a number of its own, or remove it.',
    },
  )
}

/** `2019/20` for a day in it. */
function financialYearLabel(today: string): string {
  const first = Number(financialYearStart(monthOf(today)).slice(0, 4))
  return `${first}/${String((first + 1) % 100).padStart(2, '0')}`
}

function noTableError(feed: RegisterKind): UnreadableDropError {
  return new UnreadableDropError(
    'no-table',
    {},
    {
      found: 'no row of headings',
      expected: `the headings of the ${feed} register, with its entries below`,
      fix: 'Check that this is the right file. Put the headings in the first row.',
    },
  )
}

function noEntriesError(): UnreadableDropError {
  return new UnreadableDropError(
    'no-rows',
    {},
    {
      found: 'headings without rows',
      expected: 'at least one entry',
      fix: 'Check that the file was saved whole. A register is never emptied by a file.',
    },
  )
}
