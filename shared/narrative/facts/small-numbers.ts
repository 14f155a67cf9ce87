import type { Month } from '../../calendar/month.ts'
import type { Sentence } from '../../document/figure.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { comparisonLeadIn } from '../words/level-words.ts'
import type { SubjectNaming } from '../words/naming.ts'
import { makeSentence } from '../words/sentence.ts'
import { findValue, isSmall, type Subject, type Value } from '../words/subject.ts'

/** A count, or the base of a rate, too small to read a change from. */
export interface SmallNumbers {
  readonly kind: 'small_numbers'
  readonly subject: Subject
  readonly now: Value
}

/** Null where the number, or the base of the rate, is 20 or more. */
export function findSmallNumbers(subject: Subject, months: readonly Month[]): SmallNumbers | null {
  const now = findValue(subject, months)
  return now && isSmall(subject, now) ? { kind: 'small_numbers', subject, now } : null
}

/** `... came to 11 attendances in November 2019, too small a number to read a trend from.` */
export function writeSmallNumbers({ subject, now }: SmallNumbers, book: FigureBook, naming: SubjectNaming): Sentence {
  return makeSentence(comparisonLeadIn(subject, now, book, naming), 'too small a number to read a trend from')
}
