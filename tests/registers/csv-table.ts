import { parse } from 'csv-parse/sync'
import type { RegisterTable } from '../../shared/registers/tables/table.ts'

/** A register's table out of CSV text, as the intake hands it over. */
export function csvTable(text: string): RegisterTable {
  const [headings, ...rows]: string[][] = parse(text, { bom: true, relax_column_count: true })
  return {
    headings: headings!,
    rows: rows.map((cells, i) => ({
      row: i + 2,
      cells: Object.fromEntries(headings!.map((heading, column) => [heading, cells[column] ?? null])),
    })),
  }
}
