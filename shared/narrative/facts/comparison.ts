import type { Sentence } from '../../document/figure.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { comparisonWords } from '../words/difference.ts'
import { comparisonLeadIn } from '../words/level-words.ts'
import type { SubjectNaming } from '../words/naming.ts'
import { makeSentence, type Part } from '../words/sentence.ts'
import type { Subject, Value } from '../words/subject.ts'

/** A figure and the earlier figures it is set against, each over its own span. */
export interface Comparison {
  readonly subject: Subject
  readonly now: Value
  readonly then: readonly Value[]
}

/**
 * `Community Care came to 139 attendances in March 2018, 90 (39.3%) lower than March 2017 (229) and ...`. Comparisons
 * of several facts about one figure go into one sentence.
 */
export function writeComparison(
  { subject, now, then }: Comparison,
  book: FigureBook,
  naming: SubjectNaming = 'named',
): Sentence {
  const compared = then.map(value => comparisonWords(subject, now, value, book))
  return makeSentence(
    comparisonLeadIn(subject, now, book, naming),
    compared.map((words, i): Part => [i === 0 ? '' : i === compared.length - 1 ? ' and ' : ', ', ...words]),
  )
}
