import type { CalendarDate } from '../../calendar/date.ts'
import type { LocalCalendar } from '../../calendar/local-calendar.ts'
import { endOfDay } from '../../calendar/local-time.ts'
import { compareNumbers } from '../tables/number-order.ts'
import type { Action } from './entry.ts'
import { flagsOn } from './flags.ts'
import { type ActionHistory, actionsKnownAt } from './history.ts'
import { daysOverdueOn, type ExportedState, exportedStateOn, isActive } from './states.ts'

/** Columns of `exports/actions.csv`, in order. */
export const ACTION_EXPORT_COLUMNS = [
  'id',
  'agenda_item',
  'action',
  'owner',
  'raised',
  'target_date',
  'status',
  'state',
  'working_days_overdue',
  'calendar_days_overdue',
  'flags',
] as const

/** A row of the export; null is an empty cell, meaning not applicable. Flags are joined by ` | `. */
export type ActionExportRow = Readonly<Record<(typeof ACTION_EXPORT_COLUMNS)[number], string | number | null>>

/** The row of an action on a day. */
export function exportAction(
  action: Action,
  date: CalendarDate,
  dueSoonCalendarDays: number,
  local: LocalCalendar,
): ActionExportRow {
  const overdue = daysOverdueOn(action, date, local)
  return {
    id: action.id,
    agenda_item: action.agendaItem,
    action: action.action,
    owner: action.owner,
    raised: action.raised,
    target_date: action.targetDate,
    status: action.statusText,
    state: exportedStateOn(action, date, dueSoonCalendarDays),
    working_days_overdue: overdue?.workingDays ?? null,
    calendar_days_overdue: overdue?.calendarDays ?? null,
    flags: flagsOn(action, date, local).join(' | ') || null,
  }
}

/** Every action and its state at the end of a day, in the order of their numbers. */
export function actionsExport(
  histories: readonly ActionHistory[],
  date: CalendarDate,
  dueSoonCalendarDays: number,
  local: LocalCalendar,
) {
  const rows = actionsKnownAt(histories, endOfDay(date, local))
    .map(action => exportAction(action, date, dueSoonCalendarDays, local))
    .map(row => ACTION_EXPORT_COLUMNS.map(column => String(row[column] ?? '')))
    .sort(([one], [other]) => compareNumbers(one!, other!))
  return { columns: ACTION_EXPORT_COLUMNS, rows }
}

const LOG_ORDER: readonly ExportedState[] = ['overdue', 'due-soon', 'open', 'no-date', 'closed']

/**
 * Actions in the order of the log: overdue first, the longest overdue at the top, then by due date; closed ones last,
 * by number.
 */
export function sortForLog(actions: readonly Action[], date: CalendarDate, dueSoonCalendarDays: number): Action[] {
  const rank = (action: Action) => LOG_ORDER.indexOf(exportedStateOn(action, date, dueSoonCalendarDays))
  return [...actions].sort(
    (one, other) =>
      rank(one) - rank(other) ||
      (isActive(one) ? compareNumbers(one.targetDate ?? '', other.targetDate ?? '') : 0) ||
      compareNumbers(one.id, other.id),
  )
}
