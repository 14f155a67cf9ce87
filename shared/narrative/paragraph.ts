import type { Figure, Mark, Sentence } from '../document/document.ts'
import type { FigureBook } from '../packs/figure-book.ts'
import { type Fact, writeFact } from './fact.ts'
import { listParts, makeSentence } from './sentence.ts'
import { refOf, type Voice } from './telling.ts'

/**
 * Facts of one subject as sentences: the first names it, unless a heading above has (`continued`), and no figure is given a
 * second time.
 */
export function writeFacts(facts: readonly Fact[], book: FigureBook, first: Voice = 'named'): Sentence[] {
  const said = new Set<string>()
  let that: string | null = null
  return facts.flatMap((fact, i) => {
    // a bare level has nothing to add once it is given
    if (fact.kind === 'rolling12_level' && said.has(refOf(fact.told, fact.now))) return []
    const sentence = writeFact(fact, book, i === 0 ? first : { said, that })
    for (const part of sentence) if (typeof part !== 'string') said.add(part.ref)
    // two in a row that begin alike would tire the reader
    that = 'now' in fact && !startsWithThat(sentence) ? refOf(fact.told, fact.now) : null
    return [sentence]
  })
}

const startsWithThat = ([first]: Sentence): boolean => typeof first === 'string' && first.startsWith('That is ')

const UNFIRM = { e: 'estimated', p: 'provisional', r: 'revised' } as const satisfies Partial<Record<Mark, string>>

/** The sentences without shorthand in them, and one sentence that says instead what they rest on; null where all is firm. */
export function moveMarks(sentences: readonly Sentence[]): { sentences: Sentence[]; notice: Sentence | null } {
  const marks = new Set(
    sentences.flatMap(sentence => sentence.flatMap(part => (typeof part === 'string' ? [] : part.marks))),
  )
  const words = (Object.keys(UNFIRM) as (keyof typeof UNFIRM)[])
    .filter(mark => marks.has(mark))
    .map(mark => UNFIRM[mark])
  return {
    sentences: sentences.map(sentence => sentence.map(part => (typeof part === 'string' ? part : unmarked(part)))),
    notice: words.length === 0 ? null : makeSentence('some figures here rest on ', listParts(words), ' months'),
  }
}

function unmarked(figure: Figure): Figure {
  return { ...figure, marks: figure.marks.filter(mark => !(mark in UNFIRM)) }
}
