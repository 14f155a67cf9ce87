import { columnLetters, type Grid } from '../../containers/grid.ts'
import type { FigureContext } from '../context.ts'
import { findTableDoubts } from '../doubts/table-doubts.ts'
import type { Table } from '../headings/table-layout.ts'
import { checkAround } from './check-around.ts'
import { checkHeadings } from './check-headings.ts'
import { readTable } from './read-table.ts'

/** Reads a table with everything around it: what stands above and below, and what is merged over several cells. */
export function readWholeTable(context: FigureContext, table: Table, file: string): void {
  noteInvisible(context, table.grid)
  const doubts = findTableDoubts(context, table, file)
  checkHeadings(context, table)
  checkAround(context, table)
  if (table.columns.some(({ kind }) => kind === 'indicator'))
    context.addNote(
      `${table.grid.sheet === null ? 'The file' : `Sheet ${table.grid.sheet}`}: the indicators stand as headings and the months below each other. It was read like that.`,
    )
  readTable(context, table, doubts)
}

/** Invisible characters are left out, and said, since the sender's program cannot show them. */
function noteInvisible(context: FigureContext, grid: Grid): void {
  const found = grid.rows.flatMap(({ row, cells }) =>
    cells.flatMap((cell, i) => (cell?.invisible ? [{ row, column: columnLetters(i), name: cell.invisible }] : [])),
  )
  const [first] = found
  if (!first) return
  const more = found.length > 1 ? ` and ${found.length - 1} more` : ''
  context.addNote(
    `${grid.sheet === null ? '' : `Sheet ${grid.sheet}, `}row ${first.row}, column ${first.column}: an invisible character (${first.name})${more} was left out.`,
  )
}
