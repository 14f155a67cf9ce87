import { addMonths, type Month } from '../../calendar/month.ts'
import type { Sentence } from '../../document/document.ts'
import type { FigureBook } from '../../packs/figure-book.ts'
import { printedValue, withoutBrackets } from '../difference.ts'
import { listParts, makeSentence } from '../sentence.ts'
import {
  comparedWords,
  enterCount,
  figureWords,
  findValue,
  isSaid,
  nameOf,
  rollingSubjectOf,
  type Told,
  type Value,
  type Voice,
  valueWords,
  whenWords,
} from '../telling.ts'
import { findRolling } from './rolling-twelve.ts'

/** Months in a row that each moved one way. */
export interface Streak {
  readonly kind: 'streak'
  readonly shape: 'moved'
  readonly told: Told
  readonly of: 'months' | 'rolling-12-months'
  readonly direction: 'up' | 'down'
  readonly run: number
  readonly now: Value
  /** The figure that the first of the run moved from. */
  readonly start: Value
}

/** Months in a row below (or above) the month before and the same month in each of the last two years. */
export interface BeatingStreak {
  readonly kind: 'streak'
  readonly shape: 'beating'
  readonly told: Told
  readonly direction: 'up' | 'down'
  readonly run: number
  readonly now: Value
  readonly then: readonly Value[]
}

/** Months in a row without any. */
export interface NoneSince {
  readonly kind: 'streak'
  readonly shape: 'none-since'
  readonly told: Told
  readonly run: number
  readonly now: Value
  /** The last month that had some. */
  readonly last: Value
}

/** Fewest steps that are worth calling a run: two in a row happen by chance one time in two. */
const FEWEST_STEPS = 3

/** The run of months (or rolling twelve months) up to `month` that each rose or each fell, as printed; null under three. */
export function findStreak(told: Told, month: Month, of: Streak['of'] = 'months'): Streak | null {
  const at = (steps: number) => {
    const when = addMonths(month, -steps)
    return of === 'months' ? findValue(told, [when]) : findRolling(told, when)
  }
  const now = at(0)
  if (now === null) return null
  let start = now
  let run = 0
  let sign = 0
  for (let before = at(1); before !== null; before = at(run + 1)) {
    const step = printedValue(told, start).cmp(printedValue(told, before))
    if (step === 0 || (sign !== 0 && step !== sign)) break
    sign = step
    start = before
    run++
  }
  return run >= FEWEST_STEPS
    ? { kind: 'streak', shape: 'moved', told, of, direction: sign > 0 ? 'up' : 'down', run, now, start }
    : null
}

/** `Domestic Abuse Outcome Rate has risen for 4 months in a row, from 28.0% in May 2016 to 31.8% in September 2016.` */
export function writeStreak(
  { told, of, direction, run, now, start }: Streak,
  book: FigureBook,
  voice: Voice,
): Sentence {
  const moved = direction === 'up' ? 'has risen' : 'has fallen'
  const monthly = voice === 'named' ? nameOf(told) : 'the monthly figure'
  const isKnown = isSaid(told, now, voice)
  return makeSentence(
    of === 'months' ? monthly : rollingSubjectOf(told, voice),
    ` ${moved} for `,
    enterCount(told, `${of} in a row to ${now.to}`, run, book),
    ' months in a row',
    isKnown ? [' to ', book.month(now.to)] : '',
    ', from ',
    figureWords(told, start, book),
    ' ',
    whenWords(told, start, book),
    isKnown ? '' : [' to ', valueWords(told, now, book), ' ', whenWords(told, now, book)],
  )
}

/** Null unless the month is below each of the three (or above each). */
export function findBeatingStreak(told: Told, month: Month): BeatingStreak | null {
  const test = (at: Month) => {
    const now = findValue(told, [at])
    const then = [-1, -12, -24].flatMap(back => findValue(told, [addMonths(at, back)]) ?? [])
    if (now === null || then.length < 3) return null
    const signs = new Set(then.map(value => printedValue(told, now).cmp(printedValue(told, value))))
    const [sign] = signs
    return signs.size === 1 && sign !== undefined && sign !== 0 ? { sign, now, then } : null
  }
  const newest = test(month)
  if (newest === null) return null
  let run = 1
  while (test(addMonths(month, -run))?.sign === newest.sign) run++
  const { now, then, sign } = newest
  return { kind: 'streak', shape: 'beating', told, direction: sign > 0 ? 'up' : 'down', run, now, then }
}

export function writeBeatingStreak(
  { told, direction, run, now, then }: BeatingStreak,
  book: FigureBook,
  voice: Voice,
): Sentence {
  const word = direction === 'up' ? 'higher' : 'lower'
  const compared = then.map(value => [
    book.month(value.to),
    ' (',
    ...withoutBrackets(figureWords(told, value, book)),
    ')',
  ])
  const months = enterCount(told, `months ${word} in a row to ${now.to}`, run, book)
  return makeSentence(
    comparedWords(told, now, book, voice),
    `${word} than `,
    listParts(compared),
    run < 2 ? '' : ['; so it has been for ', months, ' months in a row'],
  )
}

/** Null unless this month and at least two before it were zero, and an earlier month was not. */
export function findNoneSince(told: Told, month: Month): NoneSince | null {
  const now = findValue(told, [month])
  if (now === null || told.indicator.aggregation !== 'count' || now.value !== 0) return null
  let run = 1
  let before = findValue(told, [addMonths(month, -run)])
  while (before !== null && before.value === 0) before = findValue(told, [addMonths(month, -++run)])
  return before !== null && run >= FEWEST_STEPS
    ? { kind: 'streak', shape: 'none-since', told, run, now, last: before }
    : null
}

/** `... came to 0 in each of the 8 months to November 2019; the last were 2 in March 2019.` */
export function writeNoneSince({ told, run, now, last }: NoneSince, book: FigureBook, voice: Voice): Sentence {
  return makeSentence(
    voice === 'named' ? nameOf(told) : 'it',
    ' came to ',
    figureWords(told, now, book),
    ' in each of the ',
    enterCount(told, `months without any to ${now.to}`, run, book),
    ' months to ',
    book.month(now.to),
    '; the last to be counted ',
    last.value === 1 ? 'was ' : 'were ',
    figureWords(told, last, book),
    ' ',
    whenWords(told, last, book),
  )
}
