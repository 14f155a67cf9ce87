import { longDate } from '../../../calendar/date.ts'
import type { LocalCalendar } from '../../../calendar/local-calendar.ts'
import { toLocalDate } from '../../../calendar/local-time.ts'
import type { Table } from '../../../document/table.ts'
import type { Action } from '../../../registers/actions/entry.ts'
import { type ActionHistory, listChanges } from '../../../registers/actions/history.ts'
import { isActive } from '../../../registers/actions/states.ts'
import { textCell } from './cells.ts'

const TRACKED_FIELDS = [
  ['targetDate', 'target date', (value: string) => longDate(value)],
  ['statusText', 'status', (value: string) => value],
  ['owner', 'owner', (value: string) => value],
  ['update', 'update', (value: string) => value],
] as const

/** What each open action has gone through: one row for each thing that a later file said differently. */
export function historyTable(
  histories: readonly ActionHistory[],
  ordered: readonly Action[],
  local: LocalCalendar,
): Table {
  const live = ordered.filter(isActive).flatMap(action => histories.find(history => history.id === action.id) ?? [])
  const rows = live.flatMap(history => {
    const changes = listChanges(history)
    return changes.slice(1).flatMap(({ action, knownFrom }, i) => {
      const before = changes[i]!.action
      return TRACKED_FIELDS.filter(([field]) => action[field] !== before[field]).map(([field, name, print]) => [
        textCell(history.id),
        textCell(longDate(toLocalDate(knownFrom, local))),
        textCell(name),
        textCell(before[field] === null ? 'none' : print(before[field])),
        textCell(action[field] === null ? 'none' : print(action[field])),
      ])
    })
  })
  return {
    id: 'action-history',
    caption: 'What has changed in the open actions since each was first logged',
    columns: [
      { key: 'action_no', heading: 'Action', kind: 'text' },
      { key: 'changed_on', heading: 'On', kind: 'text', description: 'The day the board learnt of it' },
      { key: 'what', heading: 'What', kind: 'text' },
      { key: 'before', heading: 'Before', kind: 'text' },
      { key: 'after', heading: 'After', kind: 'text' },
    ],
    rows,
    notes: [],
  }
}
