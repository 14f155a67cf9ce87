import type { Month } from '../calendar/month.ts'
import type { Sentence } from '../document/figure.ts'
import type { FigureBook } from '../figures/figure-book.ts'
import type { JudgedVerdict } from '../indicators/judgement.ts'
import { claimFact } from './claims-of.ts'
import { findRecord, type RecordSince } from './facts/records.ts'
import { findSameMonthLastYear } from './facts/same-month-last-year.ts'
import { findVerdict } from './facts/verdicts.ts'
import { type Change, differenceWords, reachedWords } from './words/change.ts'
import { type Direction, directionOf } from './words/difference.ts'
import { subjectName } from './words/naming.ts'
import { makeSentence, type Part } from './words/sentence.ts'
import type { Subject } from './words/subject.ts'

/** Months without a gap that a record must stand over before the report names it. */
const MIN_RECORD_MONTHS = 24

/** What a reader has just read. */
export type After = 'nothing' | 'heading' | 'year'

/**
 * `March 2018, at 4,988 attendances, was 13.1% lower than March 2017, within its expected range`; after the year's sentence it
 * begins with `Yet` where the month went the other way.
 */
export function writeMonth(
  subject: Subject,
  month: Month,
  verdict: JudgedVerdict,
  year: Change | null,
  after: After,
  book: FigureBook,
): Sentence | null {
  const fact = findSameMonthLastYear(subject, month)
  if (fact === null) return null
  claimFact(fact, book)
  claimFact(findVerdict(subject, month, 'vs_1yr_avg', verdict), book)
  const change = { now: fact.now, then: fact.then[0]! }
  const direction = directionOf(subject, change.now, change.then)
  const isSame = direction === 'same' || direction === 'little-changed'
  const isContrary =
    after === 'year' && year !== null && !isSame && isOpposite(directionOf(subject, year.now, year.then), direction)
  if (isContrary)
    book.claim({ kind: 'recovery', indicator: subject.indicator.id, area: subject.area, month, direction })
  const at = subject.indicator.aggregation === 'headcount' ? ' at the end of ' : ' in '
  const opening: Part[] =
    after === 'nothing' ? [subjectName(subject), at, book.month(month)] : [isContrary ? 'yet ' : '', book.month(month)]
  const compared: Part[] = isSame
    ? ['about the same as ', book.month(change.then.to)]
    : [
        ...differenceWords(subject, change, book),
        ` ${direction === 'up' ? 'higher' : 'lower'} than `,
        book.month(change.then.to),
      ]
  return makeSentence(
    opening,
    ', at ',
    reachedWords(subject, change.now, book),
    ', was ',
    compared,
    rangeWords(verdict),
    recordWords(subject, month, book),
  )
}

const isOpposite = (one: Direction, other: Direction) =>
  (one === 'up' && other === 'down') || (one === 'down' && other === 'up')

function rangeWords({ method, word, significant, rule }: JudgedVerdict): string {
  if (word === 'n/a') return ''
  if (method === 'making-data-count')
    return word === 'Comparable' ? ', with no special cause' : `, a special cause (${rule})`
  if (word === 'Comparable') return ', within its expected range'
  return `, ${significant ? 'well ' : ''}${word === 'Higher' ? 'above' : 'below'} its expected range`
}

/** ` and the lowest month since records here begin in April 2014`; nothing for a record over less than two years. */
function recordWords(subject: Subject, month: Month, book: FigureBook): Part {
  const record = findMonthRecord(subject, month)
  if (record === null) return ''
  claimFact(record, book)
  const extreme = record.kind === 'record_high_since' ? 'highest' : 'lowest'
  return record.since === null
    ? [`. It was the ${extreme} month on record (from `, book.month(record.first), ')']
    : [`. It was the ${extreme} month since `, book.month(record.since.to)]
}

export function findMonthRecord(subject: Subject, month: Month): RecordSince | null {
  const record = findRecord(subject, month)
  return record === null || record.count < MIN_RECORD_MONTHS ? null : record
}
