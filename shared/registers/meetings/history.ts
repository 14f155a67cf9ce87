import type { KnownEntry } from '../../observations/register-entry.ts'
import { emptyMeeting, type Meeting, type MinutesRecord } from './entry.ts'
import { applyApprovals } from './minutes-state.ts'

const LISTS = [
  'items',
  'members',
  'attendees',
  'apologies',
  'declarations',
  'paragraphs',
  'actions',
  'approvals',
] as const

/**
 * A meeting merged with a later file. A file with only the minutes leaves the agenda as it was: each part is replaced
 * as a whole by the later file's, when that has it.
 */
export function mergeMeeting(before: Meeting, later: Meeting): Meeting {
  const lists = Object.fromEntries(LISTS.map(part => [part, later[part].length > 0 ? later[part] : before[part]]))
  return {
    ...before,
    ...(lists as Pick<Meeting, (typeof LISTS)[number]>),
    time: later.time ?? before.time,
    venue: later.venue ?? before.venue,
    next: later.next ?? before.next,
    minutes: later.minutes ?? keptRecord(before, later),
  }
}

/** Minutes whose words change are draft again, until a file or the board says otherwise. */
function keptRecord(before: Meeting, later: Meeting): MinutesRecord | null {
  const isSame = later.paragraphs.length === 0 || wordsOf(later) === wordsOf(before)
  return isSame ? before.minutes : null
}

const wordsOf = ({ paragraphs }: Meeting) => JSON.stringify(paragraphs.map(({ number, text }) => [number, text]).sort())

/** The meetings from their stored entries, which are in the order they became known; in order of date. */
export function buildMeetings(entries: readonly KnownEntry[]): Meeting[] {
  const meetings = new Map<string, Meeting>()
  for (const { id, body } of entries) {
    const before = meetings.get(id)
    // entries stored before minutes had a state lack it
    const later: Meeting = { ...emptyMeeting(id), ...(body as Meeting) }
    const meeting = before === undefined ? later : mergeMeeting(before, later)
    meetings.set(id, meeting)
    applyApprovals(meetings, meeting, before)
  }
  return [...meetings.values()].sort((one, other) => (one.date < other.date ? -1 : 1))
}
