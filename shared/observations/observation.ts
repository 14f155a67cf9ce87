import type { Month } from '../calendar/month.ts'

/** The status of a figure, in the order the information sheet explains them. */
export const SUPPLIED_STATUSES = ['published', 'provisional', 'estimated', 'revised', 'missing', 'suppressed'] as const
export type SuppliedStatus = (typeof SUPPLIED_STATUSES)[number]
/** `unconfirmed`: read, but doubtful. It is held, and nothing uses it, until its supplier confirms it. */
export type ObservationStatus = SuppliedStatus | 'unconfirmed'

/**
 * One figure of one indicator, for one area and one month, as a supplier gave it.
 *
 * - a count, headcount or days per head: `value`; `numerator` and `denominator` are null
 * - a percentage or a mean: `numerator` and `denominator`; `value` is derived from them and null here unless given
 * - `n`: sample size of a survey figure where it is not the denominator
 * - missing and suppressed figures have a status that says so and no numbers: absent is never zero
 * - `reason`: why it was restated, where its supplier says so
 * - `statusOnceConfirmed`: only of an unconfirmed figure, the status that it will have
 * - `isConfirmed`: only of a figure that somebody was asked about or might have been, and has said is right
 */
export interface Observation {
  readonly indicator: string
  readonly area: string
  readonly period: Month
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly n: number | null
  readonly status: ObservationStatus
  readonly statusOnceConfirmed?: SuppliedStatus
  readonly isConfirmed?: true
  readonly reason?: string
}

/** The same figure, held until it is confirmed. */
export function holdObservation(observation: Observation): Observation {
  return observation.status === 'unconfirmed'
    ? observation
    : { ...observation, status: 'unconfirmed', statusOnceConfirmed: observation.status }
}

/** The same figure once it is confirmed. */
export function releaseObservation(observation: Observation): Observation {
  const { statusOnceConfirmed, ...figure } = observation
  return statusOnceConfirmed === undefined ? observation : { ...figure, status: statusOnceConfirmed, isConfirmed: true }
}

/** A stored observation: which drop gave it, and since when it is known. `knownFrom` is an ISO instant in UTC. */
export interface StoredObservation extends Observation {
  readonly drop: string
  readonly knownFrom: string
  /** In a series by month: what first came for the month, where more than one drop gave it a figure. */
  readonly first?: FirstFigure
}

/** The figure that a month first had, and since when it was known. */
export type FirstFigure = Pick<StoredObservation, 'value' | 'numerator' | 'denominator' | 'knownFrom'>

/** A figure that an earlier drop gave differently. */
export interface Restatement {
  readonly indicator: string
  readonly area: string
  readonly period: Month
  readonly before: StoredObservation
  readonly after: StoredObservation
}
