import type { TableSpec } from '../../config/schema/tables.ts'
import type { StoredTable } from './entry.ts'

/** Columns of `exports/tables.csv`, in order. An empty value is not known or withheld, and its status says which. */
const COLUMNS = [
  'table',
  'period',
  'row',
  'across',
  'measure',
  'unit',
  'value',
  'status',
  'drop',
  'known_from',
] as const

/** Every figure of every table that is no indicator, the latest that is known of each period. */
export function tablesExport(tables: readonly StoredTable[], specs: readonly TableSpec[]) {
  const rows = tables.flatMap(({ table, period, cells, drop, knownFrom }) =>
    cells.map(({ row, across, measure, value, status }) => {
      const unit = specs.find(({ id }) => id === table)?.measures.find(({ id }) => id === measure)?.unit ?? ''
      return [
        ...[table, period, row, across ?? '', measure, unit],
        ...[value === null || status === 'unconfirmed' ? '' : String(value), status, drop, knownFrom],
      ]
    }),
  )
  return { columns: COLUMNS, rows }
}
