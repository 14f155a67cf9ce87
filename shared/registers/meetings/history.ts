import type { KnownEntry } from '../../observations/register-entry.ts'
import type { Meeting } from './entry.ts'

const LISTS = ['items', 'members', 'attendees', 'apologies', 'declarations', 'paragraphs', 'actions'] as const

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
  }
}

/** The meetings from their stored entries, which are in the order they became known; in order of date. */
export function buildMeetings(entries: readonly KnownEntry[]): Meeting[] {
  const meetings = new Map<string, Meeting>()
  for (const { id, body } of entries) {
    const before = meetings.get(id)
    meetings.set(id, before === undefined ? (body as Meeting) : mergeMeeting(before, body as Meeting))
  }
  return [...meetings.values()].sort((one, other) => (one.date < other.date ? -1 : 1))
}
