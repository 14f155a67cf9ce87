import { addMonths, MONTH_NAMES, type Month, monthOfYear } from '../../calendar/month.ts'
import type { Sentence } from '../../document/figure.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { printedValue, withoutBrackets } from '../words/difference.ts'
import { enterCount, figureWords } from '../words/figure-words.ts'
import { comparisonLeadIn } from '../words/level-words.ts'
import { isPreviousFigure, type SubjectNaming } from '../words/naming.ts'
import { makeSentence, type Part } from '../words/sentence.ts'
import { findValue, type Subject, type Value } from '../words/subject.ts'

/** The highest or lowest of a run of months without a gap, or of the same month of each year. */
export interface RecordSince {
  readonly kind: 'record_high_since' | 'record_low_since'
  readonly subject: Subject
  readonly now: Value
  /** The last month that was as high (or as low); null where no month held is. */
  readonly since: Value | null
  /** First of the months looked at. */
  readonly first: Month
  /** Months looked at, this one included. */
  readonly count: number
  readonly scope: 'all-months' | 'same-month'
}

/** Something counted for the first time. */
export interface FirstOccurrence {
  readonly kind: 'first_occurrence'
  readonly subject: Subject
  readonly now: Value
  readonly first: Month
  readonly before: number
}

/** Fewest months a record must stand over: half a year, or five years of one calendar month. */
const MIN_RECORD_LENGTH = { 'all-months': 6, 'same-month': 5 } as const

/**
 * Whether the month is a high or a low, by the figures as printed; a tie ends the run. A month without a figure ends the
 * months looked at: nothing is claimed across a gap. Null where the run is under half a year (five years for one calendar month)
 * or the base is too small.
 */
export function findRecord(
  subject: Subject,
  month: Month,
  scope: RecordSince['scope'] = 'all-months',
): RecordSince | null {
  const now = findValue(subject, [month])
  if (now === null || (now.denominator !== null && now.denominator < 20)) return null
  return findExtreme(subject, month, now, scope, 1) ?? findExtreme(subject, month, now, scope, -1)
}

function findExtreme(
  subject: Subject,
  month: Month,
  now: Value,
  scope: RecordSince['scope'],
  sign: 1 | -1,
): RecordSince | null {
  const step = scope === 'all-months' ? -1 : -12
  let first = month
  let count = 1
  let since: Value | null = null
  for (let at = addMonths(month, step); ; at = addMonths(at, step)) {
    const value = findValue(subject, [at])
    if (value === null) break
    if (printedValue(subject, value).cmp(printedValue(subject, now)) * sign >= 0) {
      since = value
      break
    }
    first = at
    count++
  }
  if (count < MIN_RECORD_LENGTH[scope]) return null
  return { kind: sign === 1 ? 'record_high_since' : 'record_low_since', subject, now, since, first, count, scope }
}

/** `Treatment Rate stood at 22.3% in March 2018, the highest since October 2013 (22.9%).` */
export function writeRecord(
  { kind, subject, now, since, first, scope }: RecordSince,
  book: FigureBook,
  naming: SubjectNaming,
): Sentence {
  const extreme = kind === 'record_high_since' ? 'highest' : 'lowest'
  const calendarMonth = MONTH_NAMES[monthOfYear(now.to) - 1]!
  const of =
    scope === 'same-month'
      ? ` ${calendarMonth}`
      : naming === 'named' || isPreviousFigure(subject, now, naming)
        ? ''
        : ' month'
  const sinceWords: Part[] = since
    ? [book.month(since.to), ' (', ...withoutBrackets(figureWords(subject, since, book)), ')']
    : ['records here begin in ', book.month(first)]
  return makeSentence(comparisonLeadIn(subject, now, book, naming), `the ${extreme}${of} since `, sinceWords)
}

/** Null unless the month is the first above zero after at least a year of zeros. */
export function findFirstOccurrence(subject: Subject, month: Month): FirstOccurrence | null {
  const now = findValue(subject, [month])
  if (now === null || now.value <= 0 || subject.indicator.aggregation !== 'count') return null
  let before = 0
  for (
    let value = findValue(subject, [addMonths(month, -1)]);
    value !== null;
    value = findValue(subject, [addMonths(month, -1 - before)])
  ) {
    if (value.value !== 0) return null
    before++
  }
  return before >= 12 ? { kind: 'first_occurrence', subject, now, first: addMonths(month, -before), before } : null
}

export function writeFirstOccurrence(
  { subject, now, first, before }: FirstOccurrence,
  book: FigureBook,
  naming: SubjectNaming,
): Sentence {
  const months = enterCount(subject, `months without any before ${now.to}`, before, book)
  return makeSentence(
    comparisonLeadIn(subject, now, book, naming),
    'the first to be counted: there was none in the ',
    months,
    ' months before, which begin in ',
    book.month(first),
  )
}
