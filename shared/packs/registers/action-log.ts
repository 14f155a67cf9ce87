import { type CalendarDate, longDate } from '../../calendar/date.ts'
import { toLondonDate } from '../../calendar/london-time.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { Block, Table } from '../../document/document.ts'
import type { Action } from '../../registers/actions/action.ts'
import { orderForLog } from '../../registers/actions/export.ts'
import { type ActionHistory, changesOf } from '../../registers/actions/history.ts'
import { actionStateOn, daysOverdueOn, isLive } from '../../registers/actions/states.ts'
import type { DraftSection } from '../number-sections.ts'
import { textCell } from './cells.ts'

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
): DraftSection | null {
  const actions = histories.map(history => history.versions.at(-1)!.action)
  if (actions.length === 0) return null
  const ordered = orderForLog(actions, date, chasing.dueSoonCalendarDays)
  const history = historyTable(histories, ordered)
  return {
    id: 'action-log',
    heading: 'Action log',
    blocks: [
      summary(ordered, date),
      ...decisions(ordered, date, chasing),
      { kind: 'table', table: logTable(ordered, date, chasing) },
      ...(history.rows.length > 0 ? [{ kind: 'table', table: history } as const] : []),
    ],
  }
}

function summary(actions: readonly Action[], date: CalendarDate): Block {
  const open = actions.filter(isLive)
  const overdue = open.filter(action => daysOverdueOn(action, date) !== null)
  const words = `Of ${actions.length} actions ${open.length} ${open.length === 1 ? 'is' : 'are'} open, ${overdue.length} of them overdue on ${longDate(date)}.`
  return { kind: 'paragraph', sentences: [[words]] }
}

/** What the log asks of the board: proposals to decide, and actions so long overdue that the chair was told. */
function decisions(actions: readonly Action[], date: CalendarDate, chasing: Chasing): Block[] {
  const proposed = actions.filter(
    ({ status }) => status === 'proposed-for-closure' || status === 'proposed-for-extension',
  )
  const after = chasing.escalateToChairAfterWorkingDays
  const escalated = actions.filter(
    action => action.status === 'open' && (daysOverdueOn(action, date)?.workingDays ?? 0) >= after,
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

function logTable(actions: readonly Action[], date: CalendarDate, chasing: Chasing): Table {
  const rows = actions.map(action => [
    textCell(action.id),
    textCell(longDate(action.raised)),
    textCell(action.agendaItem),
    textCell(action.action),
    textCell(action.owner),
    textCell(action.targetDate === null ? null : longDate(action.targetDate)),
    textCell(stateWords(action, date, chasing)),
    textCell(overdueWords(action, date), '[z]'),
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
    notes: [],
  }
}

/** The state of the day, and of an open action what the log itself says: `Overdue, not started`. */
function stateWords(action: Action, date: CalendarDate, chasing: Chasing): string {
  const state = STATE_WORDS[actionStateOn(action, date, chasing.dueSoonCalendarDays)]
  const printed = action.printedStatus.toLowerCase()
  return action.status !== 'open' || printed === 'open' || state.toLowerCase() === printed
    ? state
    : `${state}, ${printed}`
}

function overdueWords(action: Action, date: CalendarDate): string | null {
  const days = daysOverdueOn(action, date)
  return days === null ? null : String(days.workingDays)
}

function datedUpdate({ update, updateDate }: Action): string {
  return updateDate === null ? update! : `${longDate(updateDate)}: ${update!}`
}

const TOLD = [
  ['targetDate', 'target date', (value: string) => longDate(value)],
  ['printedStatus', 'status', (value: string) => value],
  ['owner', 'owner', (value: string) => value],
  ['update', 'update', (value: string) => value],
] as const

/** What each open action has gone through: one row for each thing that a later file said differently. */
function historyTable(histories: readonly ActionHistory[], ordered: readonly Action[]): Table {
  const live = ordered.filter(isLive).flatMap(action => histories.find(history => history.id === action.id) ?? [])
  const rows = live.flatMap(history => {
    const changes = changesOf(history)
    return changes.slice(1).flatMap(({ action, knownFrom }, i) => {
      const before = changes[i]!.action
      return TOLD.filter(([field]) => action[field] !== before[field]).map(([field, name, print]) => [
        textCell(history.id),
        textCell(longDate(toLondonDate(knownFrom))),
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
