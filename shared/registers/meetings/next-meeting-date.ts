import type { CalendarDate } from '../../calendar/date.ts'

/** The day of the first meeting after a day; null when none is scheduled. */
export function findNextMeetingDate(
  meetings: readonly { readonly date: CalendarDate }[],
  day: CalendarDate,
): CalendarDate | null {
  const later = meetings.map(meeting => meeting.date).filter(date => date > day)
  return later.sort()[0] ?? null
}
