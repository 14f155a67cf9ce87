import Papa from 'papaparse'
import { type Period, printPeriod } from '../../calendar/period.ts'
import type { TableSpec } from '../../config/schema/tables.ts'

/**
 * A table to fill in for one period: CSV with its headings, a row for each member that the board's file lists, and no figures; CRLF line ends
 * and a byte order mark so that a spreadsheet reads it as UTF-8.
 */
export function tableTemplate(spec: TableSpec, period: Period): string {
  const { id, rows, across, measures, period: kind } = spec
  const members = rows.members?.map(({ name }) => name) ?? ['', ...rows.totals.map(({ total }) => total)]
  const others = across === undefined ? [[]] : (across.members ?? []).map(({ name }) => [name])
  const headings = ['table', 'period', rows.heading, ...(across === undefined ? [] : [across.heading])]
  return `\uFEFF${Papa.unparse(
    [
      [...headings, ...measures.map(({ heading }) => heading)],
      ...members.flatMap(name =>
        others.map(other => [id, printPeriod(kind, period), name, ...other, ...measures.map(() => '')]),
      ),
    ],
    { newline: '\r\n' },
  )}\r\n`
}
