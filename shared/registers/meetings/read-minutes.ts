import type { OwnerFinder } from '../../config/owners.ts'
import type { Action } from '../actions/entry.ts'
import type { RowReader } from '../tables/row-reader.ts'
import type { MeetingColumn } from './columns.ts'
import type { Meeting, MinutedAction, MinuteParagraph } from './entry.ts'

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

/** Reads a row of kind action, numbered `14.3 (ii)`. Its id is made from the meeting and the number alone. */
export function readMinutedAction(
  reader: RowReader<MeetingColumn>,
  meeting: Pick<Meeting, 'date'> & { readonly actions: MinutedAction[] },
): void {
  const number = reader.requiredText('paragraph', 'the number of the action')
  const text = reader.requiredText('text', 'what is to be done')
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
  meeting.actions.push({ id, item: item!, paragraph: paragraph!, numeral: numeral!, text, owner, targetDate })
}

/** The actions that a meeting's minutes add to the log, open, with the id `2018-04-12-14.3-ii`. */
export function listActionsOfMeeting(meeting: Meeting, findOwner: OwnerFinder): Action[] {
  return meeting.actions.map(minuted => ({
    id: minuted.id,
    agendaItem: `${minuted.item}.0`,
    raised: meeting.date,
    action: minuted.text,
    owner: minuted.owner,
    ownerRole: minuted.owner === null ? null : findOwner(minuted.owner),
    targetDate: minuted.targetDate,
    update: null,
    updateDate: null,
    statusText: 'Not Started',
    status: 'open',
    reason: null,
    decidedOn: null,
    repairs: [],
  }))
}
