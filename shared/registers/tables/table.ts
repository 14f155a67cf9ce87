import type { CalendarDate } from '../../calendar/date.ts'
import type { ItemNumbering } from '../../config/schema/profile.ts'
import type { Fault } from '../../faults/fault.ts'
import type { Cell } from './cells.ts'

/**
 * A table as read from a CSV or a workbook's sheet.
 *
 * - `sheet`: the sheet's name; left out for a CSV
 * - `columns`: heading to column letter, for a workbook; a CSV's columns are named by their heading
 * - `numbering`: how items and actions are numbered; `decimal` where left out
 * - `row`: as a spreadsheet counts, the heading is row 1
 */
export interface RegisterTable {
  readonly sheet?: string
  readonly columns?: Readonly<Record<string, string>>
  /** The row of the headings; 1 where left out. */
  readonly headingRow?: number
  readonly numbering?: ItemNumbering
  /** The day it came: a date a generation after it is a slip. Left out, no date is too late. */
  readonly today?: CalendarDate
  readonly headings: readonly string[]
  readonly rows: readonly { readonly row: number; readonly cells: Readonly<Record<string, Cell>> }[]
}

/** The result of reading a register: its entries, or all its faults. `notes` say what was repaired. */
export type RegisterReadResult<Entry> =
  | { readonly ok: true; readonly entries: readonly Entry[]; readonly notes: readonly string[] }
  | { readonly ok: false; readonly faults: readonly Fault[] }
