import Papa from 'papaparse'
import type { Action } from './entry.ts'
import { ACTION_COLUMNS } from './read.ts'

/**
 * A prefilled drop of some actions, for their owner to update and send back: CSV with the headings of the log, CRLF
 * line
 * ends, and a byte order mark so that a spreadsheet reads it as UTF-8. Dates are written year first, which no
 * spreadsheet misreads.
 */
export function writeActionTemplate(actions: readonly Action[]): string {
  const columns = Object.values(ACTION_COLUMNS).map(({ headings }) => headings[0]!)
  const rows = actions.map(action => [
    action.id,
    action.raised,
    action.agendaItem,
    action.action,
    action.owner,
    action.targetDate,
    action.update,
    action.updateDate,
    action.statusText,
    action.reason,
    action.decidedOn,
  ])
  return `\uFEFF${Papa.unparse([columns, ...rows], { newline: '\r\n' })}\r\n`
}
