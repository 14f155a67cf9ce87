import type { FigureBook } from '../../figures/figure-book.ts'
import { valueWords } from './figure-words.ts'
import { isAlreadyGiven, isPreviousFigure, type SubjectNaming, subjectName } from './naming.ts'
import { periodWords, whenWords } from './period-words.ts'
import type { Part } from './sentence.ts'
import type { Subject, Value } from './subject.ts'

/** `came to` for what adds up over time, `stood at` for levels and rates; neither bends with the name's number. */
export function levelVerb(subject: Subject): string {
  return subject.indicator.aggregation === 'count' || subject.indicator.aggregation === 'per-head'
    ? 'came to'
    : 'stood at'
}

/** The level itself: `Emergency Care came to 4,988 attendances in March 2018`, later `It came to ...`. */
export function levelWords(subject: Subject, value: Value, book: FigureBook, naming: SubjectNaming): Part[] {
  const nameWords = naming === 'named' ? subjectName(subject) : 'it'
  return [
    `${nameWords} ${levelVerb(subject)} `,
    ...valueWords(subject, value, book),
    ' ',
    ...whenWords(subject, value, book),
  ]
}

/**
 * What a comparison follows: `Emergency Care came to 4,988 attendances in March 2018, `; later `March 2018, at 4,988 attendances,
 * was `, `March 2018 was ` where the figure has been given, `that is ` where the sentence just before gave it.
 */
export function comparisonLeadIn(subject: Subject, value: Value, book: FigureBook, naming: SubjectNaming): Part[] {
  if (naming === 'named') return [...levelWords(subject, value, book, naming), ', ']
  if (isPreviousFigure(subject, value, naming)) return ['that is ']
  const isMonth = value.from === value.to || subject.indicator.aggregation === 'headcount'
  const span = isMonth ? [book.month(value.to)] : periodWords(subject, value, book).words
  const given = isAlreadyGiven(subject, value, naming) ? [] : [', at ', ...valueWords(subject, value, book), ',']
  return [...span, ...given, isMonth ? ' was ' : ' were ']
}
