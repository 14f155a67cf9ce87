import { normaliseName } from '../../config/known-names.ts'
import { type Grid, type GridRow, isBlank } from '../containers/grid.ts'
import type { PublishedLayout, TextUnder } from './layout.ts'
import { PUBLISHED_LAYOUTS } from './layouts.ts'

/** A sheet that is a published table: its layout, its headings and the rows below them. */
export interface PublishedTable {
  readonly layout: PublishedLayout
  readonly grid: Grid
  readonly headings: GridRow
  /** Where each heading stands, by its name without case and spaces. */
  readonly indexes: ReadonlyMap<string, number>
  readonly rows: readonly GridRow[]
}

/** How far down headings are looked for, below titles. */
const MAX_TITLE_ROWS = 30

/** The published table of a sheet, by its headings in whatever order; undefined for any other sheet. */
export function findPublished(grid: Grid): PublishedTable | undefined {
  for (const [at, headings] of grid.rows.slice(0, MAX_TITLE_ROWS).entries()) {
    const indexes = new Map(
      headings.cells.flatMap((cell, index) => (cell === undefined ? [] : [[normaliseName(cell.text), index] as const])),
    )
    const layout = PUBLISHED_LAYOUTS.find(each => each.headings.every(heading => indexes.has(normaliseName(heading))))
    if (layout) return { layout, grid, headings, indexes, rows: grid.rows.slice(at + 1) }
  }
  return undefined
}

/** The index of a heading of a published table; -1 where it has none. */
export const indexOfHeading = ({ indexes }: PublishedTable, heading: string): number =>
  indexes.get(normaliseName(heading)) ?? -1

/** The texts of a row by heading; a number that a workbook shows as 1.0 or 1,000 is as it is held. */
export function textsOf(table: PublishedTable, row: GridRow): TextUnder {
  return heading => {
    const cell = row.cells[indexOfHeading(table, heading)]
    if (cell === undefined || isBlank(cell)) return ''
    return cell.number !== null && cell.date === null ? String(cell.number) : cell.text
  }
}
