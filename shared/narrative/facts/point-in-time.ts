import type { Month } from '../../calendar/month.ts'
import type { Sentence } from '../../document/document.ts'
import type { FigureBook } from '../../packs/figure-book.ts'
import { makeSentence } from '../sentence.ts'
import { findValue, levelWords, type Told, type Value, type Voice } from '../telling.ts'

/** A number at a date. */
export interface PointInTime {
  readonly kind: 'level_point_in_time'
  readonly told: Told
  readonly now: Value
}

/** Null for what is no headcount, and where the month has no figure. */
export function findPointInTime(told: Told, month: Month): PointInTime | null {
  if (told.indicator.aggregation !== 'headcount') return null
  const now = findValue(told, [month])
  return now && { kind: 'level_point_in_time', told, now }
}

/** `Special Constabulary Establishment stood at 229 special constables at the end of March 2018.` */
export function writePointInTime({ told, now }: PointInTime, book: FigureBook, voice: Voice): Sentence {
  return makeSentence(levelWords(told, now, book, voice))
}
