import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

/** How often a message was tried, and what the provider called it, differ; nothing else in an export does. */
const RETRY_DEPENDENT_COLUMNS = ['attempts', 'message_id']

/** The rows of each export of a run that was written to a folder. */
export function readExports(out: string): Record<string, unknown[]> {
  const files = readdirSync(join(out, 'exports')).sort()
  return Object.fromEntries(
    files.map(file => {
      const rows = parse<Record<string, string>>(readFileSync(join(out, 'exports', file)), { columns: true })
      return [
        file,
        rows.map(row =>
          Object.fromEntries(Object.entries(row).filter(([name]) => !RETRY_DEPENDENT_COLUMNS.includes(name))),
        ),
      ]
    }),
  )
}
