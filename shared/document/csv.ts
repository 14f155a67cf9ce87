import { csvColumns } from './csv-columns.ts'
import type { DataTable, Table } from './table.ts'

/**
 * The table as a CSV file (RFC 4180): header row, CRLF, UTF-8 with a byte order mark so that a spreadsheet shows a pound
 * sign as one. Text that a spreadsheet would run as a formula gets a leading apostrophe.
 */
export function tableCsv(table: Table): string {
  const columns = csvColumns(table)
  const header = columns.map(column => quote(column.name)).join(',')
  const rows = table.rows.map((_, row) => columns.map(column => quote(column.values[row]!)).join(','))
  return `\uFEFF${[header, ...rows].join('\r\n')}\r\n`
}

/** A table that is published as a file alone, as a table with cells. */
export function toTable({ rows, ...table }: DataTable): Table {
  return { ...table, notes: [], rows: rows.map(row => row.map(text => ({ kind: 'text', text }))) }
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}
