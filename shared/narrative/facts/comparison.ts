import type { Sentence } from '../../document/document.ts'
import type { FigureBook } from '../../packs/figure-book.ts'
import { comparisonWords, type Direction, directionOf, withoutBrackets } from '../difference.ts'
import { makeSentence, type Part } from '../sentence.ts'
import { levelVerb, nameOf, periodWords, type Told, type Value, type Voice, valueWords, whenWords } from '../telling.ts'

/** A figure and the earlier figures it is set against, each over its own span. */
export interface Comparison {
  readonly told: Told
  readonly now: Value
  readonly then: readonly Value[]
}

/**
 * `Burglary Dwelling came to 139 offences in March 2018, 90 (39.3%) lower than in March 2017 (229) and ...`. Comparisons
 * of several facts about one figure go into one sentence.
 */
export function writeComparison({ told, now, then }: Comparison, book: FigureBook, voice: Voice = 'named'): Sentence {
  const opening: Part[] =
    voice === 'named'
      ? [nameOf(told), ` ${levelVerb(told)} `, ...valueWords(told, now, book), ' ', ...whenWords(told, now, book), ', ']
      : [
          'the figure for ',
          ...periodWords(told, now, book).words,
          ', ',
          ...withoutBrackets(valueWords(told, now, book)),
          ', was ',
        ]
  const compared = then.map(value => comparisonWords(told, now, value, book))
  return makeSentence(
    opening,
    compared.map((words, i): Part => [i === 0 ? '' : i === compared.length - 1 ? ' and ' : ', ', ...words]),
  )
}

/** The one direction of all comparisons; null where they differ. */
export function directionOfAll({ told, now, then }: Comparison): Direction | null {
  const directions = new Set(then.map(value => directionOf(told, now, value)))
  return directions.size === 1 ? [...directions][0]! : null
}
