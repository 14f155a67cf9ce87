import type { CalendarDate } from '../../calendar/date.ts'

/**
 * The day of the first meeting after a day, by the board's file and its register of meetings together; null when none is
 * scheduled. A date that the file says a meeting was moved from is no longer one, whatever the register still has.
 */
export function findNextMeetingDate(
  inFile: readonly { readonly date: CalendarDate; readonly movedFrom?: readonly CalendarDate[] | undefined }[],
  inRegister: readonly { readonly date: CalendarDate }[],
  day: CalendarDate,
): CalendarDate | null {
  const movedFrom = new Set(inFile.flatMap(meeting => meeting.movedFrom ?? []))
  const registered = inRegister.map(({ date }) => date).filter(date => !movedFrom.has(date))
  const later = [...inFile.map(({ date }) => date), ...registered].filter(date => date > day)
  return later.sort()[0] ?? null
}
