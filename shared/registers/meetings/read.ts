import type { CalendarDate } from '../../calendar/date.ts'
import type { Fault } from '../../intake/fault.ts'
import { openTable } from '../columns.ts'
import type { RowReader } from '../row-reader.ts'
import type { RegisterReading, RegisterTable } from '../table.ts'
import { MEETING_COLUMNS, type MeetingColumn } from './columns.ts'
import type { AgendaItem, Meeting } from './meeting.ts'
import { readMinutedAction, readParagraph } from './read-minutes.ts'

const KINDS = {
  item: 'item',
  member: 'member',
  'in attendance': 'attendee',
  apology: 'apology',
  declaration: 'declaration',
  paragraph: 'paragraph',
  decision: 'decision',
  action: 'action',
  'next meeting': 'next-meeting',
} as const

type Draft = { -readonly [Key in keyof Meeting]: Meeting[Key] extends readonly (infer Item)[] ? Item[] : Meeting[Key] }

/** Reads the meetings register, one entry a meeting, in order of date; each agenda in the order of its numbers. */
export function readMeetings(table: RegisterTable): RegisterReading<Meeting> {
  const faults: Fault[] = []
  const meetings = new Map<CalendarDate, Draft>()
  for (const reader of openTable(table, MEETING_COLUMNS, faults)) {
    const date = reader.requiredDate('date')
    const meeting = meetings.get(date) ?? draftOf(date)
    meetings.set(date, meeting)
    const kind = reader.choice('kind', KINDS) ?? 'item'
    if (kind !== 'next-meeting') readPlace(reader, meeting)
    readRow(reader, kind, meeting)
  }
  if (faults.length > 0) return { ok: false, faults }
  const entries = [...meetings.values()].sort((one, other) => (one.date < other.date ? -1 : 1))
  for (const meeting of entries) meeting.items.sort(compareItems)
  return { ok: true, entries, notes: [] }
}

function draftOf(date: CalendarDate): Draft {
  const lists = { items: [], members: [], attendees: [], apologies: [], declarations: [], paragraphs: [], actions: [] }
  return { id: date, date, time: null, venue: null, next: null, ...lists }
}

function readTime(reader: RowReader<MeetingColumn>): string | null {
  const words = reader.words('time')
  if (words === null) return null
  const clock = /^([01]?\d|2[0-3])[:.]([0-5]\d)(?::00)?$/.exec(words)
  if (clock) return `${clock[1]!.padStart(2, '0')}:${clock[2]!}`
  reader.addFault(
    'not-a-time',
    'time',
    words,
    'a time such as 14:00',
    'Type the time with hours and minutes, up to 23:59.',
  )
  return null
}

/** Time and venue may stand on every row of a meeting, but must then be the same. */
function readPlace(reader: RowReader<MeetingColumn>, meeting: Draft): void {
  const given = { time: readTime(reader), venue: reader.words('venue') }
  for (const part of ['time', 'venue'] as const) {
    if (given[part] === null) continue
    if (meeting[part] !== null && meeting[part] !== given[part]) {
      const mend = `Give every row of the meeting on ${meeting.date} the same ${part}.`
      reader.addFault('meeting-disagrees', part, given[part], `${meeting[part]}, as the rows before`, mend)
    } else meeting[part] = given[part]
  }
}

function readRow(reader: RowReader<MeetingColumn>, kind: (typeof KINDS)[keyof typeof KINDS], meeting: Draft): void {
  const text = () => reader.requiredWords('text', 'the text')
  if (kind === 'item') readItem(reader, meeting)
  else if (kind === 'member') meeting.members.push(text())
  else if (kind === 'attendee') meeting.attendees.push(text())
  else if (kind === 'apology') meeting.apologies.push(text())
  else if (kind === 'declaration') meeting.declarations.push(text())
  else if (kind === 'action') readMinutedAction(reader, meeting)
  else if (kind === 'next-meeting') {
    const date = reader.requiredDate('targetDate')
    if (date !== '' && date <= meeting.date)
      reader.addFault('next-meeting-not-later', 'targetDate', date, `a day after ${meeting.date}`, 'Correct the date.')
    meeting.next = { date, time: readTime(reader), venue: reader.words('venue') }
  } else readParagraph(reader, kind === 'decision', meeting)
}

function readItem(reader: RowReader<MeetingColumn>, meeting: Draft): void {
  const printed = reader.words('itemNumber')
  const read = reader.itemNumber('itemNumber')
  const number = read === null ? null : /^\d+$/.test(printed ?? '') ? printed : read.number
  const item: AgendaItem = {
    number,
    title: reader.words('title'),
    reportFrom: reader.words('reportFrom'),
    author: reader.words('author'),
  }
  if (item.number === null && item.title === null && printed === null)
    reader.addFault(
      'blank-cell',
      'title',
      'nothing',
      'the title of the item',
      'Fill in the title or the number of the item.',
    )
  if (number !== null && meeting.items.some(other => other.number === number)) {
    const mend = `The meeting on ${meeting.date} has an item ${number} already. Give this one a number of its own.`
    reader.addFault('item-twice', 'itemNumber', number, 'a number that no other item of the meeting has', mend)
  }
  meeting.items.push(item)
}

/** `8` before `8.0` before `8.1` before `10`; items without a number keep their place at the end. */
function compareItems(one: AgendaItem, other: AgendaItem): number {
  if (one.number === null || other.number === null) return Number(one.number === null) - Number(other.number === null)
  const [whole, part = -1] = one.number.split('.').map(Number)
  const [otherWhole, otherPart = -1] = other.number.split('.').map(Number)
  return whole! - otherWhole! || part - otherPart
}
