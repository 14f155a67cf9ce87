import type { CalendarDate } from '../../calendar/date.ts'
import type { Instant } from '../../calendar/local-time.ts'

/** `planned`: of the forward plan, for the day that it is expected on. */
export const DECISION_STATUSES = ['planned', 'taken', 'withdrawn'] as const
export type DecisionStatus = (typeof DECISION_STATUSES)[number]

/** A decision of the board or of one of its officers, as the register holds it. */
export interface Decision {
  readonly id: string
  /** The day it was taken, or while planned is expected. */
  readonly date: CalendarDate
  readonly decision: string
  readonly options: string | null
  readonly reason: string | null
  /** Who decided; null for the board itself. */
  readonly by: string | null
  readonly status: DecisionStatus
  /** The last day on which it can be called in. */
  readonly callInUntil: CalendarDate | null
  readonly isOfPublicInterest: boolean
  readonly publishedOn: CalendarDate | null
  readonly agendaItem: string | null
}

/** A decision, where it is from, and since when it is known. */
export interface RecordedDecision extends Decision {
  readonly source: 'register' | 'minutes' | 'draft minutes'
  readonly knownFrom: Instant
}
