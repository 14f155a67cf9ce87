import type { Month } from '../../calendar/month.ts'
import { type NameLookup, normaliseName } from '../../config/known-names.ts'
import type { Indicator } from '../../config/schema/indicator.ts'
import type { FaultDetails } from '../../faults/fault-list.ts'
import type { SuppliedStatus } from '../../observations/observation.ts'
import { type MonthReadResult, readMonthDate, readMonthText } from '../cells/month-cell.ts'
import { type Cell, columnLetters, type Grid, type GridRow, isBlank } from '../containers/grid.ts'

/** Columns of a tidy return, in the order the documents list them. */
export const TIDY_COLUMNS = [
  'indicator',
  'area',
  'period',
  'value',
  'numerator',
  'denominator',
  'n',
  'status',
  'reason',
] as const
/** `year`: beside a month's name, and made one month with it. */
export type ColumnRole = (typeof TIDY_COLUMNS)[number] | 'year'

/** What a column of a table holds. `summary`: totals that are worked out here and so not read. */
export type Column =
  | {
      readonly kind: 'role'
      readonly role: ColumnRole
      readonly isPercent: boolean
      /** The heading says that the figures are rates or percentages. */
      readonly isRate: boolean
      readonly label: string
      readonly index: number
    }
  | {
      readonly kind: 'month'
      readonly month: Month
      readonly mark: SuppliedStatus | null
      readonly label: string
      readonly index: number
    }
  /** An indicator as a heading, months below each other: a table turned round. */
  | { readonly kind: 'indicator'; readonly indicator: Indicator; readonly label: string; readonly index: number }
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

/** Headings that analysts and their programs use, for each column, in workbooks and CSV files alike. */
const HEADINGS: ReadonlyMap<string, ColumnRole> = new Map(
  (
    [
      [
        'indicator',
        [
          'indicator',
          'indicator name',
          'indicator id',
          'measure',
          'measure name',
          'metric',
          'performance indicator',
          'kpi',
        ],
      ],
      [
        'area',
        [
          'area',
          'area name',
          'area code',
          'district',
          'force',
          'force area',
          'gss code',
          'local authority',
          'geography',
        ],
      ],
      [
        'period',
        ['month', 'period', 'date', 'month ending', 'month end', 'reporting month', 'reporting period', 'time period'],
      ],
      ['year', ['year', 'calendar year', 'financial year']],
      ['value', ['value', 'count', 'figure', 'rate', 'per cent', 'percentage', '%']],
      ['numerator', ['number', 'numerator']],
      ['denominator', ['out of', 'denominator', 'base']],
      ['n', ['n', 'sample', 'sample size', 'respondents']],
      ['status', ['status']],
      ['reason', ['reason', 'reason for change', 'reason for restatement']],
    ] as const
  ).flatMap(([role, headings]) => headings.map(heading => [normaliseName(heading), role] as const)),
)

const PERCENT_HEADINGS: ReadonlySet<string> = new Set(['percent', 'percentage'])
const RATE_HEADINGS: ReadonlySet<string> = new Set([...PERCENT_HEADINGS, 'rate'])

const SUMMARY_HEADING =
  /^(total|totals|ytd|fytd|yeartodate|financialyeartodate|average|mean|change|percentchange|variance|baseline|target|trend|rolling.*|rag.*|.*ytd)$/

/** How far down a sheet headings are looked for, below its titles. */
const MAX_TITLE_ROWS = 60

/**
 * Finds the table of a sheet: the first row with a heading for the indicator and months, or a period with figures; or, turned round,
 * a period and nothing but indicators.
 */
export function findTable(grid: Grid, names: NameLookup): Table | undefined {
  const candidates = grid.rows.slice(0, MAX_TITLE_ROWS)
  for (const [index, row] of candidates.entries()) {
    const headings = readHeadings(grid, row, candidates[index - 1])
    const columns = isHeadingRow(headings) ? headings : turnRound(headings, names)
    if (columns) return { grid, headingRow: row.row, columns, rows: grid.rows.slice(index + 1) }
  }
  return undefined
}

/** The columns of a table whose headings are a period and indicators, every one known; undefined for any other. */
function turnRound(columns: readonly Column[], names: NameLookup): Column[] | undefined {
  if (!rolesOf(columns).has('period')) return undefined
  const turned = columns.map(column => {
    const indicator = column.kind === 'unknown' ? names.findIndicator(column.text) : undefined
    return indicator ? ({ kind: 'indicator', indicator, label: column.label, index: column.index } as const) : column
  })
  const isTurned = turned.some(({ kind }) => kind === 'indicator') && turned.every(({ kind }) => kind !== 'unknown')
  return isTurned && !rolesOf(columns).has('value') ? turned : undefined
}

/** The columns of the row that comes nearest to headings, to say what is missing; undefined when there is none. */
export function findLikelyHeadings(
  grid: Grid,
): { readonly row: number; readonly columns: readonly Column[] } | undefined {
  for (const row of grid.rows.slice(0, MAX_TITLE_ROWS)) {
    const columns = readHeadings(grid, row, undefined)
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

function readHeadings(grid: Grid, row: GridRow, above: GridRow | undefined): Column[] {
  return row.cells.map((cell, index) => readHeading(grid, cell, index, above))
}

function readHeading(grid: Grid, cell: Cell | undefined, index: number, above: GridRow | undefined): Column {
  const text = cell?.text ?? ''
  const label = grid.kind === 'workbook' ? columnLetters(index) : text
  if (isBlank(cell) || !cell)
    return { kind: 'nothing', label: grid.kind === 'workbook' ? label : columnLetters(index), index, text: '' }
  const folded = normaliseName(text)
  const role = HEADINGS.get(folded)
  if (role)
    return {
      ...{ kind: 'role', role, isPercent: PERCENT_HEADINGS.has(folded), isRate: RATE_HEADINGS.has(folded) },
      ...{ label, index },
    }
  const month = readMonthHeading(cell, index, above)
  if (month.outcome === 'month') return { kind: 'month', month: month.month, mark: month.mark ?? null, label, index }
  if (month.outcome === 'unclear') return { kind: 'unclear', code: month.code, details: month.details, label, index }
  return {
    kind: grid.kind === 'workbook' && SUMMARY_HEADING.test(folded) ? 'summary' : 'unknown',
    label,
    index,
    text,
  }
}

/** The month of a cell, whatever the cell holds it as. */
export function readMonthOfCell(cell: Cell): MonthReadResult {
  if (cell.date === null) return readMonthText(cell.text)
  const time = (cell.number ?? 0) % 1
  return readMonthDate(cell.date, cell.dateParts ?? 'day', time > 1e-6 && time < 22 / 24 - 1e-6)
}

/** The month of a heading, of which a bare year is none. A month without its year takes it from the row above, where one stands over it or to its left. */
function readMonthHeading(cell: Cell, index: number, above: GridRow | undefined): MonthReadResult {
  if (cell.date === null && /^(?:19|20)\d{2}$/.test(cell.text)) return readMonthText(`CY ${cell.text}`)
  const reading = readMonthOfCell(cell)
  if (reading.outcome !== 'unclear' || reading.code !== 'month-without-year' || !above) return reading
  const year = above.cells
    .slice(0, index + 1)
    .findLast(candidate => !isBlank(candidate))
    ?.text.trim()
  return year !== undefined && /^(?:19|20)\d{2}(?:\s*[/–-]\s*\d{2,4})?$/.test(year)
    ? readMonthText(`${cell.text} ${year}`)
    : reading
}
