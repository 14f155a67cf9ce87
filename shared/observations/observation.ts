import type { Month } from '../calendar/month.ts'

/** How firm a figure is, in the order the information sheet explains them. */
export const STATUSES = ['published', 'provisional', 'estimated', 'revised', 'missing', 'suppressed'] as const
export type ObservationStatus = (typeof STATUSES)[number]

/**
 * One figure of one indicator, for one area and one month, as a supplier gave it.
 *
 * - a count, headcount or days per head: `value`; `numerator` and `denominator` are null
 * - a percentage or a mean: `numerator` and `denominator`; `value` is derived from them and null here unless given
 * - `n`: sample size of a survey figure where it is not the denominator
 * - missing and suppressed figures have a status that says so and no numbers: absent is never zero
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
}

/** An observation as the store knows it: who said so, and since when. `knownFrom` is an ISO instant in UTC. */
export interface StoredObservation extends Observation {
  readonly drop: string
  readonly knownFrom: string
}

/** A figure that another drop gave differently before. */
export interface Restatement {
  readonly indicator: string
  readonly area: string
  readonly period: Month
  readonly before: StoredObservation
  readonly after: StoredObservation
}
