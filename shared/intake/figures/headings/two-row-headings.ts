import { type Cell, type Grid, type GridRow, isBlank } from '../../containers/grid.ts'
import { readMonthHeading } from './month-heading.ts'
import { spanHeading } from './span-heading.ts'

/**
 * The grid with headings that stand over two rows brought into the lower one: `Indicator` and `Area` beside a year, and the months or quarters
 * of the year below it. The year stays where it is. A grid without such headings as it was.
 *
 * @param isRole whether a text is the heading of a column that is no month
 * @param most how many rows are looked at
 */
export function joinTwoRowHeadings(grid: Grid, isRole: (text: string) => boolean, most: number): Grid {
  const index = grid.rows.slice(0, most).findIndex((row, i) => isUpperRow(row, grid.rows[i + 1], isRole))
  const [upper, lower] = [grid.rows[index], grid.rows[index + 1]]
  if (upper === undefined || lower === undefined) return grid
  const isMoved = (cell: Cell | undefined) => cell !== undefined && isRole(cell.text)
  const left = { ...upper, cells: Array.from(upper.cells, cell => (isMoved(cell) ? undefined : cell)) }
  const width = Math.max(upper.cells.length, lower.cells.length)
  const joined = {
    ...lower,
    cells: Array.from({ length: width }, (_, i) => (isMoved(upper.cells[i]) ? upper.cells[i] : lower.cells[i])),
  }
  return { ...grid, rows: grid.rows.map(row => (row === upper ? left : row === lower ? joined : row)) }
}

/** A row with headings that nothing stands below in the next row, which has months or quarters and nothing else. */
function isUpperRow(row: GridRow, below: GridRow | undefined, isRole: (text: string) => boolean): boolean {
  if (below === undefined || below.row !== row.row + 1) return false
  const roles = row.cells.flatMap((cell, i) => (cell && isRole(cell.text) ? [i] : []))
  if (roles.length === 0 || roles.some(i => !isBlank(below.cells[i]))) return false
  const years = { ...row, cells: Array.from(row.cells, (cell, i) => (roles.includes(i) ? undefined : cell)) }
  const filled = below.cells.flatMap((cell, i) => (cell && !isBlank(cell) ? [{ cell, i }] : []))
  const isPeriod = ({ cell, i }: (typeof filled)[number]) =>
    readMonthHeading(cell, i, years).outcome === 'month' || spanHeading(cell, i, years) !== null
  return filled.length > 0 && filled.every(isPeriod)
}
