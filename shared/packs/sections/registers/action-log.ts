import { type CalendarDate, longDate } from '../../../calendar/date.ts'
import type { LocalCalendar } from '../../../calendar/local-calendar.ts'
import type { Instant } from '../../../calendar/local-time.ts'
import type { BoardFile } from '../../../config/schema/index.ts'
import type { Block } from '../../../document/document.ts'
import type { Table } from '../../../document/table.ts'
import type { Action } from '../../../registers/actions/entry.ts'
import { sortForLog } from '../../../registers/actions/export.ts'
import type { ActionHistory } from '../../../registers/actions/history.ts'
import { actionStateOn, daysOverdueOn, isActive } from '../../../registers/actions/states.ts'
import type { DraftSection } from '../../model/number-sections.ts'
import { historyTable } from './action-history.ts'
import { textCell } from './cells.ts'
import { registerDateNote } from './register-date-note.ts'

type Chasing = Pick<BoardFile['chasing'], 'dueSoonCalendarDays' | 'escalateToChairAfterWorkingDays'>

const STATE_WORDS = {
  open: 'Open',
  'due-soon': 'Due soon',
  overdue: 'Overdue',
  'no-date': 'No target date',
  'proposed-for-extension': 'Extension proposed',
  'proposed-for-closure': 'Closure proposed',
  closed: 'Closed',
  withdrawn: 'Withdrawn',
} as const

/** The action log as it stands on the day of the meeting: overdue first, with what was said of each action before. */
export function actionLog(
  histories: readonly ActionHistory[],
  date: CalendarDate,
  chasing: Chasing,
  asKnownAt: Instant,
  local: LocalCalendar,
  proposals: readonly Table[] = [],
): DraftSection | null {
  const actions = histories.map(history => history.versions.at(-1)!.action)
  const proposed = proposals.map(table => ({ kind: 'table', table }) as const)
  if (actions.length === 0)
    return proposed.length === 0 ? null : { id: 'action-log', heading: 'Action log', blocks: proposed }
  const ordered = sortForLog(actions, date, chasing.dueSoonCalendarDays)
  const history = historyTable(histories, ordered, local)
  return {
    id: 'action-log',
    heading: 'Action log',
    blocks: [
      summary(ordered, date, local),
      ...decisions(ordered, date, chasing, local),
      { kind: 'table', table: logTable(ordered, date, chasing, registerDateNote(histories, asKnownAt, local), local) },
      ...(history.rows.length > 0 ? [{ kind: 'table', table: history } as const] : []),
      ...proposed,
    ],
  }
}

function summary(actions: readonly Action[], date: CalendarDate, local: LocalCalendar): Block {
  const open = actions.filter(isActive)
  const overdue = open.filter(action => daysOverdueOn(action, date, local) !== null)
  const words = `Of ${actions.length} ${actions.length === 1 ? 'action' : 'actions'} ${open.length} ${open.length === 1 ? 'is' : 'are'} open, ${overdue.length} of them overdue on ${longDate(date)}.`
  return { kind: 'paragraph', sentences: [[words]] }
}

/** What the log asks of the board: proposals to decide, and actions so long overdue that the chair was notified. */
function decisions(actions: readonly Action[], date: CalendarDate, chasing: Chasing, local: LocalCalendar): Block[] {
  const proposed = actions.filter(
    ({ status }) => status === 'proposed-for-closure' || status === 'proposed-for-extension',
  )
  const after = chasing.escalateToChairAfterWorkingDays
  const escalated = actions.filter(
    action => action.status === 'open' && (daysOverdueOn(action, date, local)?.workingDays ?? 0) >= after,
  )
  const items = [
    ...proposed.map(action => {
      const what = action.status === 'proposed-for-closure' ? 'close' : 'extend'
      return `Decide whether to ${what} action ${action.id}: ${action.reason ?? action.update ?? 'no reason is given'}`
    }),
    ...escalated.map(action => `Consider action ${action.id}, ${after} working days or more overdue.`),
  ]
  if (items.length === 0) return []
  return [
    { kind: 'paragraph', sentences: [['The Board is asked to:']] },
    { kind: 'list', items: items.map(item => [item]) },
  ]
}

function logTable(
  actions: readonly Action[],
  date: CalendarDate,
  chasing: Chasing,
  note: string,
  local: LocalCalendar,
): Table {
  const rows = actions.map(action => [
    textCell(action.id),
    textCell(longDate(action.raised)),
    textCell(action.agendaItem),
    textCell(action.action),
    textCell(action.owner),
    textCell(action.targetDate === null ? null : longDate(action.targetDate)),
    textCell(stateWords(action, date, chasing)),
    textCell(overdueWords(action, date, local), '[z]'),
    textCell(action.update === null ? 'No update' : datedUpdate(action)),
  ])
  return {
    id: 'action-log',
    caption: `Actions of the Board on ${longDate(date)}, overdue first`,
    columns: [
      { key: 'action_no', heading: 'Action', kind: 'text' },
      { key: 'raised', heading: 'Raised', kind: 'text', description: 'The meeting that raised it' },
      { key: 'agenda_item', heading: 'Agenda item', kind: 'text' },
      { key: 'action', heading: 'What is to be done', kind: 'text' },
      { key: 'owner', heading: 'Owner', kind: 'text' },
      { key: 'target_date', heading: 'Target date', kind: 'text' },
      {
        key: 'state',
        heading: 'State',
        kind: 'text',
        description: 'On the day of the meeting, with the status that the log gives',
      },
      {
        key: 'working_days_overdue',
        heading: 'Working days over',
        kind: 'number',
        description: 'Working days since the target date, which is not counted; the day of the meeting is',
      },
      { key: 'update', heading: 'Latest update', kind: 'text' },
    ],
    rows,
    notes: [note, ...sourceNotes(actions)],
  }
}

/** Which actions the board agreed to as commentary proposed them. */
function sourceNotes(actions: readonly Action[]): string[] {
  return actions.flatMap(({ id, proposal }) =>
    proposal === undefined ? [] : [`Action ${id} was proposed in the commentary ${proposal}.`],
  )
}

/** The state of the day, and of an open action what the log itself says: `Overdue, not started`. */
function stateWords(action: Action, date: CalendarDate, chasing: Chasing): string {
  const state = STATE_WORDS[actionStateOn(action, date, chasing.dueSoonCalendarDays)]
  const printed = action.statusText.toLowerCase()
  return action.status !== 'open' || printed === 'open' || state.toLowerCase() === printed
    ? state
    : `${state}, ${printed}`
}

function overdueWords(action: Action, date: CalendarDate, local: LocalCalendar): string | null {
  const days = daysOverdueOn(action, date, local)
  return days === null ? null : String(days.workingDays)
}

function datedUpdate({ update, updateDate }: Action): string {
  return updateDate === null ? update! : `${longDate(updateDate)}: ${update!}`
}
