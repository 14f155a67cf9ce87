import { longDate, longDateWithWeekday } from '../calendar/date.ts'
import { workingDaysBetween } from '../calendar/working-days.ts'
import type { Block } from '../document/document.ts'
import type { Action } from '../registers/actions/action.ts'
import type { CalendarChange } from '../registers/actions/calendar-changes.ts'
import { daysOverdueOn } from '../registers/actions/states.ts'
import type { ChaseKind } from '../registers/chasing.ts'
import { textTable } from './due-letter.ts'

const CAPTIONS: Readonly<Record<ChaseKind, string>> = {
  overdue: 'Overdue',
  'due-today': 'Due today',
  reminder: 'Due soon',
  'escalation-lead': 'Overdue actions of people who report to you',
  'escalation-chair': 'Overdue actions that the board should know of',
}

/** The actions of one part of a digest, with what the log last said of each. */
export function actionTable(kind: ChaseKind, actions: readonly Action[], day: string): Block {
  const isOthers = kind === 'escalation-lead' || kind === 'escalation-chair'
  const isOverdue = isOthers || kind === 'overdue'
  const headings = {
    action: 'Action',
    ...(isOthers ? { owner: 'Owner' } : {}),
    due: 'Due',
    days: isOverdue ? 'Working days over' : 'Working days left',
    update: 'Last update',
    raised: 'Raised',
  }
  return textTable(
    kind,
    CAPTIONS[kind],
    headings,
    actions.map(action => [
      nameAction(action),
      ...(isOthers ? [action.owner ?? 'nobody named'] : []),
      longDateWithWeekday(action.targetDate!),
      String(isOverdue ? daysOverdueOn(action, day)!.workingDays : workingDaysBetween(day, action.targetDate!)),
      lastUpdate(action),
      whereRaised(action),
    ]),
  )
}

/** Long tables become lists in a mail, each entry under its first cell: number and words stand there together. */
function nameAction({ id, action }: Action): string {
  return `${id}  ${action}`
}

function whereRaised({ raised, agendaItem }: Action): string {
  return `${longDate(raised)}${agendaItem === null ? '' : `, item ${agendaItem}`}`
}

function lastUpdate({ update, updateDate }: Action): string {
  if (update === null) return 'none yet'
  return updateDate === null ? update : `${longDate(updateDate)}: ${update}`
}

/** What the attached calendar files change. */
export function changesTable(changes: readonly CalendarChange[]): Block {
  return textTable(
    'changes',
    'Changed since the last working day',
    { action: 'Action', change: 'What changed', calendar: 'Your calendar' },
    changes.map(change => [
      nameAction(change.action),
      changeWords(change),
      change.kind === 'moved' ? 'the entry moves to the new date' : 'the entry is taken out',
    ]),
  )
}

function changeWords({ kind, action }: CalendarChange): string {
  switch (kind) {
    case 'moved':
      return `now due on ${longDateWithWeekday(action.targetDate!)}`
    case 'handed-over':
      return `now with ${action.owner ?? 'nobody'}`
    case 'date-taken-away':
      return 'no longer has a target date'
    default:
      return kind
  }
}
