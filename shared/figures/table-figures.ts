import Big from 'big.js'
import { addMonths, type Month, monthOf } from '../calendar/month.ts'
import { monthsIn, type Period, type PeriodKind } from '../calendar/period.ts'
import type { TableMeasure, TableSpec } from '../config/schema/tables.ts'
import { formatNumber } from './format-figure.ts'

/** Where a cell stands in its table. */
export interface CellPlace {
  readonly row: string
  readonly across: string | null
}

/** Id of a table as it is printed, and of its file. */
export const printedTableId = ({ id }: Pick<TableSpec, 'id'>): string => `table-${id}`

/** The names that a cell's figure is held under: whose, of what part, and which measure and period. */
export function cellFigureName(spec: TableSpec, { row, across }: CellPlace, measure: TableMeasure, period: Period) {
  return {
    indicator: printedTableId(spec),
    area: across === null ? row : `${row}, ${across}`,
    measure: `${measure.id} ${period}`,
  }
}

/** The names of the figure that says by how much a cell changed from one period to another. */
export function changeFigureName(
  spec: TableSpec,
  place: CellPlace,
  measure: TableMeasure,
  [before, after]: readonly [Period, Period],
) {
  const { indicator, area } = cellFigureName(spec, place, measure, after)
  return { indicator, area, measure: `change of ${measure.id} from ${before} to ${after}` }
}

/** By how much a figure changed, exact in decimal. */
export const changeBetween = (before: number, after: number): number => Number(new Big(after).minus(before).toFixed())

/** A figure of a table as it is printed, in full: `1,250`, `55.5%`, `£94,000`, and `7,198` in thousands of pounds. */
export function printCell({ unit, decimals }: Pick<TableMeasure, 'unit' | 'decimals'>, value: number): string {
  const plain = formatNumber(value, decimals)
  if (unit === '%') return `${plain}%`
  return unit === '£' ? plain.replace(/^(−?)/, '$1£') : plain
}

/** A change as it is printed, with its sign: `+71`, `−46`, `+1.5 points`, `+£2,000`; `0` where there is none. */
export function printChange({ unit, decimals }: Pick<TableMeasure, 'unit' | 'decimals'>, change: number): string {
  const plain = printCell({ unit: unit === '%' ? 'count' : unit, decimals }, change)
  const signed = /[1-9]/.test(plain) && change > 0 ? `+${plain}` : plain
  return unit === '%' ? `${signed} points` : signed
}

/** The months that a period of a table lies in. */
export function monthsOfPeriod(kind: PeriodKind, period: Period): { readonly from: Month; readonly to: Month } {
  const to = monthOf(period)
  return { from: addMonths(to, 1 - Math.max(1, monthsIn(kind))), to }
}
