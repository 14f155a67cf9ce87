import { longDate } from '../../calendar/date.ts'
import type { Meeting, MinutesRecord } from './entry.ts'

/** The record of minutes: those of which no file says what they are, are draft. Null for a meeting without minutes. */
export function minutesRecord({ paragraphs, minutes }: Meeting): MinutesRecord | null {
  return paragraphs.length === 0 ? null : (minutes ?? { state: 'draft', since: null })
}

/**
 * The meetings with the minutes approved that a meeting's new decisions approve. What is approved or published already stays as it is.
 *
 * @param before the approving meeting as it was known before; its approvals are not new
 */
export function applyApprovals(meetings: Map<string, Meeting>, approving: Meeting, before: Meeting | undefined): void {
  const isNew = (paragraph: string) => !before?.approvals.some(approval => approval.paragraph === paragraph)
  for (const { paragraph, of } of approving.approvals) {
    if (!isNew(paragraph)) continue
    const date = of ?? lastWithMinutesBefore([...meetings.values()], approving.date)
    const approved = date === null ? undefined : meetings.get(date)
    if (approved === undefined || minutesRecord(approved)?.state !== 'draft') continue
    meetings.set(approved.id, { ...approved, minutes: { state: 'approved', since: approving.date } })
  }
}

function lastWithMinutesBefore(meetings: readonly Meeting[], date: string): string | null {
  const dates = meetings.filter(meeting => meeting.date < date && meeting.paragraphs.length > 0).map(m => m.date)
  return dates.sort().at(-1) ?? null
}

/** What the receipt of a file with minutes says of their state. */
export function minutesNotes(meetings: readonly Meeting[]): string[] {
  const known = new Map(meetings.map(meeting => [meeting.id, meeting]))
  for (const meeting of meetings) applyApprovals(known, meeting, undefined)
  return [...known.values()].flatMap(meeting => {
    const record = minutesRecord(meeting)
    if (record === null) return []
    const which = `The minutes of ${longDate(meeting.date)}`
    return record.state === 'draft'
      ? [
          `${which} are draft, unless they were approved before in these words. When the board has approved them, add a row of kind “approval of minutes” to the next meeting, or one of kind “minutes” with the text “approved”.`,
        ]
      : [`${which} are ${record.state}${record.since === null ? '' : ` since ${longDate(record.since)}`}.`]
  })
}
