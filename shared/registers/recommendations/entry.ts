import { addDays, type CalendarDate } from '../../calendar/date.ts'
import type { BoardFile } from '../../config/schema/index.ts'

/** A recommendation of an inspection, as the register holds it. */
export interface Recommendation {
  readonly id: string
  /** Title of the report that made it. */
  readonly report: string
  /** The day the report was published, from which the clock of the response runs. */
  readonly reportDate: CalendarDate
  readonly recommendation: string
  /** As printed; null where nobody is named. */
  readonly owner: string | null
  /** Role of the board's file; null where it has none of that name. */
  readonly ownerRole: string | null
  /** Where the register gives a day of its own for the response. */
  readonly responseDue: CalendarDate | null
  readonly respondedOn: CalendarDate | null
  readonly response: string | null
  /** The day it was done; null while it is open. */
  readonly completedOn: CalendarDate | null
  /** Ids of indicators of the board's file. */
  readonly indicators: readonly string[]
  /** Numbers of actions of the log. */
  readonly actions: readonly string[]
}

/**
 * The day by which a recommendation is to be answered: the register's own, or so many calendar days after the report as the board's
 * file has in `registers.responses`. Null where there is no clock, and once it was answered.
 */
export function responseDueOn(
  { responseDue, respondedOn, reportDate }: Recommendation,
  { responses }: BoardFile['registers'],
): CalendarDate | null {
  if (respondedOn !== null) return null
  return responseDue ?? (responses === undefined ? null : addDays(reportDate, responses.days))
}
