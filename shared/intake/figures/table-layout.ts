import type { Month } from '../../calendar/month.ts'
import { type NameLookup, normaliseName } from '../../config/known-names.ts'
import type { Indicator } from '../../config/schema/indicator.ts'
import type { FaultDetails } from '../../faults/fault-list.ts'
import type { SuppliedStatus } from '../../observations/observation.ts'
import { type Cell, columnLetters, type Grid, type GridRow, isBlank } from '../containers/grid.ts'
import { describeCellProblem } from './figure-cell.ts'
import type { KindOfFigure } from './kind-of-figure.ts'
import {
  areFinancialYears,
  financialYearFault,
  longSpanFault,
  readMonthHeading,
  readMonthOfCell,
} from './month-heading.ts'
import { spanHeading } from './span-heading.ts'
import { joinTwoRowHeadings } from './two-row-headings.ts'
import { readValueHeading } from './value-heading.ts'

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
/** `year`, `quarter`: beside a month's name and made one month with it, or the period of a figure that is of a year or a quarter. */
export type ColumnRole = (typeof TIDY_COLUMNS)[number] | 'year' | 'quarter'

/** What a column of a table holds. `summary`: totals that are worked out here and so not read. */
export type Column =
  | {
      readonly kind: 'role'
      readonly role: ColumnRole
      readonly isPercent: boolean
      /** The heading says that the figures are rates or percentages. */
      readonly isRate: boolean
      /** What the heading says its figures are, where that is not the actual figure of a month. */
      readonly figuresAre?: KindOfFigure
      readonly label: string
      readonly index: number
    }
  | {
      readonly kind: 'month'
      readonly month: Month
      readonly mark: SuppliedStatus | null
      /** What the heading says for figures that are of quarters or years, where it can be read as one. */
      readonly span: string | null
      readonly label: string
      readonly index: number
    }
  /** An indicator as a heading, months below each other: a table turned round. */
  | { readonly kind: 'indicator'; readonly indicator: Indicator; readonly label: string; readonly index: number }
  | {
      readonly kind: 'unclear'
      readonly code: string
      readonly details: FaultDetails
      readonly span: string | null
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
          'performance measure',
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
          'gss code',
          'local authority',
          'geography',
          'location',
          ...['ons code', 'la code', 'la name', 'district code', 'district name'],
          ...['geography code', 'geography name', 'local authority code', 'local authority name'],
        ],
      ],
      [
        'period',
        [
          ...['month', 'period', 'date', 'month ending', 'month end', 'month start', 'month commencing'],
          ...['reporting month', 'reporting period', 'time period', 'month year', 'year month'],
          ...['month name', 'month no', 'month number', 'month num'],
          ...['period ending', 'period ended', 'period end', 'time', 'time frame', 'timeframe'],
          ...[
            'quarter ending',
            'quarter ended',
            'quarter end',
            'year ending',
            'year ended',
            'year end',
            '12 months to',
            '12 months ending',
          ],
        ],
      ],
      [
        'quarter',
        [
          'quarter',
          'qtr',
          'financial quarter',
          'fin quarter',
          'fiscal quarter',
          'reporting quarter',
          'quarter no',
          'quarter number',
        ],
      ],
      ['year', ['year', 'calendar year', 'financial year', 'fin year', 'fiscal year', 'fy']],
      ['value', ['value', 'count', 'figure', 'volume', 'actual', 'rate', 'per cent', 'percentage', '%']],
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

/** Headings that say what they are only beside each other. */
function completeHeadings(columns: readonly Column[], row: GridRow, names: NameLookup): readonly Column[] {
  const roles = rolesOf(columns)
  if (!roles.has('indicator')) return columns
  const isCode = (column: Column) =>
    roles.has('area') && column.kind === 'unknown' && normaliseName(column.text) === 'code'
  const withCodes = columns.map(column =>
    isCode(column)
      ? roleColumn('area', column)
      : hasPeriod(roles)
        ? column
        : withProblem(column, row.cells[column.index]),
  )
  return withoutYears(withValue(withCodes, names), row)
}

const roleColumn = (role: ColumnRole, { label, index }: Column): Column => ({
  ...{ kind: 'role', role, isPercent: false, isRate: false, label, index },
})

/** A formula without its result where a month may be meant. */
function withProblem(column: Column, cell: Cell | undefined): Column {
  const problem = cell && describeCellProblem(cell)
  return problem ? { kind: 'unclear', ...problem, span: null, label: column.label, index: column.index } : column
}

