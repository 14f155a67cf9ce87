import type { Month } from '../../calendar/month.ts'
import type { Sentence } from '../../document/document.ts'
import type { FigureBook } from '../../packs/figure-book.ts'
import { makeSentence } from '../sentence.ts'
import { comparedWords, findValue, isSmall, type Told, type Value, type Voice } from '../telling.ts'

/** A count, or the base of a rate, too small to read a change from. */
export interface SmallNumbers {
  readonly kind: 'small_numbers'
  readonly told: Told
  readonly now: Value
}

/** Null where the number, or the base of the rate, is 20 or more. */
export function findSmallNumbers(told: Told, months: readonly Month[]): SmallNumbers | null {
  const now = findValue(told, months)
  return now && isSmall(told, now) ? { kind: 'small_numbers', told, now } : null
}

/** `... came to 11 offences in November 2019, too small a number to read a trend from.` */
export function writeSmallNumbers({ told, now }: SmallNumbers, book: FigureBook, voice: Voice): Sentence {
  return makeSentence(comparedWords(told, now, book, voice), 'too small a number to read a trend from')
}
