import type { Month } from '../../calendar/month.ts'
import { normaliseName } from '../../config/known-names.ts'
import type { FaultDetails } from '../../faults/fault-list.ts'
import { readMonthDate, readMonthText } from '../cells/month-cell.ts'
import { type Cell, columnLetters, type Grid, type GridRow, isBlank } from '../containers/grid.ts'

/** Columns of a tidy return, in the order the documents list them. */
export const TIDY_COLUMNS = ['indicator', 'area', 'period', 'value', 'numerator', 'denominator', 'n', 'status'] as const
export type ColumnRole = (typeof TIDY_COLUMNS)[number]

/** What a column of a table holds. `summary`: totals that are worked out here and so not read. */
export type Column =
  | {
      readonly kind: 'role'
      readonly role: ColumnRole
      readonly isPercent: boolean
      readonly label: string
      readonly index: number
    }
  | { readonly kind: 'month'; readonly month: Month; readonly label: string; readonly index: number }
  | {
      readonly kind: 'unclear'
      readonly code: string
      readonly details: FaultDetails
      readonly label: string
      readonly index: number
    }
  | {
      readonly kind: 'summary' | 'unknown' | 'nothing'
      readonly label: string
      readonly index: number
      readonly text: string
    }

/** A table found in a grid: its row of headings, what each column holds, and the rows below. */
export interface Table {
  readonly grid: Grid
  readonly headingRow: number
  readonly columns: readonly Column[]
  readonly rows: readonly GridRow[]
}

/** Headings that analysts use, for each column. A CSV has to use the names of the tidy columns. */
const WORKBOOK_HEADINGS: ReadonlyMap<string, ColumnRole> = new Map(
  (
    [
      ['indicator', ['indicator', 'indicator name', 'indicator id', 'measure', 'performance indicator', 'kpi']],
      ['area', ['area', 'area code', 'district', 'force', 'force area', 'gss code']],
      ['period', ['month', 'period', 'date']],
      ['value', ['value', 'count', 'figure', 'rate', 'per cent', 'percentage', '%']],
      ['numerator', ['number', 'numerator']],
      ['denominator', ['out of', 'denominator', 'base']],
      ['n', ['n', 'sample', 'sample size', 'respondents']],
      ['status', ['status']],
    ] as const
  ).flatMap(([role, headings]) => headings.map(heading => [normaliseName(heading), role] as const)),
)

const PERCENT_HEADINGS: ReadonlySet<string> = new Set(['percent', 'percentage'])

const SUMMARY_HEADING =
  /^(total|totals|ytd|fytd|yeartodate|financialyeartodate|average|mean|change|percentchange|variance|baseline|target|trend|rolling.*|rag.*|.*ytd)$/

/** How far down a sheet headings are looked for, below its titles. */
const MAX_TITLE_ROWS = 60

/** Finds the table of a sheet: the first row with a heading for the indicator and months, or a period with figures. */
export function findTable(grid: Grid): Table | undefined {
  const candidates = grid.rows.slice(0, MAX_TITLE_ROWS)
  const index = candidates.findIndex(row => isHeadingRow(readHeadings(grid, row)))
  const headings = candidates[index]
  if (!headings) return undefined
  return { grid, headingRow: headings.row, columns: readHeadings(grid, headings), rows: grid.rows.slice(index + 1) }
}

/** The columns of the row that comes nearest to headings, to say what is missing; undefined when there is none. */
export function findLikelyHeadings(
  grid: Grid,
): { readonly row: number; readonly columns: readonly Column[] } | undefined {
  for (const row of grid.rows.slice(0, MAX_TITLE_ROWS)) {
    const columns = readHeadings(grid, row)
    if (rolesOf(columns).has('indicator') || columns.filter(isMonthColumn).length > 1 || rolesOf(columns).size > 1)
      return { row: row.row, columns }
  }
  return undefined
}

/** The tidy columns that a row of headings has. */
export function rolesOf(columns: readonly Column[]): Set<ColumnRole> {
  return new Set(columns.flatMap(column => (column.kind === 'role' ? [column.role] : [])))
}

export function isMonthColumn(column: Column): boolean {
  return column.kind === 'month' || column.kind === 'unclear'
}

function isHeadingRow(columns: readonly Column[]): boolean {
  const presentRoles = rolesOf(columns)
  if (!presentRoles.has('indicator')) return false
  return (
    columns.some(isMonthColumn) ||
    (presentRoles.has('period') &&
      (presentRoles.has('value') || presentRoles.has('numerator') || presentRoles.has('status')))
  )
}

function readHeadings(grid: Grid, row: GridRow): Column[] {
  return row.cells.map((cell, index) => readHeading(grid, cell, index))
}

function readHeading(grid: Grid, cell: Cell | undefined, index: number): Column {
  const text = cell?.text ?? ''
  const label = grid.kind === 'workbook' ? columnLetters(index) : text
  if (isBlank(cell) || !cell)
    return { kind: 'nothing', label: grid.kind === 'workbook' ? label : columnLetters(index), index, text: '' }
  const role = roleForHeading(grid, text)
  if (role) return { kind: 'role', role, isPercent: PERCENT_HEADINGS.has(normaliseName(text)), label, index }
  const month = cell.date === null ? readMonthText(text) : readMonthDate(cell.date)
  if (month.outcome === 'month') return { kind: 'month', month: month.month, label, index }
  if (month.outcome === 'unclear') return { kind: 'unclear', code: month.code, details: month.details, label, index }
  return {
    kind: grid.kind === 'workbook' && SUMMARY_HEADING.test(normaliseName(text)) ? 'summary' : 'unknown',
    label,
    index,
    text,
  }
}

function roleForHeading(grid: Grid, text: string): ColumnRole | undefined {
  const folded = normaliseName(text)
  return grid.kind === 'workbook' ? WORKBOOK_HEADINGS.get(folded) : TIDY_COLUMNS.find(column => column === folded)
}
