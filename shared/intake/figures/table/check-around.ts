import { quoteForMessage } from '../../../faults/fault-list.ts'
import { columnLetters, type GridRow, isBlank } from '../../containers/grid.ts'
import type { FigureContext } from '../context.ts'
import { readMonthOfCell } from '../headings/month-heading.ts'
import { spanHeading } from '../headings/span-heading.ts'
import { TableCells } from '../headings/table-cells.ts'
import type { Table } from '../headings/table-layout.ts'
import { readShorthand } from '../shorthand.ts'

/** Faults of what a table's rows alone do not show: data above the headings or beside them, and a figure merged over several. */
export function checkAround(context: FigureContext, table: Table): void {
  const cells = new TableCells(table)
  checkRowsAbove(context, table, cells)
  checkBeyondHeadings(context, table)
  checkMergedFigures(context, table, cells)
}

/** A table sorted with its headings has data above them. */
function checkRowsAbove(context: FigureContext, table: Table, cells: TableCells): void {
  const { grid, headingRow } = table
  for (const row of grid.rows) {
    if (row.row >= headingRow || !isData(context, row, table, cells)) continue
    context.faults.add(
      'data-above-headings',
      { sheet: grid.sheet, row: row.row },
      {
        found: quoteForMessage(row.cells.flatMap(cell => (cell ? [cell.text] : [])).join(', ')),
        expected: 'titles only above the headings',
        fix: 'The table may have been sorted with its headings. Move the headings above every row of figures.',
      },
    )
  }
}

/** A row with a figure, or a mark for one, and what it is of: the name of an indicator, a month, or two cells more. */
function isData(context: FigureContext, row: GridRow, table: Table, cells: TableCells): boolean {
  const textUnder = (role: 'indicator' | 'period' | 'quarter' | 'year') => {
    const column = cells.roles.get(role)
    return column && row.cells[column.index]
  }
  const period = textUnder('period') ?? textUnder('quarter') ?? textUnder('year')
  const hasName = context.names.findIndicator(textUnder('indicator')?.text ?? '') !== undefined
  const hasMonth =
    period !== undefined && (readMonthOfCell(period).outcome === 'month' || spanHeading(period, 0, undefined) !== null)
  const hasFigure = table.columns.some(({ index }) => {
    const cell = row.cells[index]
    if (!cell || isBlank(cell) || cell.date !== null || !cells.isFigureColumn(index)) return false
    return (
      cell.number !== null || /^[\d.,\s%-]*\d[\d.,\s%-]*$/.test(cell.text) || readShorthand(cell.text) !== undefined
    )
  })
  const isYear = (text: string | undefined) => /^(?:19|20)\d{2}$/.test(text ?? '')
  const allYears = row.cells.every(cell => isBlank(cell) || isYear(cell?.text))
  return !allYears && hasFigure && (hasName || hasMonth || row.cells.filter(cell => !isBlank(cell)).length > 2)
}

/** Figures to the right of every heading are of no month. */
function checkBeyondHeadings(context: FigureContext, { grid, headingRow, columns, rows }: Table): void {
  if (grid.kind === 'csv') return
  for (const row of rows) {
    const beyond = row.cells.findIndex((cell, i) => i >= columns.length && cell?.number != null && cell.date === null)
    if (beyond === -1) continue
    context.faults.add(
      'column-without-heading',
      { sheet: grid.sheet, row: headingRow, column: columnLetters(beyond) },
      {
        found: `${quoteForMessage(row.cells[beyond]!.text)} in row ${row.row}, with no heading above it`,
        expected: 'a heading over every column of figures',
        fix: 'Write a heading, such as the month, or take the column out.',
      },
    )
    return
  }
}

/** One figure in a cell that is merged over two months or two rows: whose it is, nobody can tell. */
function checkMergedFigures(context: FigureContext, table: Table, cells: TableCells): void {
  const { grid, headingRow } = table
  for (const merge of grid.merges) {
    if (merge.firstRow + 1 <= headingRow || !cells.isFigureColumn(merge.firstColumn)) continue
    const row = table.rows.find(candidate => candidate.row === merge.firstRow + 1)
    const cell = row?.cells[merge.firstColumn]
    if (!row || !cell || isBlank(cell)) continue
    const covered = table.columns.filter(
      ({ index, kind }) => index >= merge.firstColumn && index <= merge.lastColumn && kind !== 'nothing',
    ).length
    const rows = merge.lastRow - merge.firstRow + 1
    if (covered < 2 && rows < 2) continue
    context.faults.add(
      'merged-figure',
      { sheet: grid.sheet, row: row.row, column: columnLetters(merge.firstColumn) },
      {
        found: `${quoteForMessage(cell.text)} in one cell over ${covered > 1 ? `${covered} columns` : `${rows} rows`}`,
        expected: 'a cell of its own for every figure',
        fix: 'Unmerge the cell. Then put in the figure of each month and each indicator.',
      },
    )
  }
}
