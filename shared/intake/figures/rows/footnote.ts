import type { NameLookup } from '../../../config/known-names.ts'
import { readMonthText } from '../../cells/month-cell.ts'
import { type GridRow, isBlank } from '../../containers/grid.ts'
import type { TableCells } from '../headings/table-cells.ts'
import type { Table } from '../headings/table-layout.ts'

/**
 * Words in one cell with nothing beside them, below a table or between its rows: a footnote, the title of a section, or the filters that a
 * program prints. In a CSV, where one cell may be all that is left of a row that was cut off, only several words that end the file.
 */
export function isFootnote(names: NameLookup, row: GridRow, table: Table, cells: TableCells): boolean {
  const filled = row.cells.flatMap((cell, index) => (cell && !isBlank(cell) ? [{ cell, index }] : []))
  const [only] = filled
  if (filled.length !== 1 || only === undefined) return false
  const { cell, index } = only
  if (cell.number !== null || cell.problem !== null || cell.boolean !== null || !/\p{L}/u.test(cell.text)) return false
  if (table.grid.kind === 'workbook' && !cells.isFigureColumn(index)) return true
  return isSentence(cell.text, names) && endsTable(row, table)
}

/** A cell says more than a period does. */
export const hasWords = ({ cells }: GridRow) =>
  cells.some(
    cell =>
      !isBlank(cell) && cell !== undefined && TWO_WORDS.test(cell.text) && readMonthText(cell.text).outcome !== 'month',
  )

const TWO_WORDS = /\p{L}\S*\s+\S*\p{L}/u

/** Words that no cell of a row of figures holds: `Applied filters: ...`, `Source: Athena`. */
const isSentence = (text: string, names: NameLookup) =>
  TWO_WORDS.test(text) && names.findIndicator(text) === undefined && names.findArea(text) === undefined

/** Nothing but single cells follows, after a row that was blank. */
function endsTable(row: GridRow, { rows }: Table): boolean {
  const at = rows.indexOf(row)
  const before = rows[at - 1]
  const isAlone = (each: GridRow) => each.cells.filter(cell => !isBlank(cell)).length === 1
  const isParted = before !== undefined && (row.row - before.row > 1 || isAlone(before))
  return isParted && rows.slice(at).every(isAlone)
}
