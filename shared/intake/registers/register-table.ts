import type { FaultList } from '../../faults/fault-list.ts'
import type { Cell as RegisterCell } from '../../registers/tables/cells.ts'
import type { RegisterTable } from '../../registers/tables/table.ts'
import { describeCellProblem } from '../cells/figure-cell.ts'
import { type Cell, columnLetters, type Grid, type GridRow, isBlank } from '../containers/grid.ts'
import { checkRegisterSheet, describeTextProblem } from './check-register-sheet.ts'

/** How far down headings are looked for, below titles. */
const MAX_TITLE_ROWS = 30

/**
 * The table of a sheet or CSV as the registers read it: the row of headings is the first that `accepts` takes, or the first
 * with two cells filled. Undefined for a sheet with neither. Rows wider than their headings and formulas without results are faults.
 */
export function toRegisterTable(
  grid: Grid,
  matchesHeadings: (headings: readonly string[]) => boolean,
  faults: FaultList,
  notes: string[],
): RegisterTable | undefined {
  const topRows = grid.rows.slice(0, MAX_TITLE_ROWS)
  const headingIndex = [
    topRows.findIndex(row => matchesHeadings(cellTexts(row))),
    topRows.findIndex(row => cellTexts(row).filter(text => text !== '').length > 1),
  ].find(index => index >= 0)
  const headingRow = headingIndex === undefined ? undefined : grid.rows[headingIndex]
  if (headingIndex === undefined || !headingRow) return undefined
  const headings = cellTexts(headingRow)
  const rows = grid.rows
    .slice(headingIndex + 1)
    .map(row => ({ row: row.row, cells: readCells(grid, row, headings, faults) }))
  checkRegisterSheet(grid, headingRow, faults, notes)
  const columns = Object.fromEntries(headings.map((heading, i) => [heading, columnLetters(i)]))
  const headingsWithText = headings.filter(heading => heading !== '')
  return grid.kind === 'csv'
    ? { headingRow: headingRow.row, headings: headingsWithText, rows }
    : { sheet: grid.sheet ?? '', headingRow: headingRow.row, columns, headings: headingsWithText, rows }
}

function cellTexts(row: GridRow): string[] {
  return row.cells.map(cell => cell?.text ?? '')
}

function readCells(
  grid: Grid,
  row: GridRow,
  headings: readonly string[],
  faults: FaultList,
): Record<string, RegisterCell> {
  const cells = new Map<string, RegisterCell>()
  row.cells.forEach((cell, i) => {
    if (!cell || isBlank(cell)) return
    const heading = headings[i] ?? ''
    const place = { sheet: grid.sheet, row: row.row, column: grid.kind === 'csv' ? heading || null : columnLetters(i) }
    const problem = describeCellProblem(cell) ?? describeTextProblem(cell)
    if (problem) faults.add(problem.code, place, problem.details)
    else if (heading === '')
      faults.add(
        'row-width',
        { ...place, column: grid.kind === 'csv' ? null : place.column },
        {
          found: `a cell without a heading above it`,
          expected: `${headings.filter(text => text !== '').length} cells, one under each heading`,
          fix: 'A comma may stand in a cell without quotation marks, or a heading may be missing. Put cells with commas in quotation marks.',
        },
      )
    else cells.set(heading, cellValue(cell))
  })
  for (const heading of headings) if (heading !== '' && !cells.has(heading)) cells.set(heading, null)
  return Object.fromEntries(cells)
}

/**
 * What a register reads of a cell. A number shown with fixed decimals is given as shown, since item 7.10 is not item 7.1; a date shown
 * without its day, `May-18`, is no day.
 */
function cellValue(cell: Cell): RegisterCell {
  const isDay = cell.dateParts === 'day' || cell.dateParts === 'day-without-year'
  if (cell.date !== null) return isDay ? cell.date : (cell.shownText ?? cell.date)
  if (cell.number !== null && cell.shownText !== null && /^\d{1,3}\.\d{1,2}$/.test(cell.shownText))
    return cell.shownText
  return cell.boolean ?? cell.number ?? cell.text
}
