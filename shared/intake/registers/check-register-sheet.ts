import { type FaultList, quoteForMessage } from '../../faults/fault-list.ts'
import type { CellFault } from '../cells/figure-cell.ts'
import { findGarbled, garbledTextError } from '../containers/garbled-text.ts'
import { type Cell, columnLetters, type Grid, type GridRow, isBlank } from '../containers/grid.ts'

/** What a register's rows alone do not show: entries above the headings, a cell merged over two of them, and how cells are shown. */
export function checkRegisterSheet(grid: Grid, headings: GridRow, faults: FaultList, notes: string[]): void {
  checkRowsAbove(grid, headings, faults)
  checkMerges(grid, headings, faults)
  noteShownZeros(grid, notes)
  noteStruck(grid, headings, notes)
}

/** A table sorted with its headings has entries above them: rows with half as many cells as there are headings, and three or more. */
function checkRowsAbove(grid: Grid, headings: GridRow, faults: FaultList): void {
  const countFilled = ({ cells }: GridRow) => cells.filter(cell => !isBlank(cell)).length
  const least = Math.max(3, countFilled(headings) / 2)
  for (const row of grid.rows) {
    if (row.row >= headings.row || countFilled(row) < least) continue
    faults.add(
      'data-above-headings',
      { sheet: grid.sheet, row: row.row },
      {
        found: quoteForMessage(row.cells.flatMap(cell => (cell ? [cell.text] : [])).join(', ')),
        expected: 'titles only above the headings',
        fix: 'The table may have been sorted with its headings. Move the headings above every entry.',
      },
    )
  }
}

/** One cell over two rows: whether the second is an entry of its own, nobody can tell. */
function checkMerges({ sheet, merges, rows }: Grid, headings: GridRow, faults: FaultList): void {
  for (const { firstRow, lastRow, firstColumn } of merges) {
    const row = rows.find(each => each.row === firstRow + 1)
    const cell = row?.cells[firstColumn]
    const isOverEntries = rows.some(each => each.row > firstRow + 1 && each.row <= lastRow + 1)
    if (!row || !cell || isBlank(cell) || row.row <= headings.row || !isOverEntries) continue
    faults.add(
      'merged-cell',
      { sheet, row: row.row, column: columnLetters(firstColumn) },
      {
        found: `${quoteForMessage(cell.text)} in one cell over ${lastRow - firstRow + 1} rows`,
        expected: 'a cell of its own in every row',
        fix: 'Unmerge the cell. Then fill in every row, or put what belongs to one entry in one row.',
      },
    )
  }
}

/** Item 7.10 is held as the number 7.1: it is read as the cell shows it, and said. */
function noteShownZeros(grid: Grid, notes: string[]): void {
  for (const { row, cells } of grid.rows)
    cells.forEach((cell, i) => {
      if (!cell || cell.number === null || !/^\d{1,3}\.\d0$/.test(cell.shownText ?? '')) return
      notes.push(
        `Sheet ${grid.sheet ?? ''}, row ${row}, column ${columnLetters(i)}: read as ${cell.shownText}, as the cell shows it. The spreadsheet holds ${cell.number}.`,
      )
    })
}

function noteStruck({ sheet, rows }: Grid, headings: GridRow, notes: string[]): void {
  const struck = rows.filter(({ row, cells }) => row > headings.row && cells.some(cell => cell?.isStruck))
  if (struck.length === 0) return
  const numbers = struck.map(({ row }) => row)
  notes.push(
    `Sheet ${sheet ?? ''}: cells that are struck through were read like the others (${numbers.length === 1 ? 'row' : 'rows'} ${numbers.slice(0, 8).join(', ')}${numbers.length > 8 ? ' and more' : ''}). Take out what no longer stands.`,
  )
}

/** A number with a raised footnote mark, or letters that were lost before the file came here. */
export function describeTextProblem(cell: Cell): CellFault | undefined {
  if (cell.plainText !== null && /^[\d./-]+$/.test(cell.plainText))
    return {
      code: 'raised-or-struck',
      details: {
        found: `${quoteForMessage(cell.text)}, of which a part is raised or struck through`,
        expected: 'a plain number or date',
        fix: `Write ${cell.plainText} alone, if that is what is meant. Write footnotes in a cell of their own.`,
      },
    }
  const garbled = cell.number === null ? findGarbled(cell.text) : undefined
  if (garbled === undefined) return undefined
  const { code, found, expected, fix } = garbledTextError(garbled, {}).fault
  return { code, details: { found, expected, fix } }
}
