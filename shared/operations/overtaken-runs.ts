import type { CalendarDate } from '../calendar/date.ts'
import type { PackRunRecord } from '../packs/model/pack-run.ts'

/**
 * Runs that nobody has to decide on any more: held or awaiting approval, and either the meeting is past or a later version
 * of the same pack is issued.
 */
export function overtakenRuns(runs: readonly PackRunRecord[], day: CalendarDate): PackRunRecord[] {
  const isReplaced = ({ pack, meeting, version, supplement }: PackRunRecord) =>
    supplement === undefined &&
    runs.some(
      other => other.pack === pack && other.meeting === meeting && other.version > version && other.state === 'issued',
    )
  return runs.filter(
    run => (run.state === 'held' || run.state === 'awaiting-approval') && (run.meeting < day || isReplaced(run)),
  )
}
