import type { Month } from '../../calendar/month.ts'
import type { Sentence } from '../../document/document.ts'
import type { FigureBook } from '../../packs/figure-book.ts'
import { makeSentence, type Part } from '../sentence.ts'
import {
  enterCount,
  findValue,
  isRate,
  isSmall,
  nameOf,
  spanKey,
  subjectOf,
  type Told,
  type Value,
  type Voice,
  valueWords,
  whenWords,
} from '../telling.ts'

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

/** `... came to 11 offences in November 2019: numbers this small bear no percentage and no trend.` */
export function writeSmallNumbers({ told, now }: SmallNumbers, book: FigureBook, voice: Voice): Sentence {
  const base: Part[] =
    isRate(told) && now.denominator !== null && !told.indicator.survey
      ? [' on a base of ', enterCount(told, `n of ${spanKey(now)}`, now.denominator, book)]
      : []
  const subject = voice === 'named' ? nameOf(told) : subjectOf(told, voice)
  return makeSentence(
    subject,
    isRate(told) ? ' stood at ' : ' came to ',
    valueWords(told, now, book),
    base,
    ' ',
    whenWords(told, now, book),
    ': numbers this small bear no trend from one month',
  )
}
