import { type GridRow, isBlank } from '../../containers/grid.ts'
import type { Table } from '../headings/table-layout.ts'

/** Words of a cell, with its row of the file and the number of its column, from 0. */
interface Words {
  readonly text: string
  readonly row: number
  readonly column: number
}

/** The words above the headings of a table. */
export function wordsAbove({ grid, headingRow }: Table): Words[] {
  return grid.rows.filter(({ row }) => row < headingRow).flatMap(row => wordsOf(row))
}

/** The words in a row. */
export function wordsOf(row: GridRow): Words[] {
  return row.cells.flatMap((cell, column) =>
    cell && cell.number === null && !isBlank(cell) ? [{ text: cell.text, row: row.row, column }] : [],
  )
}
