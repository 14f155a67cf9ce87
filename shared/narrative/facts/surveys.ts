import type { Month } from '../../calendar/month.ts'
import type { Sentence } from '../../document/document.ts'
import type { FigureBook } from '../../packs/figure-book.ts'
import { makeSentence } from '../sentence.ts'
import {
  enterCount,
  findValue,
  levelWords,
  nameOf,
  spanKey,
  type Told,
  type Value,
  type Voice,
  whenWords,
} from '../telling.ts'

/** What a sample answered; or how many were asked. */
export interface SurveyFact {
  readonly kind: 'survey_level' | 'sample_size'
  readonly told: Told
  readonly now: Value
}

/** Null for what is no survey, and where the sample's size is not known: no survey figure goes without it. */
export function findSurvey(kind: SurveyFact['kind'], told: Told, months: readonly Month[]): SurveyFact | null {
  const now = findValue(told, months)
  return now && told.indicator.survey && now.denominator !== null ? { kind, told, now } : null
}

export function writeSurveyLevel({ told, now }: SurveyFact, book: FigureBook, voice: Voice): Sentence {
  return makeSentence(levelWords(told, now, book, voice))
}

/** `Dealing with Local Concerns rests on a sample of 1,260 residents surveyed in the 12 months to November 2019.` */
export function writeSampleSize({ told, now }: SurveyFact, book: FigureBook, voice: Voice): Sentence {
  const n = enterCount(told, `n of ${spanKey(now)}`, now.denominator!, book)
  const subject = voice === 'named' ? nameOf(told) : 'the figure'
  return makeSentence(`${subject} rests on a sample of `, n, ` ${told.indicator.unit} `, whenWords(told, now, book))
}
