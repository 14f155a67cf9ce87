import type { OwnerFinder } from '../../config/owners.ts'
import { type Action, newAction } from '../actions/entry.ts'
import type { RowReader } from '../tables/row-reader.ts'
import type { MeetingColumn } from './columns.ts'
import {
  type Meeting,
  MINUTES_STATES,
  type MinutedAction,
  type MinuteParagraph,
  type MinutesApproval,
  type MinutesRecord,
  type MinutesState,
} from './entry.ts'

/** Reads a row of kind paragraph or decision; its number gives the item it belongs to. */
export function readParagraph(
  reader: RowReader<MeetingColumn>,
  isDecision: boolean,
  meeting: { readonly paragraphs: MinuteParagraph[] },
): void {
  const number = reader.requiredText('paragraph', 'the number of the paragraph')
  const text = reader.requiredText('text', 'the text')
  const parts = /^(\d{1,3})\.\d{1,2}$/.exec(number)
  if (parts) meeting.paragraphs.push({ item: parts[1]!, number, text, isDecision })
  else if (number !== '')
    reader.addFault(
      'not-a-paragraph',
      'paragraph',
      number,
      'a number such as 4.3',
      'Type the number as the minutes print it.',
    )
}

const STATE_WORDS = Object.fromEntries(MINUTES_STATES.map(state => [state, state])) as Record<string, MinutesState>

/** Reads a row of kind minutes: the text is draft, approved or published, the target date the day since which they are. */
export function readMinutesState(
  reader: RowReader<MeetingColumn>,
  meeting: Pick<Meeting, 'date'> & { minutes: MinutesRecord | null },
): void {
  const since = reader.date('targetDate')
  if (since !== null && since < meeting.date) {
    const fix = 'Correct the date, or leave it out.'
    reader.addFault('minutes-before-meeting', 'targetDate', since, `${meeting.date} or later`, fix)
  }
  reader.requiredText('text', 'draft, approved or published')
  const state = reader.choice('text', STATE_WORDS)
  if (state === null) return
  if (meeting.minutes !== null && meeting.minutes.state !== state) {
    const fix = `Give the minutes of the meeting on ${meeting.date} one state.`
    reader.addFault('minutes-disagree', 'text', state, `${meeting.minutes.state}, as in the row above`, fix)
  }
  meeting.minutes = { state, since }
}

/**
 * Reads a row of kind approval of minutes: a decision by which the board approves the minutes of the meeting of the target date, or
 * without one of its last meeting.
 */
export function readApproval(
  reader: RowReader<MeetingColumn>,
  meeting: Pick<Meeting, 'date'> & { readonly paragraphs: MinuteParagraph[]; readonly approvals: MinutesApproval[] },
): void {
  readParagraph(reader, true, meeting)
  const of = reader.date('targetDate')
  if (of !== null && of >= meeting.date) {
    const fix = 'Give the date of the meeting whose minutes were approved.'
    reader.addFault('approves-own-minutes', 'targetDate', of, `a meeting before ${meeting.date}`, fix)
  }
  meeting.approvals.push({ paragraph: reader.text('paragraph') ?? '', of })
}

type MeetingWithActions = Pick<Meeting, 'date'> & { readonly actions: MinutedAction[] }

/** Reads a row of kind action, numbered `14.3 (ii)`. Its id is made from the meeting and the number alone. */
export function readMinutedAction(reader: RowReader<MeetingColumn>, meeting: MeetingWithActions): void {
  readAction(reader, meeting, reader.requiredText('text', 'what is to be done'))
}

/** Reads a row of kind agreed action: its title is the reference of the proposal; words, owner and date may be left to that. */
export function readAgreedAction(reader: RowReader<MeetingColumn>, meeting: MeetingWithActions): void {
  const proposal = reader.requiredText('title', 'the reference of the proposal, such as sickness/2018-03')
  if (proposal !== '' && !/^[a-z0-9-]+\/\d{4}-\d{2}$/.test(proposal)) {
    const fix = 'Copy the reference from the action log of the meeting pack.'
    reader.addFault('not-a-proposal', 'title', proposal, 'a reference such as sickness/2018-03', fix)
  }
  readAction(reader, meeting, reader.text('text') ?? '', { proposal })
}

function readAction(
  reader: RowReader<MeetingColumn>,
  meeting: MeetingWithActions,
  text: string,
  source: Pick<MinutedAction, 'proposal'> = {},
): void {
  const number = reader.requiredText('paragraph', 'the number of the action')
  const parts = /^((\d{1,3})\.\d{1,2}) ?\(([ivx]+)\)$/.exec(number)
  if (!parts) {
    const fix = 'Type the paragraph and the small Roman number in brackets.'
    if (number !== '') reader.addFault('not-an-action', 'paragraph', number, 'a number such as 14.3 (ii)', fix)
    return
  }
  const [, paragraph, item, numeral] = parts
  const id = `${meeting.date}-${paragraph!}-${numeral!}`
  if (meeting.actions.some(action => action.id === id)) {
    const fix = 'Give each action of a paragraph a different number: (i), (ii), (iii).'
    reader.addFault('duplicate-action', 'paragraph', number, 'a number that no other action of the meeting has', fix)
  }
  const owner = reader.text('owner')
  const targetDate = reader.date('targetDate')
  meeting.actions.push({
    id,
    item: item!,
    paragraph: paragraph!,
    numeral: numeral!,
    text,
    owner,
    targetDate,
    ...source,
  })
}

/** The actions that a meeting's minutes add to the log, open, with the id `2018-04-12-14.3-ii`. */
export function listActionsOfMeeting(meeting: Meeting, findOwner: OwnerFinder): Action[] {
  return meeting.actions.map(minuted =>
    newAction({
      id: minuted.id,
      agendaItem: `${minuted.item}.0`,
      raised: meeting.date,
      action: minuted.text,
      owner: minuted.owner,
      ownerRole: minuted.owner === null ? null : findOwner(minuted.owner),
      targetDate: minuted.targetDate,
      ...(minuted.proposal === undefined ? {} : { proposal: minuted.proposal }),
    }),
  )
}
