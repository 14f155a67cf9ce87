import type { NameLookup } from '../../../config/known-names.ts'
import type { Grid, GridRow } from '../../containers/grid.ts'
import { completeHeadings } from './complete-headings.ts'
import { roleOf } from './known-headings.ts'
import { readMonthOfCell } from './month-heading.ts'
import { readHeadings } from './read-headings.ts'
import { spanHeading } from './span-heading.ts'
import { type Column, hasPeriod, isMonthColumn, roleColumn, rolesOf, type Table } from './table-layout.ts'
import { joinTwoRowHeadings } from './two-row-headings.ts'

/** How far down a sheet headings are looked for, below its titles. */
const MAX_TITLE_ROWS = 60

/**
 * Finds the table of a sheet: the first row with a heading for the indicator and months, or a period with figures; or, turned round,
 * a period and nothing but indicators.
 */
export function findTable(given: Grid, names: NameLookup): Table | undefined {
  const grid = joinTwoRowHeadings(given, text => roleOf(text, names) !== undefined, MAX_TITLE_ROWS)
  const candidates = grid.rows.slice(0, MAX_TITLE_ROWS)
  for (const [index, row] of candidates.entries()) {
    const headings = completeHeadings(readHeadings(grid, row, candidates[index - 1], names), row, names)
    const columns = isHeadingRow(headings) ? headings : turnRound(headings, names, grid.rows[index + 1])
    if (columns) return { grid, headingRow: row.row, columns, rows: grid.rows.slice(index + 1) }
  }
  return undefined
}

/**
 * The columns of a table whose headings are a period and indicators, every one known; undefined for any other. The months may stand below
 * an empty heading.
 */
function turnRound(columns: readonly Column[], names: NameLookup, below: GridRow | undefined): Column[] | undefined {
  const roles = rolesOf(columns)
  const [first] = columns
  const firstBelow = below?.cells[0]
  const isFirstPeriod =
    first?.kind === 'nothing' &&
    firstBelow !== undefined &&
    (readMonthOfCell(firstBelow).outcome === 'month' || spanHeading(firstBelow, 0, undefined) !== null)
  if ((!hasPeriod(roles) && !isFirstPeriod) || roles.has('value')) return undefined
  const turned = columns.map(column => {
    if (column === first && isFirstPeriod && !hasPeriod(roles)) return roleColumn('period', column)
    const indicator = column.kind === 'unknown' ? names.findIndicator(column.text) : undefined
    return indicator ? ({ kind: 'indicator', indicator, label: column.label, index: column.index } as const) : column
  })
  const isTurned = turned.some(({ kind }) => kind === 'indicator') && turned.every(({ kind }) => kind !== 'unknown')
  return isTurned ? turned : undefined
}

/** The columns of the row that comes nearest to headings, to say what is missing; undefined when there is none. */
export function findLikelyHeadings(
  grid: Grid,
  names: NameLookup,
): { readonly row: number; readonly columns: readonly Column[] } | undefined {
  for (const row of grid.rows.slice(0, MAX_TITLE_ROWS)) {
    const columns = readHeadings(grid, row, undefined, names)
    const roles = rolesOf(columns)
    const isTurned = hasPeriod(roles) && columns.some(({ kind }) => kind === 'unknown' || kind === 'summary')
    if (roles.has('indicator') || columns.filter(isMonthColumn).length > 1 || roles.size > 1 || isTurned)
      return { row: row.row, columns }
  }
  return undefined
}

function isHeadingRow(columns: readonly Column[]): boolean {
  const presentRoles = rolesOf(columns)
  if (!presentRoles.has('indicator')) return false
  return (
    columns.some(isMonthColumn) ||
    (hasPeriod(presentRoles) &&
      (presentRoles.has('value') || presentRoles.has('numerator') || presentRoles.has('status')))
  )
}
