import type { Month } from '../../calendar/month.ts'
import type { Sentence } from '../../document/figure.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { enterSample } from '../words/figure-words.ts'
import { levelWords } from '../words/level-words.ts'
import { type SubjectNaming, subjectName } from '../words/naming.ts'
import { whenWords } from '../words/period-words.ts'
import { makeSentence } from '../words/sentence.ts'
import { findValue, type Subject, type Value } from '../words/subject.ts'

/** What a sample answered; or how many were asked. */
export interface SurveyFact {
  readonly kind: 'survey_level' | 'sample_size'
  readonly subject: Subject
  readonly now: Value
}

/** Null for what is no survey, and where the sample's size is not known: no survey figure goes without it. */
export function findSurvey(kind: SurveyFact['kind'], subject: Subject, months: readonly Month[]): SurveyFact | null {
  const now = findValue(subject, months)
  return now && subject.indicator.survey && now.denominator !== null ? { kind, subject, now } : null
}

export function writeSurveyLevel({ subject, now }: SurveyFact, book: FigureBook, naming: SubjectNaming): Sentence {
  return makeSentence(levelWords(subject, now, book, naming))
}

/** `Dealing with Local Concerns rests on a sample of 1,260 residents surveyed in the 12 months to November 2019.` */
export function writeSampleSize({ subject, now }: SurveyFact, book: FigureBook, naming: SubjectNaming): Sentence {
  const n = enterSample(subject, now, now.denominator!, book)
  const subjectText = naming === 'named' ? subjectName(subject) : 'the figure'
  return makeSentence(
    `${subjectText} rests on a sample of `,
    n,
    ` ${subject.indicator.unit} `,
    whenWords(subject, now, book),
  )
}
