import type { Meeting } from './meeting.ts'

const LISTS = ['items', 'members', 'attendees', 'apologies', 'declarations', 'paragraphs', 'actions'] as const

/**
 * A meeting with what a later file says of it. A file that brings the minutes alone leaves the agenda as it was: each part
 * is replaced whole by the later file's, where that has it.
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
