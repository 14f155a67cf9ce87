import { quoteForMessage } from '../../../faults/fault-list.ts'
import type { GridRow } from '../../containers/grid.ts'
import type { FigureContext } from '../context.ts'
import type { TableDoubts } from '../doubts/table-doubts.ts'
import { TableCells } from '../headings/table-cells.ts'
import type { Table } from '../headings/table-layout.ts'
import { isFootnote } from '../rows/footnote.ts'
import { RowReader } from '../rows/read-row.ts'

/** Reads the rows of a table, wide, long or turned round, into the context's observations, questions and faults. */
export function readTable(context: FigureContext, table: Table, doubts: TableDoubts): void {
  new TableReader(context, table, doubts).read()
}

class TableReader {
  readonly #cells: TableCells
  readonly #rows: RowReader

  constructor(
    readonly context: FigureContext,
    readonly table: Table,
    doubts: TableDoubts,
  ) {
    this.#cells = new TableCells(table)
    this.#rows = new RowReader(context, this.#cells, doubts)
  }

  read(): void {
    for (const row of this.table.rows) {
      if (this.#cells.isRepeatedHeading(row)) continue
      if (this.#cells.isOtherHeading(row)) return this.#addSecondTable(row)
      if (isFootnote(this.context.names, row, this.table, this.#cells)) {
        this.context.addPassedOver(this.table.grid.sheet, row)
        continue
      }
      if (this.table.grid.kind === 'csv' && !this.#hasExpectedWidth(row)) continue
      this.#rows.read(row)
    }
  }

  /** Headings of another table: which of its columns is which month, those above do not say. */
  #addSecondTable(row: GridRow): void {
    this.context.faults.add('second-table', this.#cells.place(row, undefined), {
      found: `headings of a second table: ${quoteForMessage(row.cells.flatMap(cell => (cell ? [cell.text] : [])).join(', '))}`,
      expected: 'one table, with its headings at the top',
      fix: 'Put the second table on a sheet or in a file of its own, or its rows under the same headings. Rows from here on were not checked.',
    })
  }

  #hasExpectedWidth(row: GridRow): boolean {
    const fullWidth = this.table.columns.length
    let width = fullWidth
    while (width > 1 && this.table.columns[width - 1]?.kind === 'nothing') width--
    if (row.cells.length >= width && row.cells.length <= fullWidth) return true
    this.context.rowCount++
    this.context.faults.add('row-width', this.#cells.place(row, undefined), {
      found: `${row.cells.length} ${row.cells.length === 1 ? 'cell' : 'cells'}`,
      expected: `${width} cells, one under each heading`,
      fix: 'A comma may be missing or one too many. Put numbers with commas and names with commas in quotation marks ("1,377").',
    })
    return false
  }
}