/** Where no heading is one for figures, the only one that may be is: `Incidents`, or `Rolling 12 months`, which is asked about. */
function withValue(columns: readonly Column[], names: NameLookup): readonly Column[] {
  const roles = rolesOf(columns)
  if (!hasPeriod(roles) || (['value', 'numerator', 'status'] as const).some(role => roles.has(role))) return columns
  const found = columns.flatMap(column => {
    const heading =
      column.kind === 'unknown' || column.kind === 'summary'
        ? readValueHeading(column.text, names.headings.value)
        : undefined
    return heading ? [{ column, heading }] : []
  })
  const [only] = found
  if (only === undefined || found.length > 1) return columns
  const { isPercent, isRate, kind } = only.heading
  const value: Column = {
    ...{ kind: 'role', role: 'value', isPercent, isRate, label: only.column.label, index: only.column.index },
    ...(kind && { figuresAre: kind }),
  }
  return columns.map(column => (column === only.column ? value : column))
}

/** `2009-10`, `2010-11`, `2011-12` as headings are financial years. */
function withoutYears(columns: readonly Column[], row: GridRow): readonly Column[] {
  const textOf = ({ index }: Column) => row.cells[index]?.text ?? ''
  const months = columns.filter(({ kind }) => kind === 'month')
  if (!areFinancialYears(months.map(textOf))) return columns
  return columns.map(column =>
    column.kind === 'month'
      ? {
          ...{ kind: 'unclear', ...financialYearFault(textOf(column)), span: column.span },
          ...{ label: column.label, index: column.index },
        }
      : column,
  )
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

/** The tidy columns that a row of headings has. */
export function rolesOf(columns: readonly Column[]): Set<ColumnRole> {
  return new Set(columns.flatMap(column => (column.kind === 'role' ? [column.role] : [])))
}

function roleOf(text: string, names: NameLookup): ColumnRole | undefined {
  const folded = normaliseName(text)
  const isArea = names.headings.area.has(folded) || /^lad\d{2}(?:cd|nm)$/.test(folded)
  return HEADINGS.get(folded) ?? (isArea ? 'area' : undefined)
}

/** A year or a quarter is the period of figures that are of one. */
const hasPeriod = (roles: ReadonlySet<ColumnRole>) =>
  (['period', 'year', 'quarter'] as const).some(role => roles.has(role))

/** A month or another span as a heading. */
export function isMonthColumn(column: Column): boolean {
  return column.kind === 'month' || column.kind === 'unclear'
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

/** Totals, targets, rates and changes beside the months: worked out here, or not asked for. */
const isSummary = (text: string, folded: string, names: NameLookup) =>
  SUMMARY_HEADING.test(folded) || readValueHeading(text, names.headings.value)?.kind != null

function readHeadings(grid: Grid, row: GridRow, above: GridRow | undefined, names: NameLookup): Column[] {
  return row.cells.map((cell, index) => readHeading(grid, cell, index, above, names))
}

function readHeading(
  grid: Grid,
  cell: Cell | undefined,
  index: number,
  above: GridRow | undefined,
  names: NameLookup,
): Column {
  const text = cell?.text ?? ''
  const label = grid.kind === 'workbook' ? columnLetters(index) : text
  if (isBlank(cell) || !cell)
    return { kind: 'nothing', label: grid.kind === 'workbook' ? label : columnLetters(index), index, text: '' }
  const folded = normaliseName(text)
  const role = roleOf(text, names)
  if (role)
    return {
      ...{ kind: 'role', role, isPercent: PERCENT_HEADINGS.has(folded), isRate: RATE_HEADINGS.has(folded) },
      ...{ label, index },
    }
  const month = readMonthHeading(cell, index, above)
  const span = spanHeading(cell, index, above)
  if (month.outcome === 'month')
    return { kind: 'month', month: month.month, mark: month.mark ?? null, span, label, index }
  if (month.outcome === 'unclear')
    return { kind: 'unclear', code: month.code, details: month.details, span, label, index }
  if (span !== null) return { kind: 'unclear', ...longSpanFault(text), span, label, index }
  return {
    kind: grid.kind === 'workbook' && isSummary(text, folded, names) ? 'summary' : 'unknown',
    label,
    index,
    text,
  }
}
