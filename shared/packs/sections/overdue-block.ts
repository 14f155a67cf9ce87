import type { Block } from '../../document/document.ts'
import { listTables } from '../../document/walk.ts'
import type { PackModel } from '../model/pack-model.ts'

/** Overdue actions that the mail names; the paper has them all. */
const MAX_ACTIONS = 3
const COLUMNS = ['action_no', 'action', 'owner', 'target_date', 'working_days_overdue']

/** The actions longest overdue, for the mail that brings the pack: a table, or nothing when none is or the pack has no log. */
export function overdueBlock(model: PackModel): Block[] {
  const log = listTables([...model.sections, ...model.appendices]).find(table => table.id === 'action-log')
  if (log === undefined) return []
  const at = (key: string) => log.columns.findIndex(column => column.key === key)
  const days = at('working_days_overdue')
  // the log has the longest overdue first
  const overdue = log.rows.filter(row => {
    const cell = row[days]!
    return cell.kind === 'text' && cell.text !== '[z]'
  })
  if (overdue.length === 0) return []
  const more = overdue.length - MAX_ACTIONS
  return [
    {
      kind: 'table',
      table: {
        id: 'most-overdue',
        caption: overdue.length === 1 ? 'The overdue action' : 'The actions longest overdue',
        columns: COLUMNS.map(key => log.columns[at(key)]!),
        rows: overdue.slice(0, MAX_ACTIONS).map(row => COLUMNS.map(key => row[at(key)]!)),
        notes: more > 0 ? [`${more} more ${more === 1 ? 'is' : 'are'} in the action log of the paper.`] : [],
      },
    },
  ]
}
