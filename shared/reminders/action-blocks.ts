import { longDate, longDateWithWeekday } from '../calendar/date.ts'
import type { LocalCalendar } from '../calendar/local-calendar.ts'
import { workingDaysBetween } from '../calendar/working-days.ts'
import { countNoun } from '../document/count-words.ts'
import type { Block } from '../document/document.ts'
import type { Action } from '../registers/actions/entry.ts'
import { daysOverdueOn } from '../registers/actions/states.ts'
import type { CalendarChange } from './calendar-changes.ts'
import type { ChaseKind } from './chasing.ts'

const HEADINGS: Readonly<Record<ChaseKind, readonly [heading: string, words: string]>> = {
  overdue: ['Overdue', 'The target date has passed.'],
  'due-today': ['Due now', 'This is the last working day before the target date.'],
  reminder: ['Due soon', 'The target date is near.'],
  'escalation-lead': ['Overdue with people who report to you', 'The owner reports to you and has been reminded.'],
  'escalation-chair': [
    'Long overdue',
    'The owner has been reminded, and is reminded again until it is done or put to the board.',
  ],
}

/** One part of a digest: a heading, then each action as a short list, readable on a phone. */
export function actionBlocks(kind: ChaseKind, actions: readonly Action[], day: string, local: LocalCalendar): Block[] {
  const isOverdue = kind !== 'due-today' && kind !== 'reminder'
  const isEscalation = kind === 'escalation-lead' || kind === 'escalation-chair'
  return [
    {
      kind: 'callout',
      tone: isOverdue ? 'alert' : 'note',
      heading: HEADINGS[kind][0],
      sentences: [[HEADINGS[kind][1]], ...(isOverdue ? [[countedTo(day)]] : [])],
    },
    ...actions.map(
      (action): Block => ({
        kind: 'facts',
        facts: [
          { term: `Action ${action.id}`, words: [action.action] },
          ...(isEscalation ? [{ term: 'Owner', words: [action.owner ?? 'nobody named'] }] : []),
          { term: 'Due', words: [dueText(action, day, local)] },
          { term: 'Last update', words: [lastUpdateText(action)] },
          { term: 'Raised', words: [raisedText(action)] },
        ],
      }),
    ),
  ]
}

/** What the attached calendar files change. */
export function changeBlocks(changes: readonly CalendarChange[]): Block[] {
  return [
    {
      kind: 'callout',
      tone: 'note',
      heading: 'Changed',
      sentences: [['Since the last working day, in actions you have been reminded of.']],
    },
    ...changes.map(
      (change): Block => ({
        kind: 'facts',
        facts: [
          { term: `Action ${change.action.id}`, words: [change.action.action] },
          { term: 'What changed', words: [changeText(change)] },
          {
            term: 'Your calendar',
            words: [
              change.kind === 'moved'
                ? 'The attached file moves its entry to the new date.'
                : 'The attached file removes its entry.',
            ],
          },
        ],
      }),
    ),
  ]
}

/** Every mail of a day counts to that day, and says so: the action log of the papers counts to the day of the meeting. */
function countedTo(day: string): string {
  return `Working days are counted to ${longDate(day)}; the action log of the papers counts to the day of the meeting.`
}

function dueText(action: Action, day: string, local: LocalCalendar): string {
  const date = longDateWithWeekday(action.targetDate!)
  const overdue = daysOverdueOn(action, day, local)
  if (overdue !== null) return `${date}, ${countNoun(overdue.workingDays, 'working day')} ago`
  const left = workingDaysBetween(day, action.targetDate!, local)
  if (left === 0) return action.targetDate === day ? `today, ${date}` : `${date}, before the next working day`
  return `${date}, in ${countNoun(left, 'working day')}`
}

function raisedText({ raised, agendaItem, proposal }: Action): string {
  const source = proposal === undefined ? '' : `, as proposed in the commentary ${proposal}`
  return `${longDate(raised)}${agendaItem === null ? '' : `, item ${agendaItem}`}${source}`
}

function lastUpdateText({ update, updateDate }: Action): string {
  if (update === null) return 'none yet'
  return updateDate === null ? update : `${longDate(updateDate)}: ${update}`
}

function changeText({ kind, action }: CalendarChange): string {
  switch (kind) {
    case 'moved':
      return `It is now due on ${longDateWithWeekday(action.targetDate!)}.`
    case 'reassigned':
      return `It is now with ${action.owner ?? 'nobody'}.`
    case 'date-removed':
      return 'It no longer has a target date.'
    default:
      return `It is ${kind}.`
  }
}
