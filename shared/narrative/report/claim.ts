import type { Month } from '../../calendar/month.ts'
import { findRecord } from '../facts/records.ts'
import { findRollingVersusPrior } from '../facts/rolling-twelve.ts'
import { findSameMonthLastYear } from '../facts/same-month-last-year.ts'
import { findStreak } from '../facts/streaks.ts'
import { directionOf } from '../words/difference.ts'
import type { Subject } from '../words/wording.ts'

/** Which way a figure went, as a reader of the printed figures sees it. */
export type ClaimedDirection = 'up' | 'down' | 'same'

/** What a sentence of the report claims of an indicator's figures, in fields that a checker can read beside the published tables. */
export type Claim = { readonly indicator: string; readonly area: string; readonly month: Month } & (
  | { readonly kind: 'year-on-year'; readonly direction: ClaimedDirection; readonly percent: number | null }
  | { readonly kind: 'month-on-last-year'; readonly direction: ClaimedDirection }
  /** `since` is the last month that was as high or as low; null for a record over all months from `first`. */
  | {
      readonly kind: 'record'
      readonly extreme: 'highest' | 'lowest'
      readonly since: Month | null
      readonly first: Month
    }
  /** So many rises or falls in a row, the last in `month`. */
  | { readonly kind: 'run'; readonly direction: 'up' | 'down'; readonly steps: number }
)

/** Months without a gap that a record must stand over before the report names it. */
export const MIN_RECORD_MONTHS = 24
/** Steps that a run must have. */
export const MIN_RUN_STEPS = 4

/** What the sentences on a subject claim, from the same findings that they are written from. */
export function listClaims(subject: Subject, month: Month): Claim[] {
  const about = { indicator: subject.indicator.id, area: subject.area, month }
  const year = findRollingVersusPrior(subject, month)
  const lastYear = findSameMonthLastYear(subject, month)
  const record = findRecord(subject, month)
  const run = findStreak(subject, month)
  const [yearBefore, monthBefore] = [year?.then[0], lastYear?.then[0]]
  return [
    ...(year === null || yearBefore === undefined
      ? []
      : [
          {
            ...about,
            kind: 'year-on-year' as const,
            direction: claimed(directionOf(subject, year.now, yearBefore)),
            percent:
              subject.indicator.aggregation === 'count' && yearBefore.value !== 0
                ? ((year.now.value - yearBefore.value) / yearBefore.value) * 100
                : null,
          },
        ]),
    ...(lastYear === null || monthBefore === undefined
      ? []
      : [
          {
            ...about,
            kind: 'month-on-last-year' as const,
            direction: claimed(directionOf(subject, lastYear.now, monthBefore)),
          },
        ]),
    ...(record === null || record.count < MIN_RECORD_MONTHS
      ? []
      : [
          {
            ...about,
            kind: 'record' as const,
            extreme: record.kind === 'record_high_since' ? ('highest' as const) : ('lowest' as const),
            since: record.since?.to ?? null,
            first: record.first,
          },
        ]),
    ...(run === null || run.run < MIN_RUN_STEPS
      ? []
      : [{ ...about, kind: 'run' as const, direction: run.direction, steps: run.run }]),
  ]
}

const claimed = (direction: ReturnType<typeof directionOf>): ClaimedDirection =>
  direction === 'little-changed' ? 'same' : direction
