import { type CalendarDate, longDate, longDateWithWeekday } from '../calendar/date.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import { rolesOnList } from '../config/roles-on-list.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { countNoun, joinWords } from '../document/count-words.ts'
import type { Block } from '../document/document.ts'
import type { Action } from '../registers/actions/action.ts'
import { daysOverdueOn } from '../registers/actions/states.ts'
import type { CalendarChange } from './calendar-changes.ts'
import type { ChaseKind } from './chasing.ts'
import { paragraph } from './due-letter.ts'

/** What one person hears of on one day. */
export interface RecipientDigest {
  readonly address: string
  readonly sections: readonly { readonly kind: ChaseKind; readonly actions: readonly Action[] }[]
  readonly changes: readonly CalendarChange[]
}

/** Why the reader gets the letter, and what ends it. */
export function reasonForLetter({ sections }: RecipientDigest, isOwner: boolean): string {
  if (isOwner)
    return 'You get this because the board’s action log names you as the owner. It stops when the action is closed, withdrawn, or put to the board for closure or extension.'
  if (sections.some(({ kind }) => kind === 'escalation-chair'))
    return 'You get this because you are on the board’s list of those told when an action is long overdue. Each action is told once.'
  return sections.length > 0
    ? 'You get this because the owner answers to you.'
    : 'You get this because you were told of the action before, so that your calendar follows.'
}

/** `2 actions overdue by 11 working days and 1 action due on 31 July 2019`. */
export function summarise({ sections, changes }: RecipientDigest, day: CalendarDate): string {
  const parts = sections.map(({ kind, actions }) => {
    const actionCount = countNoun(actions.length, 'action')
    if (kind === 'overdue') return `${actionCount} overdue by ${overdueSpan(actions, day)}`
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
      : `${actionCount} overdue with those who answer to you`
  })
  const changed = changes.length > 0 ? [`${countNoun(changes.length, 'action')} changed`] : []
  return joinWords([...parts, ...changed])
}

/** `1 working day`, or of several `up to 11 working days`: it tells this week's letter from the last. */
function overdueSpan(actions: readonly Action[], day: CalendarDate): string {
  const days = actions.map(action => daysOverdueOn(action, day)?.workingDays ?? 0)
  return `${new Set(days).size > 1 ? 'up to ' : ''}${countNoun(Math.max(...days), 'working day')}`
}

/** Where the chair meets an action again. */
export function escalationNote({ sections }: RecipientDigest, meeting: string): Block[] {
  return sections.some(({ kind }) => kind === 'escalation-chair')
    ? [paragraph(`The actions long overdue are on the action log that the board takes at ${meeting}.`)]
    : []
}

/** How an owner answers: with the attached file, by return or as a drop. */
export function updateInstructions(ownActions: readonly Action[], template: string, meeting: string): Block[] {
  const [its, them] = ownActions.length === 1 ? ['the action', 'it'] : ['the actions', 'them']
  return [
    paragraph(`To update ${its}:`),
    {
      kind: 'list',
      items: [
        [
          `Open the attached ${template}: it has ${its} as the log has ${them}. Leave the numbers, dates raised and wording.`,
        ],
        ['Write what has been done under “action update”, and the day under “update date”.'],
        ['If an action is done, put “Proposed for closure” under “status”, and why under “reason”.'],
        [
          'If it needs longer, put “Proposed for extension” under “status”, and under “reason” the new date and why. Leave the target date: the board decides.',
        ],
        [
          'Save the file and reply to this mail with it attached, or put it into the folder “actions” of the board’s drops.',
        ],
      ],
    },
    paragraph(`A proposal is put to the board at ${meeting}. Until the board has decided you are not reminded again.`),
  ]
}

/**
 * When a letter of what is overdue comes again, and that only a decision or a proposal ends it, not an update: it is weekly
 * for as long as the board waits, so its reader must be able to see the end.
 */
export function repeatNote(board: BoardFile, { address, sections }: RecipientDigest, day: CalendarDate): Block[] {
  const { repeatEveryWorkingDays: every, escalateToChairAfterWorkingDays: after, chairList } = board.chasing
  const again = `on ${longDateWithWeekday(addWorkingDays(day, every))}, and every ${countNoun(every, 'working day')} after that`
  const chair = rolesOnList(board, chairList)
  const isChair = chair.some(role => role.email.toLowerCase() === address)
  const has = (kind: ChaseKind) => sections.some(section => section.kind === kind)
  return [
    ...(has('overdue')
      ? [
          paragraph(
            `Otherwise what is overdue is told to you again ${again}, until it is closed or withdrawn, or you propose closure or extension. An update alone does not end it.`,
            ...(chair.length === 0 || isChair
              ? []
              : [
                  `What is ${countNoun(after, 'working day')} overdue is told to the ${joinWords(chair.map(role => role.title))}.`,
                ]),
          ),
        ]
      : []),
    ...(has('escalation-lead')
      ? [
          paragraph(
            `What is overdue with others is told to you again ${again}, until the owner proposes closure or extension, or the board closes or withdraws it.`,
          ),
        ]
      : []),
  ]
}

/** What the attached calendar files are for. */
export function calendarNote(ownActions: readonly Action[], changes: readonly CalendarChange[]): Block[] {
  if (ownActions.length + changes.length === 0) return []
  return [paragraph('The attached .ics holds the date for your calendar; one opened before is brought up to date.')]
}
