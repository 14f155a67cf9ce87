import { type Cell, type Grid, type GridRow, isBlank } from '../../containers/grid.ts'
import type { FigureContext } from '../context.ts'
import { findLikelyHeadings, findTable } from '../headings/find-table.ts'
import { headingFaultDetails } from '../headings/heading-faults.ts'
import type { Table } from '../headings/table-layout.ts'

/** The table of a sheet that is to be read; undefined for sheets of notes. */
export function tableOfSheet(context: FigureContext, grid: Grid): Table | undefined {
  if (grid.rows.length === 0) return undefined
  const table = findTable(grid, context.names)
  const name = grid.sheet ?? ''
  if (table && grid.isHidden) {
    context.faults.add(
      'hidden-sheet',
      { sheet: grid.sheet },
      {
        found: 'a hidden sheet with a table of figures',
        expected: 'figures on sheets that can be seen',
        fix: 'Are these figures part of the return? If so, unhide the sheet. If not, delete it.',
      },
    )
    return undefined
  }
  if (table) return table
  const figures = grid.isHidden ? undefined : findFiguresWithoutTable(grid, context)
  if (figures !== undefined) {
    const likelyHeadings = findLikelyHeadings(grid, context.names)
    context.faults.add(
      'no-headings',
      { sheet: grid.sheet, row: likelyHeadings?.row ?? figures },
      headingFaultDetails(grid, context.names),
    )
  } else
    context.addNote(
      grid.isHidden
        ? `Sheet ${name} was not read: it is hidden.`
        : `Sheet ${name} was not read: it has no table of figures.`,
    )
  return undefined
}

/**
 * The row that figures without a readable table begin at: two numbers in a row, one beside the name of an indicator, or one beside words in
 * two rows or more that follow each other. The row above them counts where it is all words. Undefined for a sheet of notes.
 */
function findFiguresWithoutTable(grid: Grid, { names }: FigureContext): number | undefined {
  const numbersIn = (row: GridRow) => row.cells.filter(cell => cell !== undefined && isNumber(cell)).length
  const index = grid.rows.findIndex(
    (row, i) =>
      numbersIn(row) >= 2 ||
      (numbersIn(row) === 1 && row.cells.some(cell => cell && names.findIndicator(cell.text))) ||
      (numbersIn(row) === 1 && hasWords(row) && grid.rows[i + 1] !== undefined && numbersIn(grid.rows[i + 1]!) >= 1),
  )
  if (index === -1) return undefined
  const above = grid.rows[index - 1]
  const isHeading =
    above !== undefined && numbersIn(above) === 0 && above.cells.filter(cell => !isBlank(cell)).length > 1
  return isHeading ? above.row : grid.rows[index]!.row
}

/** A number, or text that is nothing but one. */
const isNumber = (cell: Cell) =>
  cell.date === null && (cell.number !== null || /^[−–-]?\d[\d,\u00a0\u2009 ]*(?:\.\d+)?%?$/.test(cell.text))

const hasWords = (row: GridRow) =>
  row.cells.some(cell => cell !== undefined && cell.number === null && /\p{L}/u.test(cell.text))
