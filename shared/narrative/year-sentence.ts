import type { Month } from '../calendar/month.ts'
import type { Sentence } from '../document/figure.ts'
import type { FigureBook } from '../figures/figure-book.ts'
import type { JudgedVerdict } from '../indicators/judgement.ts'
import { claimFact } from './claims-of.ts'
import { findRollingVersusPrior } from './facts/rolling-twelve.ts'
import { findVerdict } from './facts/verdicts.ts'
import { type Change, changeWords, reachedWords } from './words/change.ts'
import { directionOf } from './words/difference.ts'
import { subjectName } from './words/naming.ts'
import { makeSentence, type Part } from './words/sentence.ts'
import type { Subject } from './words/subject.ts'

export function findYear(subject: Subject, month: Month): Change | null {
  const fact = findRollingVersusPrior(subject, month)
  return fact === null ? null : { now: fact.now, then: fact.then[0]! }
}

export function percentOf({ now, then }: Change): number | null {
  return then.value === 0 ? null : ((now.value - then.value) / Math.abs(then.value)) * 100
}

/** `Emergency Care rose by 14.0% (8,132) in the year to March 2018, to 66,192 attendances: more than chance explains.` */
export function writeYear(subject: Subject, change: Change, verdict: JudgedVerdict, book: FigureBook): Sentence {
  claimFact(findRollingVersusPrior(subject, change.now.to), book)
  claimFact(findVerdict(subject, change.now.to, 'vs_benchmark', verdict), book)
  const when: Part[] = [' in the year to ', book.month(change.now.to)]
  const verb = VERBS[directionOf(subject, change.now, change.then)]
  if (verb === undefined)
    return makeSentence(subjectName(subject), ' did not change', when, ', at ', reachedWords(subject, change.now, book))
  const { size, reached } = changeWords(subject, change, book)
  return makeSentence(subjectName(subject), ` ${verb} `, size, when, reached, realityWords(subject, verdict))
}

const VERBS: Partial<Record<ReturnType<typeof directionOf>, string>> = { up: 'rose', down: 'fell' }

/** Whether the change over the year is real; nothing where that is not judged, or is judged against a fixed benchmark. */
function realityWords({ indicator }: Subject, { word, significant }: JudgedVerdict): string {
  if (indicator.benchmark.kind !== 'previous-twelve-months' || word === 'n/a') return ''
  if (word === 'Comparable') return ', no more than chance explains'
  return significant ? ': more than chance explains' : ': probably more than chance'
}
