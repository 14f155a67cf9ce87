import type { Month } from '../../calendar/month.ts'
import type { FaultWords } from '../fault-list.ts'
import { type Cell, columnLetters, type Grid, type GridRow, isBlank } from '../grid.ts'
import { readMonthDate, readMonthText } from '../month-cell.ts'
import { foldName } from '../names.ts'

/** Columns of a tidy return, in the order the documents list them. */
export const TIDY_COLUMNS = ['indicator', 'area', 'period', 'value', 'numerator', 'denominator', 'n', 'status'] as const
export type ColumnRole = (typeof TIDY_COLUMNS)[number]

/** What a column of a table holds. `summary`: totals that are worked out here and so not read. */
export type Column =
  | {
      readonly holds: 'role'
      readonly role: ColumnRole
      readonly isPercent: boolean
      readonly label: string
      readonly at: number
    }
  | { readonly holds: 'month'; readonly month: Month; readonly label: string; readonly at: number }
  | {
      readonly holds: 'unclear'
      readonly code: string
      readonly words: FaultWords
      readonly label: string
      readonly at: number
    }
  | {
      readonly holds: 'summary' | 'unknown' | 'nothing'
      readonly label: string
      readonly at: number
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
  ).flatMap(([role, headings]) => headings.map(heading => [foldName(heading), role] as const)),
)

const PERCENT_HEADINGS: ReadonlySet<string> = new Set(['percent', 'percentage'])

const SUMMARY =
  /^(total|totals|ytd|fytd|yeartodate|financialyeartodate|average|mean|change|percentchange|variance|baseline|target|trend|rolling.*|rag.*|.*ytd)$/

/** How far down a sheet headings are looked for, below its titles. */
const MAX_TITLE_ROWS = 60

/** Finds the table of a sheet: the first row with a heading for the indicator and months, or a period with figures. */
export function findTable(grid: Grid): Table | undefined {
  const candidates = grid.rows.slice(0, MAX_TITLE_ROWS)
  const at = candidates.findIndex(row => isHeadingRow(readHeadings(grid, row)))
  const headings = candidates[at]
  if (!headings) return undefined
  return { grid, headingRow: headings.row, columns: readHeadings(grid, headings), rows: grid.rows.slice(at + 1) }
}

/** The columns of the row that comes nearest to headings, to say what is missing; undefined when there is none. */
export function findNearHeadings(
  grid: Grid,
): { readonly row: number; readonly columns: readonly Column[] } | undefined {
  for (const row of grid.rows.slice(0, MAX_TITLE_ROWS)) {
    const columns = readHeadings(grid, row)
    if (roles(columns).has('indicator') || columns.filter(isMonthColumn).length > 1 || roles(columns).size > 1)
      return { row: row.row, columns }
  }
  return undefined
}

/** The tidy columns that a row of headings has. */
export function roles(columns: readonly Column[]): Set<ColumnRole> {
  return new Set(columns.flatMap(column => (column.holds === 'role' ? [column.role] : [])))
}

export function isMonthColumn(column: Column): boolean {
  return column.holds === 'month' || column.holds === 'unclear'
}

function isHeadingRow(columns: readonly Column[]): boolean {
  const there = roles(columns)
  if (!there.has('indicator')) return false
  return (
    columns.some(isMonthColumn) ||
    (there.has('period') && (there.has('value') || there.has('numerator') || there.has('status')))
  )
}

function readHeadings(grid: Grid, row: GridRow): Column[] {
  return row.cells.map((cell, at) => readHeading(grid, cell, at))
}

function readHeading(grid: Grid, cell: Cell | undefined, at: number): Column {
  const text = cell?.text ?? ''
  const label = grid.kind === 'workbook' ? columnLetters(at) : text
  if (isBlank(cell) || !cell)
    return { holds: 'nothing', label: grid.kind === 'workbook' ? label : columnLetters(at), at, text: '' }
  const role = roleOf(grid, text)
  if (role) return { holds: 'role', role, isPercent: PERCENT_HEADINGS.has(foldName(text)), label, at }
  const month = cell.date === null ? readMonthText(text) : readMonthDate(cell.date)
  if (month.outcome === 'month') return { holds: 'month', month: month.month, label, at }
  if (month.outcome === 'unclear') return { holds: 'unclear', code: month.code, words: month.words, label, at }
  return { holds: grid.kind === 'workbook' && SUMMARY.test(foldName(text)) ? 'summary' : 'unknown', label, at, text }
}

function roleOf(grid: Grid, text: string): ColumnRole | undefined {
  const folded = foldName(text)
  return grid.kind === 'workbook' ? WORKBOOK_HEADINGS.get(folded) : TIDY_COLUMNS.find(column => column === folded)
}
