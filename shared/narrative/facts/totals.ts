import Big from 'big.js'
import type { Month } from '../../calendar/month.ts'
import type { Sentence } from '../../document/figure.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { printedValue } from '../words/difference.ts'
import { figureWords } from '../words/figure-words.ts'
import { levelWords } from '../words/level-words.ts'
import { type SubjectNaming, subjectName } from '../words/naming.ts'
import { listParts, makeSentence, type Part } from '../words/sentence.ts'
import { findValue, type Subject, type Value } from '../words/subject.ts'

/** A total and its parts, which add up to it; or some of them, where it says so. */
export interface TotalWithParts {
  readonly kind: 'total_with_parts'
  readonly subject: Subject
  readonly now: Value
  readonly parts: readonly { readonly subject: Subject; readonly now: Value }[]
  readonly isComplete: boolean
}

/** Null where parts said to be the whole do not add up to it as printed, or parts of it come to more. */
export function findTotalWithParts(
  subject: Subject,
  parts: readonly Subject[],
  months: readonly Month[],
  isComplete: boolean,
): TotalWithParts | null {
  const now = findValue(subject, months)
  const found = parts.flatMap(part => {
    const value = findValue(part, months)
    return value ? [{ subject: part, now: value }] : []
  })
  if (now === null || found.length < parts.length || found.length === 0) return null
  const sum = found.reduce((total, part) => total.plus(printedValue(part.subject, part.now)), new Big(0))
  const fits = isComplete ? sum.eq(printedValue(subject, now)) : sum.lte(printedValue(subject, now))
  return fits ? { kind: 'total_with_parts', subject, now, parts: found, isComplete } : null
}

export function writeTotalWithParts(
  { subject, now, parts, isComplete }: TotalWithParts,
  book: FigureBook,
  naming: SubjectNaming,
): Sentence {
  const listed = parts.map(
    (part): Part => [...figureWords(part.subject, part.now, book), ' in ', subjectName(part.subject)],
  )
  return makeSentence(levelWords(subject, now, book, naming), isComplete ? ': ' : ', among them ', listParts(listed))
}
