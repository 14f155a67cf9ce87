import { addMonths, type Month } from '../../calendar/month.ts'
import type { Sentence } from '../../document/figure.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { printedValue, withoutBrackets } from '../words/difference.ts'
import { enterCount, figureWords, valueWords } from '../words/figure-words.ts'
import { comparisonLeadIn } from '../words/level-words.ts'
import { isAlreadyGiven, rollingSubjectWords, type SubjectNaming, subjectName } from '../words/naming.ts'
import { whenWords } from '../words/period-words.ts'
import { listParts, makeSentence } from '../words/sentence.ts'
import { findValue, type Subject, type Value } from '../words/subject.ts'
import { findRolling } from './rolling-twelve.ts'

/** Months in a row that each moved one way. */
export interface Streak {
  readonly kind: 'streak'
  readonly shape: 'moved'
  readonly subject: Subject
  readonly of: 'months' | 'rolling-12-months'
  readonly direction: 'up' | 'down'
  readonly run: number
  readonly now: Value
  /** The figure that the first of the run moved from. */
  readonly start: Value
}

/** Months in a row below (or above) the month before and the same month in each of the last two years. */
export interface ComparatorStreak {
  readonly kind: 'streak'
  readonly shape: 'versus-comparators'
  readonly subject: Subject
  readonly direction: 'up' | 'down'
  readonly run: number
  readonly now: Value
  readonly then: readonly Value[]
}

/** Months in a row without any. */
export interface ZeroStreak {
  readonly kind: 'streak'
  readonly shape: 'zero'
  readonly subject: Subject
  readonly run: number
  readonly now: Value
  /** The last month that had some. */
  readonly lastNonZero: Value
}

/** Fewest steps that are worth calling a run: two in a row happen by chance one time in two. */
const MIN_STEPS = 3

/** The run of months (or rolling twelve months) up to `month` that each rose or each fell, as printed; null under three. */
export function findStreak(subject: Subject, month: Month, of: Streak['of'] = 'months'): Streak | null {
  const at = (steps: number) => {
    const when = addMonths(month, -steps)
    return of === 'months' ? findValue(subject, [when]) : findRolling(subject, when)
  }
  const now = at(0)
  if (now === null) return null
  let start = now
  let run = 0
  let sign = 0
  for (let before = at(1); before !== null; before = at(run + 1)) {
    const step = printedValue(subject, start).cmp(printedValue(subject, before))
    if (step === 0 || (sign !== 0 && step !== sign)) break
    sign = step
    start = before
    run++
  }
  return run >= MIN_STEPS
    ? { kind: 'streak', shape: 'moved', subject, of, direction: sign > 0 ? 'up' : 'down', run, now, start }
    : null
}

/** `Domestic Abuse Outcome Rate has risen for 4 months in a row, from 28.0% in May 2016 to 31.8% in September 2016.` */
export function writeStreak(
  { subject, of, direction, run, now, start }: Streak,
  book: FigureBook,
  naming: SubjectNaming,
): Sentence {
  const moved = direction === 'up' ? 'has risen' : 'has fallen'
  const monthly = naming === 'named' ? subjectName(subject) : 'the monthly figure'
  const isAlreadyGivenNow = isAlreadyGiven(subject, now, naming)
  return makeSentence(
    of === 'months' ? monthly : rollingSubjectWords(subject, naming),
    ` ${moved} for `,
    enterCount(subject, `${of} in a row to ${now.to}`, run, book),
    ' months in a row',
    isAlreadyGivenNow ? [' to ', book.month(now.to)] : '',
    ', from ',
    figureWords(subject, start, book),
    of === 'months' ? [' ', whenWords(subject, start, book)] : [' (to ', book.month(start.to), ')'],
    isAlreadyGivenNow
      ? ''
      : [
          ' to ',
          valueWords(subject, now, book),
          ...(of === 'months' ? [' ', whenWords(subject, now, book)] : [' (to ', book.month(now.to), ')']),
        ],
  )
}

/** Null unless the month is below each of the three (or above each). */
export function findComparatorStreak(subject: Subject, month: Month): ComparatorStreak | null {
  const test = (at: Month) => {
    const now = findValue(subject, [at])
    const then = [-1, -12, -24].flatMap(back => findValue(subject, [addMonths(at, back)]) ?? [])
    if (now === null || then.length < 3) return null
    const signs = new Set(then.map(value => printedValue(subject, now).cmp(printedValue(subject, value))))
    const [sign] = signs
    return signs.size === 1 && sign !== undefined && sign !== 0 ? { sign, now, then } : null
  }
  const newest = test(month)
  if (newest === null) return null
  let run = 1
  while (test(addMonths(month, -run))?.sign === newest.sign) run++
  const { now, then, sign } = newest
  return { kind: 'streak', shape: 'versus-comparators', subject, direction: sign > 0 ? 'up' : 'down', run, now, then }
}

export function writeComparatorStreak(
  { subject, direction, run, now, then }: ComparatorStreak,
  book: FigureBook,
  naming: SubjectNaming,
): Sentence {
  const word = direction === 'up' ? 'higher' : 'lower'
  const compared = then.map(value => [
    book.month(value.to),
    ' (',
    ...withoutBrackets(figureWords(subject, value, book)),
    ')',
  ])
  const months = enterCount(subject, `months ${word} in a row to ${now.to}`, run, book)
  return makeSentence(
    comparisonLeadIn(subject, now, book, naming),
    `${word} than `,
    listParts(compared),
    run < 2 ? '' : ['. It has been so for ', months, ' months in a row'],
  )
}

/** Null unless this month and at least two before it were zero, and an earlier month was not. */
export function findZeroStreak(subject: Subject, month: Month): ZeroStreak | null {
  const now = findValue(subject, [month])
  if (now === null || subject.indicator.aggregation !== 'count' || now.value !== 0) return null
  let run = 1
  let before = findValue(subject, [addMonths(month, -run)])
  while (before !== null && before.value === 0) before = findValue(subject, [addMonths(month, -++run)])
  return before !== null && run >= MIN_STEPS
    ? { kind: 'streak', shape: 'zero', subject, run, now, lastNonZero: before }
    : null
}

/** `... came to 0 in each of the 8 months to November 2019; the last were 2 in March 2019.` */
export function writeZeroStreak(
  { subject, run, now, lastNonZero }: ZeroStreak,
  book: FigureBook,
  naming: SubjectNaming,
): Sentence {
  return makeSentence(
    naming === 'named' ? subjectName(subject) : 'it',
    ' came to ',
    figureWords(subject, now, book),
    ' in each of the ',
    enterCount(subject, `months without any to ${now.to}`, run, book),
    ' months to ',
    book.month(now.to),
    '; the last to be counted ',
    lastNonZero.value === 1 ? 'was ' : 'were ',
    figureWords(subject, lastNonZero, book),
    ' ',
    whenWords(subject, lastNonZero, book),
  )
}
