import type { CalendarDate } from '../../calendar/date.ts'
import type { Fault } from '../../faults/fault.ts'
import { createRowReaders } from '../tables/columns.ts'
import { addLostZeroFaults, type NumberedRow } from '../tables/lost-zeros.ts'
import { compareNumbers } from '../tables/number-order.ts'
import type { RowReader } from '../tables/row-reader.ts'
import type { RegisterReadResult, RegisterTable } from '../tables/table.ts'
import { MEETING_COLUMNS, type MeetingColumn } from './columns.ts'
import { type AgendaItem, emptyMeeting, type Meeting } from './entry.ts'
import { minutesNotes } from './minutes-state.ts'
import { readAgreedAction, readApproval, readMinutedAction, readMinutesState, readParagraph } from './read-minutes.ts'

const KINDS = {
  item: 'item',
  member: 'member',
  'in attendance': 'attendee',
  apology: 'apology',
  declaration: 'declaration',
  paragraph: 'paragraph',
  decision: 'decision',
  action: 'action',
  'agreed action': 'agreed',
  minutes: 'minutes',
  'approval of minutes': 'approval',
  'next meeting': 'next-meeting',
} as const

type MeetingDraft = {
  -readonly [Key in keyof Meeting]: Meeting[Key] extends readonly (infer Item)[] ? Item[] : Meeting[Key]
}

/** Reads the meetings register, one entry a meeting, in order of date; each agenda in the order of its numbers. */
export function readMeetings(table: RegisterTable): RegisterReadResult<Meeting> {
  const faults: Fault[] = []
  const meetings = new Map<CalendarDate, MeetingDraft>()
  const numbered: NumberedRow<MeetingColumn>[] = []
  for (const reader of createRowReaders(table, MEETING_COLUMNS, faults)) {
    const date = reader.requiredDate('date')
    const meeting = meetings.get(date) ?? newDraft(date)
    meetings.set(date, meeting)
    const kind = reader.choice('kind', KINDS) ?? 'item'
    if (kind !== 'next-meeting') readTimeAndVenue(reader, meeting)
    readRow(reader, kind, meeting)
    if (kind === 'item') numbered.push({ reader, group: date, item: reader.text('itemNumber') })
  }
  addLostZeroFaults(numbered, 'itemNumber')
  if (faults.length > 0) return { ok: false, faults }
  const entries = [...meetings.values()].sort((one, other) => (one.date < other.date ? -1 : 1))
  for (const meeting of entries) meeting.items.sort(compareItems)
  return { ok: true, entries, notes: minutesNotes(entries) }
}

/** A copy with lists of its own, to add to. */
const newDraft = (date: CalendarDate): MeetingDraft => structuredClone(emptyMeeting(date)) as MeetingDraft

function readTime(reader: RowReader<MeetingColumn>): string | null {
  const text = reader.text('time')
  if (text === null) return null
  const timeMatch = /^([01]?\d|2[0-3])[:.]([0-5]\d)(?::00)?$/.exec(text)
  if (timeMatch) return `${timeMatch[1]!.padStart(2, '0')}:${timeMatch[2]!}`
  reader.addFault(
    'not-a-time',
    'time',
    text,
    'a time such as 14:00',
    'Type the time with hours and minutes, up to 23:59.',
  )
  return null
}

/** Time and venue may be on every row of a meeting, but must then be the same. */
function readTimeAndVenue(reader: RowReader<MeetingColumn>, meeting: MeetingDraft): void {
  const given = { time: readTime(reader), venue: reader.text('venue') }
  for (const part of ['time', 'venue'] as const) {
    if (given[part] === null) continue
    if (meeting[part] !== null && meeting[part] !== given[part]) {
      const fix = `Give every row of the meeting on ${meeting.date} the same ${part}.`
      reader.addFault('meeting-disagrees', part, given[part], `${meeting[part]}, as in the rows above`, fix)
    } else meeting[part] = given[part]
  }
}

function readRow(
  reader: RowReader<MeetingColumn>,
  kind: (typeof KINDS)[keyof typeof KINDS],
  meeting: MeetingDraft,
): void {
  const text = () => reader.requiredText('text', 'the text')
  if (kind === 'item') readItem(reader, meeting)
  else if (kind === 'member') meeting.members.push(text())
  else if (kind === 'attendee') meeting.attendees.push(text())
  else if (kind === 'apology') meeting.apologies.push(text())
  else if (kind === 'declaration') meeting.declarations.push(text())
  else if (kind === 'action') readMinutedAction(reader, meeting)
  else if (kind === 'agreed') readAgreedAction(reader, meeting)
  else if (kind === 'minutes') readMinutesState(reader, meeting)
  else if (kind === 'approval') readApproval(reader, meeting)
  else if (kind === 'next-meeting') {
    const date = reader.requiredDate('targetDate')
    if (date !== '' && date <= meeting.date)
      reader.addFault('next-meeting-not-later', 'targetDate', date, `a day after ${meeting.date}`, 'Correct the date.')
    meeting.next = { date, time: readTime(reader), venue: reader.text('venue') }
  } else readParagraph(reader, kind === 'decision', meeting)
}

function readItem(reader: RowReader<MeetingColumn>, meeting: MeetingDraft): void {
  const originalText = reader.text('itemNumber')
  const read = reader.itemNumber('itemNumber')
  const number = read === null ? null : /^\d+$/.test(originalText ?? '') ? originalText : read.number
  const item: AgendaItem = {
    number,
    title: reader.text('title'),
    reportFrom: reader.text('reportFrom'),
    author: reader.text('author'),
  }
  if (item.number === null && item.title === null && originalText === null)
    reader.addFault(
      'blank-cell',
      'title',
      'nothing',
      'the title of the item',
      'Fill in the title or the number of the item.',
    )
  if (number !== null && meeting.items.some(other => other.number === number)) {
    const fix = `The meeting on ${meeting.date} has an item ${number} already. Give this one a different number.`
    reader.addFault('duplicate-item', 'itemNumber', number, 'a number that no other item of the meeting has', fix)
  }
  meeting.items.push(item)
}

/** `8` before `8.0` before `8.1` before `10`; items without a number keep their place at the end. */
function compareItems(one: AgendaItem, other: AgendaItem): number {
  if (one.number === null || other.number === null) return Number(one.number === null) - Number(other.number === null)
  const [whole, part = -1] = one.number.split('.').map(Number)
  const [otherWhole, otherPart = -1] = other.number.split('.').map(Number)
  const order = whole! - otherWhole! || part - otherPart
  // PUB25/05/3.2 before PUB25/05/10
  return Number.isNaN(order) ? compareNumbers(one.number, other.number) : order
}
