import type { Period } from '../../calendar/period.ts'
import { normaliseName } from '../../config/known-names.ts'
import type { TableMeasure, TableSpec } from '../../config/schema/tables.ts'
import type { Place } from '../../faults/fault-list.ts'
import { readPeriodCell } from '../cells/period-cell.ts'
import { BLANK_CELL, type Cell, columnLetters, type Grid, type GridRow, isBlank } from '../containers/grid.ts'
import { memberNames } from './dimension-names.ts'

/** What a column of a sheet holds. A figure is of a measure, of a member across and of a period, each where its heading says so. */
export type ColumnUse =
  | { readonly kind: 'table' | 'period' | 'row' | 'across' }
  | {
      readonly kind: 'figure'
      readonly measure: TableMeasure
      readonly across: string | null
      readonly period: Period | null
    }
  | { readonly kind: 'unknown' }

/** A sheet read as a table of the board's file: where its headings are, and what each column holds. */
export interface TableLayout {
  readonly spec: TableSpec
  readonly grid: Grid
  readonly headings: GridRow
  readonly columns: readonly (ColumnUse | undefined)[]
  readonly rows: readonly GridRow[]
  /** What is missing for it to be read: headings. */
  readonly missing: readonly string[]
}

/** How far down headings are looked for, below titles. */
const MAX_TITLE_ROWS = 30

/** The best layout of a sheet as one table; null where not even the column of its rows and one of figures is there. */
export function layOut(grid: Grid, spec: TableSpec): TableLayout | null {
  const candidates = grid.rows.slice(0, MAX_TITLE_ROWS).flatMap((row, i) => layOutAt(grid, spec, row, i) ?? [])
  return candidates.reduce<TableLayout | null>(
    (best, each) => (best === null || countUnfit(each) < countUnfit(best) ? each : best),
    null,
  )
}

/** Headings that are missing and headings that nothing is known of. */
export const countUnfit = ({ missing, columns }: TableLayout): number =>
  missing.length + columns.filter(column => column?.kind === 'unknown').length

/** The index of the first column of a kind; -1 where there is none. */
export const indexOfUse = ({ columns }: TableLayout, kind: ColumnUse['kind']): number =>
  columns.findIndex(column => column?.kind === kind)

/** Where a cell stands, by its row of the file and the index of its column. */
export function placeIn({ grid, headings }: TableLayout, row: number, column: number): Place {
  const name = grid.kind === 'csv' ? (headings.cells[column]?.text ?? null) : columnLetters(column)
  return { sheet: grid.sheet, row, column: name }
}

function layOutAt(grid: Grid, spec: TableSpec, headings: GridRow, index: number): TableLayout | null {
  const columns = headings.cells.map(cell => (cell === undefined || isBlank(cell) ? undefined : useOf(spec, cell)))
  const has = (kind: ColumnUse['kind']) => columns.some(column => column?.kind === kind)
  const figures = columns.flatMap(column => (column?.kind === 'figure' ? [column] : []))
  if (!has('row') || figures.length === 0) return null
  const missing = [
    ...spec.measures
      .filter(measure => !figures.some(figure => figure.measure.id === measure.id))
      .map(({ heading }) => heading),
    ...(spec.across !== undefined && !has('across') && figures.some(({ across }) => across === null)
      ? [spec.across.heading]
      : []),
  ]
  return { spec, grid, headings, columns, rows: grid.rows.slice(index + 1), missing }
}

/** What a heading says its column holds; `2017/18: Value` and `Male, 2017/18` say two things. */
function useOf(spec: TableSpec, cell: Cell): ColumnUse {
  const is = (...names: readonly string[]) => names.some(name => normaliseName(name) === normaliseName(cell.text))
  if (is('table')) return { kind: 'table' }
  if (is(spec.rows.heading, 'row')) return { kind: 'row' }
  if (spec.across !== undefined && is(spec.across.heading)) return { kind: 'across' }
  if (is('period', 'periods')) return { kind: 'period' }
  const whole = figureOf(spec, [cell.text], cell)
  if (whole !== null) return whole
  const parts = cell.text
    .split(/[:,;|\n]+|\s[-–—]\s/)
    .map(part => part.trim())
    .filter(part => part !== '')
  return (parts.length > 1 ? figureOf(spec, parts) : null) ?? { kind: 'unknown' }
}

/** The figure that the parts of a heading name together; null where one of them names nothing, or a measure is missing. */
function figureOf(spec: TableSpec, parts: readonly string[], cell?: Cell): ColumnUse | null {
  const members = spec.across?.members === undefined ? null : memberNames(spec.across)
  let measure = spec.measures.length === 1 ? spec.measures[0] : undefined
  let across: string | null = null
  let period: Period | null = null
  for (const part of parts) {
    const named = spec.measures.find(each =>
      [each.heading, each.id].some(name => normaliseName(name) === normaliseName(part)),
    )
    const member = members?.find(part)
    const reading = readPeriodCell(cell ?? textOnly(part), spec.period)
    if (named !== undefined) measure = named
    else if (member !== undefined) across = member
    else if (reading.outcome === 'period') period = reading.period
    else return null
  }
  return measure === undefined ? null : { kind: 'figure', measure, across, period }
}

const textOnly = (text: string): Cell => ({ ...BLANK_CELL, text })
