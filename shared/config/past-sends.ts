import { type CalendarDate, longDate } from '../calendar/date.ts'
import type { Instant } from '../calendar/local-time.ts'
import { type PlannedEvent, plannedPacks } from './plan.ts'
import type { BoardFile } from './schema/index.ts'

/** Sends whose time is past although their meeting is still to come: no schedule makes them any more. */
export function pastSends(board: BoardFile, today: CalendarDate, now: Instant): PlannedEvent[] {
  return plannedPacks(board).filter(
    ({ meeting, instant }) => meeting! >= today && Date.parse(instant) <= Date.parse(now),
  )
}

/** A line for each, with what to do. */
export function describePastSends(events: readonly PlannedEvent[]): string[] {
  return events.map(
    ({ pack, meeting, at }) =>
      `The pack ${pack} for the meeting of ${longDate(meeting!)} was due on ${longDate(at.date)} at ${at.time}, which is past: no schedule makes it now. If it has not been sent: boardpack make ${pack} ${meeting}`,
  )
}
