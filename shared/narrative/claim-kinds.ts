import type { Claim, ClaimedSubject, Span } from '../figures/claim.ts'
import { questionOf } from './facts/claim-range.ts'
import { comparatorSide } from './facts/comparators.ts'
import type { Comparison } from './facts/comparison.ts'
import type { RecordSince } from './facts/records.ts'
import type { VerdictFact } from './facts/verdicts.ts'
import { directionOf } from './words/difference.ts'
import type { Subject, Value } from './words/subject.ts'

/** The subject of a claim. */
export const claimed = ({ indicator, area }: Subject): ClaimedSubject => ({ indicator: indicator.id, area })
export const spanOf = ({ from, to }: Span): Span => ({ from, to })

/** That a value is above, below or equal to each earlier one. */
export function compared({ subject, now, then }: Comparison): readonly Claim[] {
  return then.map(earlier => direction(subject, now, earlier))
}

/** That a value went up, down or stayed since another of the same subject. */
export function direction(subject: Subject, now: Value, then: Value): Claim {
  return {
    kind: 'direction',
    now: { ...claimed(subject), ...spanOf(now) },
    then: { ...claimed(subject), ...spanOf(then) },
    direction: directionOf(subject, now, then),
  }
}

/** That a value is above or below another subject’s. */
export function gap(subject: Subject, now: Value, other: Subject, value: Value): Claim {
  return {
    kind: 'gap',
    now: { ...claimed(subject), ...spanOf(now) },
    then: { ...claimed(other), ...spanOf(value) },
    side: comparatorSide(subject, now, value),
  }
}

/** That a month is the highest or the lowest since another. */
export function record({ subject, now, since, first, scope }: RecordSince, extreme: 'highest' | 'lowest'): Claim {
  return { kind: 'record', ...claimed(subject), month: now.to, extreme, since: since?.to ?? null, first, scope }
}

/** What a test of a value gave; nothing where it could not be made. */
export function verdict({ subject, now, against, verdict: { word, significant } }: VerdictFact): readonly Claim[] {
  return word === 'n/a'
    ? []
    : [{ kind: 'verdict', ...claimed(subject), question: questionOf(against), month: now.to, word, significant }]
}
