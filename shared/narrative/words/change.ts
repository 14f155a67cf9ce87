import type { Figure } from '../../document/figure.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { percentageChange, recordChange, sizeWords } from './difference.ts'
import { enterSample, figureWords, unitWords, valueWords } from './figure-words.ts'
import type { Part } from './sentence.ts'
import { isCount, isRate, type Subject, type Value } from './subject.ts'

/** A figure now and what it is set against, over spans of one length. */
export interface Change {
  readonly now: Value
  readonly then: Value
}

/** A change in words: its size, which follows `rose` or `fell`, and the level that it reached where the size does not say it. */
interface ChangeWords {
  readonly size: Part
  readonly reached: Part
}

/** Of a count, `by 14.0% (8,132)` and `, to 66,192 attendances`; of a rate or a mean, `from 86.2% to 80.7% (3,330 asked)`. */
export function changeWords(subject: Subject, { now, then }: Change, book: FigureBook): ChangeWords {
  if (!isCount(subject)) {
    const levels: Part[] = ['from ', ...level(subject, then, book), ' to ', ...level(subject, now, book)]
    return { size: [...levels, askedWords(subject, now, book)], reached: '' }
  }
  const percent = percentageChange(subject, now, then)
  const size = recordChange(subject, now, then, book)
  return {
    size: percent === null ? ['by ', size] : ['by ', recordChange(subject, now, then, book, percent), ' (', size, ')'],
    reached: [', to ', ...reachedWords(subject, now, book)],
  }
}

/** The size as a comparison gives it: `13.1%` of a count that is large enough, `5.7 percentage points`, `18`. */
export function differenceWords(subject: Subject, { now, then }: Change, book: FigureBook): Part[] {
  const percent = percentageChange(subject, now, then)
  return percent === null ? sizeWords(subject, now, then, book) : [recordChange(subject, now, then, book, percent)]
}

/** The level with what is counted: `4,988 attendances`, `82.5% (291 asked)`. */
export function reachedWords(subject: Subject, value: Value, book: FigureBook): Part[] {
  return subject.indicator.survey
    ? [...level(subject, value, book), askedWords(subject, value, book)]
    : valueWords(subject, value, book)
}

/** The figure alone, with its unit where it is neither a share nor a number of things. */
function level(subject: Subject, value: Value, book: FigureBook): Part[] {
  const [figure] = figureWords(subject, value, book) as [Figure]
  if (isRate(subject) || isCount(subject)) return [figure]
  return [figure, ` ${unitWords(subject, figure.printed).split(' per ')[0]!}`]
}

/** How many were asked, for a survey: ` (3,330 asked)`. */
function askedWords(subject: Subject, value: Value, book: FigureBook): Part {
  if (!subject.indicator.survey) return ''
  if (value.denominator === null) return ' (n not given)'
  return [' (', enterSample(subject, value, value.denominator, book), ' asked)']
}
