import type { Period } from '../../calendar/period.ts'
import { printPeriod } from '../../calendar/period.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import { countNoun } from '../../document/count-words.ts'
import { FaultList, quoteForMessage, UnreadableDropError } from '../../faults/fault-list.ts'
import { QuestionList } from '../../faults/question.ts'
import type { OtherTable, TableCell } from '../../registers/other-tables/entry.ts'
import type { DropReadResult, DropSource } from '../containers/drop.ts'
import { columnLetters } from '../containers/grid.ts'
import { readGrids } from '../containers/workbook/read-grids.ts'
import type { RecognisedFile } from '../recognition/recognise.ts'
import { checkWhole } from './check-whole.ts'
import { chooseTable } from './choose-table.ts'
import type { Findings } from './findings.ts'
import { type PlacedCell, readRows } from './read-rows.ts'
import type { TableLayout } from './table-layout.ts'

/** Reads a drop of the feed tables: a CSV, or a workbook with a table of the board's file on each of its sheets. */
export async function readTables(input: {
  source: DropSource
  recognised: RecognisedFile
  board: BoardFile
  today: string
}): Promise<DropReadResult> {
  const { source, recognised, board, today } = input
  const notes: string[] = []
  const grids = await readGrids(source, recognised, notes)
  const findings: Findings = { faults: new FaultList(), questions: new QuestionList(), notes }
  const { faults } = findings
  const tables: OtherTable[] = []
  let rows = 0
  for (const grid of grids) {
    if (grid.isHidden) {
      notes.push(`Sheet ${grid.sheet ?? ''} was not read: it is hidden.`)
      continue
    }
    const layout = chooseTable(grid, board.tables, faults)
    if (layout === null) continue
    rows += layout.rows.length
    addHeadingFaults(layout, faults)
    if (layout.missing.length > 0) continue
    for (const table of readOne(layout, today, findings)) {
      if (tables.some(({ id }) => id === table.id)) faults.push(givenTwice(layout, table.period).fault)
      tables.push(table)
    }
  }
  if (tables.length === 0 && faults.count === 0) faults.push(noTable(board).fault)
  if (faults.count > 0) return { outcome: 'rejected', rows, faults: faults.list() }
  return {
    outcome: 'accepted',
    kind: 'table',
    rows,
    observations: [],
    entries: tables.map(body => ({ register: 'tables', id: body.id, body })),
    questions: findings.questions.list(),
    notes: [...tables.map(table => describeTable(board, table)), ...notes],
  }
}

/** A sheet's table for each of its periods, checked. */
function readOne(layout: TableLayout, today: string, findings: Findings): OtherTable[] {
  const { spec, grid, headings } = layout
  return [...readRows(layout, today, findings)].map(([period, byKey]) => {
    const cells = [...byKey.values()]
    checkWhole(spec, { period, cells, start: { sheet: grid.sheet, row: headings.row } }, findings.faults)
    return {
      id: `${spec.id}/${period}`,
      table: spec.id,
      period,
      rows: [...new Set(cells.map(({ row }) => row))],
      across: [...new Set(cells.flatMap(({ across }) => across ?? []))],
      cells: cells.map(toCell),
    }
  })
}

function toCell(placed: PlacedCell): TableCell {
  const { row, across, measure, value, status, statusOnceConfirmed } = placed
  const cell = { row, across, measure, value, status }
  return statusOnceConfirmed === undefined ? cell : { ...cell, statusOnceConfirmed }
}

/** Headings that nothing is known of, and those that are missing. */
function addHeadingFaults({ spec, grid, headings, columns, missing }: TableLayout, faults: FaultList): void {
  const { rows, across, measures } = spec
  const allowed = [
    'period',
    rows.heading,
    ...(across === undefined ? [] : [across.heading]),
    ...measures.map(each => each.heading),
  ]
  columns.forEach((column, i) => {
    if (column?.kind !== 'unknown') return
    const text = headings.cells[i]?.text ?? ''
    faults.add(
      'unknown-column',
      { sheet: grid.sheet, row: headings.row, column: grid.kind === 'csv' ? text : columnLetters(i) },
      {
        found: quoteForMessage(text),
        expected: `a heading of ${spec.title}: ${allowed.join(', ')}, or one of its periods`,
        fix: 'Correct the heading, or take the column out.',
      },
    )
  })
  for (const heading of missing)
    faults.add(
      'missing-column',
      { sheet: grid.sheet, row: headings.row },
      { found: `no column ${heading}`, expected: heading, fix: 'Add the column.' },
    )
}

/** `Workforce establishment, 2019/20: 5 rows, 10 figures; 1 blank, printed as not available.` */
function describeTable(board: BoardFile, { table, period, rows, cells }: OtherTable): string {
  const spec = board.tables.find(({ id }) => id === table)!
  const missing = cells.filter(({ status }) => status === 'missing').length
  const held = cells.filter(({ status }) => status === 'unconfirmed').length
  const parts = [
    `${countNoun(rows.length, 'row')}, ${countNoun(cells.length - missing - held, 'figure')}`,
    ...(missing === 0 ? [] : [`${missing} not available, printed as [x]`]),
    ...(held === 0 ? [] : [`${held} held until confirmed`]),
  ]
  return `${spec.title}, ${printPeriod(spec.period, period)}: ${parts.join('; ')}.`
}

function givenTwice({ spec, grid }: TableLayout, period: Period): UnreadableDropError {
  return new UnreadableDropError(
    'duplicate-table',
    { sheet: grid.sheet },
    {
      found: `${spec.title} for ${printPeriod(spec.period, period)} a second time`,
      expected: 'each table once a period',
      fix: 'Take one of the two out.',
    },
  )
}

function noTable({ tables }: BoardFile): UnreadableDropError {
  return new UnreadableDropError(
    'no-table',
    {},
    {
      found: 'no table with figures',
      expected:
        tables.length === 0
          ? 'a board’s file that describes tables'
          : `a table of this board: ${tables.map(({ title }) => title).join('; ')}`,
      fix:
        tables.length === 0
          ? 'Ask the administrator to describe the table under tables in the board’s file.'
          : 'Check that this is the right file.',
    },
  )
}
