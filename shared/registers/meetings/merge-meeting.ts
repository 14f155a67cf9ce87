import type { Meeting } from './meeting.ts'

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
