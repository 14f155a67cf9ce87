import Big from 'big.js'
import type { Month } from '../../calendar/month.ts'
import type { Sentence } from '../../document/document.ts'
import type { FigureBook } from '../../packs/figure-book.ts'
import { printedValue } from '../difference.ts'
import { listParts, makeSentence, type Part } from '../sentence.ts'
import { figureWords, findValue, levelWords, nameOf, type Told, type Value, type Voice } from '../telling.ts'

/** A total and its parts, which add up to it; or some of them, where it says so. */
export interface TotalWithParts {
  readonly kind: 'total_with_parts'
  readonly told: Told
  readonly now: Value
  readonly parts: readonly { readonly told: Told; readonly now: Value }[]
  readonly isWhole: boolean
}

/** Null where parts said to be the whole do not add up to it as printed, or parts of it come to more. */
export function findTotalWithParts(
  told: Told,
  parts: readonly Told[],
  months: readonly Month[],
  isWhole: boolean,
): TotalWithParts | null {
  const now = findValue(told, months)
  const found = parts.flatMap(part => {
    const value = findValue(part, months)
    return value ? [{ told: part, now: value }] : []
  })
  if (now === null || found.length < parts.length || found.length === 0) return null
  const sum = found.reduce((total, part) => total.plus(printedValue(part.told, part.now)), new Big(0))
  const fits = isWhole ? sum.eq(printedValue(told, now)) : sum.lte(printedValue(told, now))
  return fits ? { kind: 'total_with_parts', told, now, parts: found, isWhole } : null
}

export function writeTotalWithParts(
  { told, now, parts, isWhole }: TotalWithParts,
  book: FigureBook,
  voice: Voice,
): Sentence {
  const listed = parts.map((part): Part => [...figureWords(part.told, part.now, book), ' in ', nameOf(part.told)])
  return makeSentence(levelWords(told, now, book, voice), isWhole ? ': ' : ', among them ', listParts(listed))
}
