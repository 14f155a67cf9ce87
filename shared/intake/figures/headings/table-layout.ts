import type { Month } from '../../../calendar/month.ts'
import type { Indicator } from '../../../config/schema/indicator.ts'
import type { FaultDetails } from '../../../faults/fault-list.ts'
import type { SuppliedStatus } from '../../../observations/observation.ts'
import type { Grid, GridRow } from '../../containers/grid.ts'
import type { KindOfFigure } from './kind-of-figure.ts'

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

/** The tidy columns that a row of headings has. */
export function rolesOf(columns: readonly Column[]): Set<ColumnRole> {
  return new Set(columns.flatMap(column => (column.kind === 'role' ? [column.role] : [])))
}

/** A year or a quarter is the period of figures that are of one. */
export const hasPeriod = (roles: ReadonlySet<ColumnRole>) =>
  (['period', 'year', 'quarter'] as const).some(role => roles.has(role))

/** A month or another span as a heading. */
export function isMonthColumn(column: Column): boolean {
  return column.kind === 'month' || column.kind === 'unclear'
}

/** A column of a role, of which its heading says nothing more. */
export const roleColumn = (role: ColumnRole, { label, index }: Column): Column => ({
  ...{ kind: 'role', role, isPercent: false, isRate: false, label, index },
})
