import { type CalendarDate, longDate, longDateWithWeekday } from '../calendar/date.ts'
import type { LocalCalendar } from '../calendar/local-calendar.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import { isSameAddress } from '../config/address.ts'
import { rolesOnList } from '../config/roles-on-list.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { countNoun, joinWords } from '../document/count-words.ts'
import type { Block } from '../document/document.ts'
import type { Action } from '../registers/actions/entry.ts'
import { daysOverdueOn } from '../registers/actions/states.ts'
import type { CalendarChange } from './calendar-changes.ts'
import type { ChaseKind } from './chasing.ts'
import type { DayTask } from './day-task.ts'
import { paragraph } from './due-letter.ts'

/** What one person is notified of on one day. */
export interface RecipientDigest {
  readonly address: string
  readonly sections: readonly { readonly kind: ChaseKind; readonly actions: readonly Action[] }[]
  readonly changes: readonly CalendarChange[]
  readonly tasks: readonly DayTask[]
}

/** Why the reader gets the letter, and when it stops. */
export function reasonForLetter({ sections }: RecipientDigest, isOwner: boolean): string {
  if (isOwner)
    return 'You get this because the board’s action log names you as the owner. It stops when the action is closed, withdrawn, or put to the board for closure or extension.'
  if (sections.some(({ kind }) => kind === 'escalation-chair'))
    return 'You get this because you are on the board’s list for long overdue actions. Each action is reported once.'
  return sections.length > 0
    ? 'You get this because the owner reports to you.'
    : 'You get this because you were reminded of the action before, so that your calendar stays right.'
}

/** `2 actions overdue by 11 working days and 1 action due on 31 July 2019`. */
export function summarise(
  { sections, changes, tasks }: RecipientDigest,
  day: CalendarDate,
  local: LocalCalendar,
): string {
  const parts = sections.map(({ kind, actions }) => {
    const actionCount = countNoun(actions.length, 'action')
    if (kind === 'overdue') return `${actionCount} overdue by ${overdueSpan(actions, day, local)}`
    if (kind === 'due-today') {
      const isBefore = actions.every(action => action.targetDate !== day)
      return isBefore ? `${actionCount} due before the next working day` : `${actionCount} due today`
    }
    if (kind === 'reminder') {
      const dates = [...new Set(actions.map(action => action.targetDate!))].sort()
      return `${actionCount} due ${dates.length === 1 ? 'on' : 'from'} ${longDate(dates[0]!)}`
    }
    return kind === 'escalation-chair'
      ? `${actionCount} long overdue`
      : `${actionCount} overdue with people who report to you`
  })
  const changed = changes.length > 0 ? [`${countNoun(changes.length, 'action')} changed`] : []
  return joinWords([...parts, ...changed, ...tasks.map(({ summary }) => summary)])
}

/** `1 working day`, or of several `up to 11 working days`: it distinguishes this week's letter from the last. */
function overdueSpan(actions: readonly Action[], day: CalendarDate, local: LocalCalendar): string {
  const days = actions.map(action => daysOverdueOn(action, day, local)?.workingDays ?? 0)
  return `${new Set(days).size > 1 ? 'up to ' : ''}${countNoun(Math.max(...days), 'working day')}`
}

/** Where the chair sees an action again. */
export function escalationNote({ sections }: RecipientDigest, meeting: string): Block[] {
  return sections.some(({ kind }) => kind === 'escalation-chair')
    ? [paragraph(`The long overdue actions are in the action log for ${meeting}.`)]
    : []
}

/** How an owner replies: with the attached file, by mail or as a drop. */
export function updateInstructions(ownActions: readonly Action[], template: string, meeting: string): Block[] {
  const its = ownActions.length === 1 ? 'the action' : 'the actions'
  return [
    paragraph(`To update ${its}:`),
    {
      kind: 'list',
      items: [
        [
          `Open the attached ${template}: it has ${its} as in the log. Do not change the numbers, dates raised and wording.`,
        ],
        ['Write what has been done under “action update”, and the day under “update date”.'],
        ['If an action is done, put “Proposed for closure” under “status”, and the reason under “reason”.'],
        [
          'If it needs longer, put “Proposed for extension” under “status”, and the new date and the reason under “reason”. Do not change the target date: the board decides.',
        ],
        [
          'Save the file and reply to this mail with it attached, or put it into the folder “actions” of the board’s drops.',
        ],
      ],
    },
    paragraph(`A proposal is put to the board at ${meeting}. You are not reminded again until the board has decided.`),
  ]
}

/**
 * When the next letter about overdue actions comes, and that only a decision or a proposal ends the letters, not an
 * update. They are weekly, so the reader must be able to see how they end.
 */
export function repeatNote(board: BoardFile, { address, sections }: RecipientDigest, day: CalendarDate): Block[] {
  const { repeatEveryWorkingDays: every, escalateToChairAfterWorkingDays: after, chairList } = board.chasing
  const again = `on ${longDateWithWeekday(addWorkingDays(day, every, board.board))}, and every ${countNoun(every, 'working day')} after that`
  const chair = rolesOnList(board, chairList)
  const isChair = chair.some(role => isSameAddress(role.email, address))
  const has = (kind: ChaseKind) => sections.some(section => section.kind === kind)
  return [
    ...(has('overdue')
      ? [
          paragraph(
            `Otherwise you are reminded again ${again}, until the action is closed or withdrawn, or you propose closure or extension. An update alone does not stop the reminders.`,
            ...(chair.length === 0 || isChair
              ? []
              : [
                  `Actions overdue by ${countNoun(after, 'working day')} are reported to the ${joinWords(chair.map(role => role.title))}.`,
                ]),
          ),
        ]
      : []),
    ...(has('escalation-lead')
      ? [
          paragraph(
            `You will be reminded ${again}, until the owner proposes closure or extension, or the board closes or withdraws the action.`,
          ),
        ]
      : []),
  ]
}

/** What the attached calendar files are for. */
export function calendarNote(ownActions: readonly Action[], changes: readonly CalendarChange[]): Block[] {
  if (ownActions.length + changes.length === 0) return []
  return [paragraph('The attached .ics file has the date for your calendar; it updates an entry added earlier.')]
}
