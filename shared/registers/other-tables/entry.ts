import type { Instant } from '../../calendar/local-time.ts'
import type { Period } from '../../calendar/period.ts'
import type { SuppliedStatus } from '../../observations/observation.ts'

/** How firm a cell is. `not-applicable`: there can be no figure; `unconfirmed`: doubtful, and held until its supplier confirms it. */
export type CellStatus = SuppliedStatus | 'not-applicable' | 'unconfirmed'

/** One figure of a table, in the unit of its measure; null where there is none, and its status says why. */
export interface TableCell {
  /** Name of its row; of its heading across, null where the table has one dimension. */
  readonly row: string
  readonly across: string | null
  /** Id of the measure. */
  readonly measure: string
  readonly value: number | null
  readonly status: CellStatus
  /** Only of an unconfirmed cell: the status that it will have. */
  readonly statusOnceConfirmed?: Exclude<CellStatus, 'unconfirmed'>
}

/** A table for one period, as one file gave it. */
export interface OtherTable {
  /** `workforce/2019-03/P12M`: a later file for the same period takes the place of this one. */
  readonly id: string
  /** Id of the table in the board's file. */
  readonly table: string
  readonly period: Period
  /** Rows and headings across in the order of the file. */
  readonly rows: readonly string[]
  readonly across: readonly string[]
  readonly cells: readonly TableCell[]
}

/** A table, the drop that brought it, and since when it is known. */
export interface StoredTable extends OtherTable {
  readonly drop: string
  readonly knownFrom: Instant
}

/** What a cell is found by in its table and period. */
export const cellKey = ({ row, across, measure }: Pick<TableCell, 'row' | 'across' | 'measure'>): string =>
  JSON.stringify([row, across, measure])
