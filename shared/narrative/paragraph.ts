import type { Figure, Mark, Sentence } from '../document/figure.ts'
import type { FigureBook } from '../figures/figure-book.ts'
import { type Fact, writeFact } from './fact.ts'
import { figureRef } from './words/figure-words.ts'
import type { SubjectNaming } from './words/naming.ts'
import { listParts, makeSentence } from './words/sentence.ts'

/**
 * Facts of one subject as sentences: the first names it, unless a heading above has (`continued`), and no figure is given a
 * second time. `opening`: sentences that they follow.
 */
export function writeFacts(
  facts: readonly Fact[],
  book: FigureBook,
  first: SubjectNaming = 'named',
  opening: readonly Sentence[] = [],
): Sentence[] {
  const alreadyGiven = new Set(opening.flat().flatMap(part => (typeof part === 'string' ? [] : [part.ref])))
  let previousFigure: string | null = null
  return facts.flatMap((fact, i) => {
    // a bare level has nothing to add once it is given
    if (fact.kind === 'rolling12_level' && alreadyGiven.has(figureRef(fact.subject, fact.now))) return []
    const sentence = writeFact(fact, book, i === 0 && opening.length === 0 ? first : { alreadyGiven, previousFigure })
    for (const part of sentence) if (typeof part !== 'string') alreadyGiven.add(part.ref)
    // two in a row that begin alike would tire the reader
    previousFigure = 'now' in fact && !startsWithThat(sentence) ? figureRef(fact.subject, fact.now) : null
    return [sentence]
  })
}

const startsWithThat = ([first]: Sentence): boolean => typeof first === 'string' && first.startsWith('That is ')

const STATUS_MARKS = { e: 'estimated', p: 'provisional', r: 'revised' } as const satisfies Partial<Record<Mark, string>>

/** The sentences without shorthand in them, and one sentence that says instead what they rest on; null where all is firm. */
export function extractMarks(sentences: readonly Sentence[]): { sentences: Sentence[]; notice: Sentence | null } {
  const marks = new Set(
    sentences.flatMap(sentence => sentence.flatMap(part => (typeof part === 'string' ? [] : part.marks))),
  )
  const words = (Object.keys(STATUS_MARKS) as (keyof typeof STATUS_MARKS)[])
    .filter(mark => marks.has(mark))
    .map(mark => STATUS_MARKS[mark])
  return {
    sentences: sentences.map(sentence => sentence.map(part => (typeof part === 'string' ? part : withoutMarks(part)))),
    notice: words.length === 0 ? null : makeSentence('some figures here rest on ', listParts(words), ' months'),
  }
}

function withoutMarks(figure: Figure): Figure {
  return { ...figure, marks: figure.marks.filter(mark => !(mark in STATUS_MARKS)) }
}

/** The sentence without shorthand for estimated and provisional months, which the data pack prints. */
export const firm = (sentence: Sentence): Sentence => extractMarks([sentence]).sentences[0]!

export const firmOrNone = (sentence: Sentence | null) => (sentence === null ? null : firm(sentence))
