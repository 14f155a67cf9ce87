import type { Month } from '../../calendar/month.ts'
import type { Indicator } from '../../config/schema/indicator.ts'
import type { Measure } from '../../figures/measure.ts'
import { type MonthlySeries, measureMonths } from '../../indicators/measure.ts'
import { SURVEY_SUPPRESSED_BELOW } from '../../statistics/small-base.ts'

/** Counts below this bear no percentage and no trend: house rule, after the Analysis Function's on small bases. */
export const SMALL_BASE = 20

/** What sentences are about: an indicator in an area, with its months. */
export interface Subject {
  readonly indicator: Indicator
  readonly area: string
  /** As the board's file names it: `South Cambridgeshire`. */
  readonly areaName: string
  /** True for all that the board is for: sentences about it name no place. */
  readonly isWhole: boolean
  readonly series: MonthlySeries
}

/** A measure that has a figure. */
export type Value = Extract<Measure, { kind: 'value' }>

/** True where the figure's kind is a share of 100: its changes are in percentage points. */
export const isRate = (subject: Subject): boolean => subject.indicator.aggregation === 'percentage'

/** True for numbers of things, whose changes may be given in per cent. */
export const isCount = (subject: Subject): boolean =>
  subject.indicator.aggregation === 'count' || subject.indicator.aggregation === 'headcount'

/**
 * The figure over the months, where it may be said at all: null where a month is missing or withheld, and where a
 * percentage of fewer than 20 comes without its counts.
 */
export function findValue(subject: Subject, months: readonly Month[]): Value | null {
  const measure = measureMonths(subject.indicator, subject.series, months)
  return measure.kind === 'value' && isReportable(subject, measure) ? measure : null
}

/** False for a percentage on a base under 20 that was given without the count behind it, and for a survey of fewer than 10. */
function isReportable(subject: Subject, value: Value): boolean {
  if (subject.indicator.survey && value.denominator !== null && value.denominator < SURVEY_SUPPRESSED_BELOW)
    return false
  return !isRate(subject) || value.denominator === null || value.denominator >= SMALL_BASE || value.numerator !== null
}

/** True where the number, or the base of the rate, is under 20: no percentage change and no trend is read from it. */
export function isSmall(subject: Subject, value: Value): boolean {
  if (isRate(subject)) return value.denominator !== null && value.denominator < SMALL_BASE
  return isCount(subject) && Math.abs(value.value) < SMALL_BASE
}
