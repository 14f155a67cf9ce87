import { createEvents, type EventAttributes } from 'ics'
import { addDays, type CalendarDate } from '../calendar/date.ts'
import type { LocalCalendar } from '../calendar/local-calendar.ts'
import { type Instant, localInstant } from '../calendar/local-time.ts'
import { oneLine } from '../document/one-line.ts'
import type { ActionHistory } from './actions/history.ts'
import { isActive } from './actions/states.ts'
import { foldLines } from './fold-lines.ts'

/** A calendar file, and the method that the mail part must name too. */
export interface CalendarFile {
  readonly fileName: string
  readonly method: 'PUBLISH' | 'CANCEL'
  /** iCalendar text with CRLF line ends (RFC 5545). */
  readonly text: string
}

/** Who publishes the entries, and when: a fixed `timestamp` makes the text the same whenever it is built. */
export interface CalendarPublisher {
  readonly name: string
  readonly email: string
  /** Right-hand side of the UIDs, the board's mail domain. */
  readonly domain: string
  readonly timestamp: Instant
}

/** The calendar library rejected an entry. */
export class CalendarEntryError extends Error {
  constructor(
    readonly uid: string,
    cause: unknown,
  ) {
    super(`the calendar entry ${uid} could not be written`, { cause })
    this.name = 'CalendarEntryError'
  }
}

/** `2018-05-10T13:00:00.000Z` as RFC 5545 writes it, `20180510T130000Z`. */
function toUtcBasicFormat(instant: Instant): string {
  return `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

function dateParts(date: CalendarDate): [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))]
}

function buildCalendarFile(
  fileName: string,
  isCancelled: boolean,
  publisher: CalendarPublisher,
  event: EventAttributes & { readonly uid: string },
): CalendarFile {
  const method = isCancelled ? 'CANCEL' : 'PUBLISH'
  const eventWithMetadata = {
    ...event,
    timestamp: toUtcBasicFormat(publisher.timestamp),
    // a parameter has no escapes, so it may not contain a quotation mark
    organizer: { name: oneLine(publisher.name).replaceAll('"', '’'), email: publisher.email },
    status: isCancelled ? ('CANCELLED' as const) : ('CONFIRMED' as const),
  }
  const { error, value } = createEvents([eventWithMetadata], {
    productId: `-//${publisher.domain}//boardpack//EN`,
    method,
  })
  if (error || value === null) throw new CalendarEntryError(event.uid, error)
  return { fileName, method, text: foldLines(value) }
}

/**
 * The all-day entry of an action on its target date, from all its versions so far. The UID never changes; SEQUENCE goes
 * up each time the date moves and when the action is closed, withdrawn or reopened; closed or without a date it is
 * cancelled.
 * Null for an action that never had a date while open.
 */
export function buildActionEntry(history: ActionHistory, publisher: CalendarPublisher): CalendarFile | null {
  const entryStates = history.versions
    .map(({ action }) => ({ date: action.targetDate, isScheduled: action.targetDate !== null && isActive(action) }))
    .filter(
      (entryState, i, all) =>
        i === 0 || entryState.date !== all[i - 1]!.date || entryState.isScheduled !== all[i - 1]!.isScheduled,
    )
  const firstScheduled = entryStates.findIndex(entryState => entryState.isScheduled)
  const action = history.versions.at(-1)?.action
  if (firstScheduled < 0 || !action) return null
  const date = entryStates.findLast(entryState => entryState.isScheduled)!.date!
  return buildCalendarFile(`action-${action.id}.ics`, !entryStates.at(-1)!.isScheduled, publisher, {
    uid: `action-${action.id}@${publisher.domain}`,
    sequence: entryStates.length - 1 - firstScheduled,
    start: dateParts(date),
    end: dateParts(addDays(date, 1)),
    title: `Action ${action.id} due: ${action.action}`,
    description: `${action.action}\nOwner: ${action.owner ?? 'nobody named'}`,
    busyStatus: 'FREE',
    transp: 'TRANSPARENT',
  })
}

/** A meeting as its calendar entry needs it. `sequence` counts how often its time or venue has changed. */
export interface MeetingEntry {
  readonly id: string
  readonly title: string
  readonly date: CalendarDate
  readonly time: string
  readonly minutes: number
  readonly venue: string | null
  readonly sequence: number
  readonly isCancelled: boolean
}

/** The entry of a meeting, its times in UTC so that every calendar shows London's. */
export function buildMeetingEntry(
  meeting: MeetingEntry,
  publisher: CalendarPublisher,
  local: LocalCalendar,
): CalendarFile {
  const start = localInstant(meeting.date, meeting.time, local)
  const end = new Date(Date.parse(start) + meeting.minutes * 60_000).toISOString()
  return buildCalendarFile(`meeting-${meeting.id}.ics`, meeting.isCancelled, publisher, {
    uid: `meeting-${meeting.id}@${publisher.domain}`,
    sequence: meeting.sequence,
    start: toUtcBasicFormat(start),
    end: toUtcBasicFormat(end),
    title: meeting.title,
    ...(meeting.venue === null ? {} : { location: meeting.venue }),
    busyStatus: 'BUSY',
    transp: 'OPAQUE',
  })
}
