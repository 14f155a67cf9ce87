import type { Month } from '../../calendar/month.ts'
import type { Sentence } from '../../document/figure.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { levelWords } from '../words/level-words.ts'
import type { SubjectNaming } from '../words/naming.ts'
import { makeSentence } from '../words/sentence.ts'
import { findValue, type Subject, type Value } from '../words/subject.ts'

/** A number at a date. */
export interface PointInTime {
  readonly kind: 'level_point_in_time'
  readonly subject: Subject
  readonly now: Value
}

/** Null for what is no headcount, and where the month has no figure. */
export function findPointInTime(subject: Subject, month: Month): PointInTime | null {
  if (subject.indicator.aggregation !== 'headcount') return null
  const now = findValue(subject, [month])
  return now && { kind: 'level_point_in_time', subject, now }
}

/** `Volunteers stood at 229 people at the end of March 2018.` */
export function writePointInTime({ subject, now }: PointInTime, book: FigureBook, naming: SubjectNaming): Sentence {
  return makeSentence(levelWords(subject, now, book, naming))
}
