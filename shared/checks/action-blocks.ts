import { longDate, longDateWithWeekday } from '../calendar/date.ts'
import { workingDaysBetween } from '../calendar/working-days.ts'
import { count } from '../document/count-words.ts'
import type { Block } from '../document/document.ts'
import type { Action } from '../registers/actions/action.ts'
import type { CalendarChange } from '../registers/actions/calendar-changes.ts'
import { daysOverdueOn } from '../registers/actions/states.ts'
import type { ChaseKind } from '../registers/chasing.ts'

const HEADINGS: Readonly<Record<ChaseKind, readonly [heading: string, words: string]>> = {
  overdue: ['Overdue', 'The target date has passed.'],
  'due-today': ['Due now', 'This is the last working day before the target date is over.'],
  reminder: ['Due soon', 'The target date is near.'],
  'escalation-lead': ['Overdue with others', 'The owner answers to you, and has been told.'],
  'escalation-chair': [
    'Long overdue',
    'The owner has been told, and is told again until it is done or put to the board.',
  ],
}

/** One part of a digest: a heading, then each action as a short list that reads on a phone as on a desk. */
export function actionBlocks(kind: ChaseKind, actions: readonly Action[], day: string): Block[] {
  const isOverdue = kind !== 'due-today' && kind !== 'reminder'
  const isOthers = kind === 'escalation-lead' || kind === 'escalation-chair'
  return [
    {
      kind: 'callout',
      tone: isOverdue ? 'alert' : 'note',
      heading: HEADINGS[kind][0],
      sentences: [[HEADINGS[kind][1]]],
    },
    ...actions.map(
      (action): Block => ({
        kind: 'facts',
        facts: [
          { term: `Action ${action.id}`, words: [action.action] },
          ...(isOthers ? [{ term: 'Owner', words: [action.owner ?? 'nobody named'] }] : []),
          { term: 'Due', words: [dueWords(action, day)] },
          { term: 'Last update', words: [lastUpdate(action)] },
          { term: 'Raised', words: [whereRaised(action)] },
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
      sentences: [['Since the last working day, in actions that you were told of before.']],
    },
    ...changes.map(
      (change): Block => ({
        kind: 'facts',
        facts: [
          { term: `Action ${change.action.id}`, words: [change.action.action] },
          { term: 'What changed', words: [changeWords(change)] },
          {
            term: 'Your calendar',
            words: [
              change.kind === 'moved'
                ? 'The attached file moves its entry to the new date.'
                : 'The attached file takes its entry out.',
            ],
          },
        ],
      }),
    ),
  ]
}

function dueWords(action: Action, day: string): string {
  const date = longDateWithWeekday(action.targetDate!)
  const over = daysOverdueOn(action, day)
  if (over !== null) return `${date}, ${count(over.workingDays, 'working day')} ago`
  const left = workingDaysBetween(day, action.targetDate!)
  if (left === 0) return action.targetDate === day ? `today, ${date}` : `${date}, before the next working day`
  return `${date}, in ${count(left, 'working day')}`
}

function whereRaised({ raised, agendaItem }: Action): string {
  return `${longDate(raised)}${agendaItem === null ? '' : `, item ${agendaItem}`}`
}

function lastUpdate({ update, updateDate }: Action): string {
  if (update === null) return 'none yet'
  return updateDate === null ? update : `${longDate(updateDate)}: ${update}`
}

function changeWords({ kind, action }: CalendarChange): string {
  switch (kind) {
    case 'moved':
      return `It is now due on ${longDateWithWeekday(action.targetDate!)}.`
    case 'handed-over':
      return `It is now with ${action.owner ?? 'nobody'}.`
    case 'date-taken-away':
      return 'It no longer has a target date.'
    default:
      return `It is ${kind}.`
  }
}
