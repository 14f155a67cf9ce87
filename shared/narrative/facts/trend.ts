import { addMonths, type Month } from '../../calendar/month.ts'
import type { Sentence } from '../../document/document.ts'
import type { FigureBook } from '../../packs/figure-book.ts'
import { printedValue } from '../difference.ts'
import { makeSentence } from '../sentence.ts'
import {
  enterCount,
  figureWords,
  isSaid,
  rollingSubjectOf,
  type Told,
  type Value,
  type Voice,
  valueWords,
  whenWords,
} from '../telling.ts'
import { findRolling } from './rolling-twelve.ts'

/** Which way the rolling twelve months have gone over a window of months. */
export interface Trend {
  readonly kind: 'trend_direction'
  readonly told: Told
  readonly direction: 'up' | 'down'
  /** Steps of the window that went this way. */
  readonly steps: number
  readonly window: number
  readonly now: Value
  readonly start: Value
}

/** A trend of the rolling twelve months that has stopped: the last steps went the other way, or nowhere. */
export interface TrendHalted {
  readonly kind: 'trend_halted'
  readonly told: Told
  readonly before: Trend
  readonly turned: 'up' | 'down' | 'level'
  /** Newest steps that no longer follow the trend. */
  readonly steps: number
  readonly now: Value
}

/** Steps that must agree before a direction is called a trend: two in three. */
const AGREEMENT = 2 / 3
/** Steps after which a trend counts as halted. */
const HALTED_AFTER = 3

/**
 * The direction of the rolling twelve months over `window` steps: at least two steps in three must go one way, and the
 * last figure must lie beyond the first, both as printed. 12 for the long term, 3 to 6 for the recent.
 */
export function findTrend(told: Told, month: Month, window = 12): Trend | null {
  const values = rollingValues(told, month, window)
  if (values === null) return null
  const printed = values.map(value => printedValue(told, value))
  const steps = printed.slice(1).map((value, i) => value.cmp(printed[i]!))
  const overall = printed.at(-1)!.cmp(printed[0]!)
  const agreeing = steps.filter(step => step === overall).length
  if (overall === 0 || agreeing < Math.ceil(window * AGREEMENT)) return null
  return {
    kind: 'trend_direction',
    told,
    direction: overall > 0 ? 'up' : 'down',
    steps: agreeing,
    window,
    now: values.at(-1)!,
    start: values[0]!,
  }
}

function rollingValues(told: Told, month: Month, window: number): Value[] | null {
  const values = Array.from({ length: window + 1 }, (_, i) => findRolling(told, addMonths(month, i - window)))
  return values.every((value): value is Value => value !== null) ? values : null
}

/** `The 12-month figure for All Recorded Crime rose in 10 of the 12 months to March 2018, from 58,060 in the 12 months to March 2017 to 66,192 ...` */
export function writeTrend(
  { told, direction, steps, window, now, start }: Trend,
  book: FigureBook,
  voice: Voice,
): Sentence {
  return makeSentence(
    rollingSubjectOf(told, voice),
    direction === 'up' ? ' rose in ' : ' fell in ',
    enterCount(told, `steps of the trend over ${window} to ${now.to}`, steps, book),
    ' of the ',
    windowWords(told, window, book),
    ' to ',
    book.month(now.to),
    ', from ',
    figureWords(told, start, book),
    ' ',
    whenWords(told, start, book),
    isSaid(told, now, voice) ? '' : [' to ', valueWords(told, now, book)],
  )
}

function windowWords(
  told: Told,
  window: number,
  book: FigureBook,
): readonly (string | ReturnType<typeof enterCount>)[] {
  return [enterCount(told, `months of the trend, ${window}`, window, book), ' months']
}

/** Null unless a trend held until three or more steps ago and none of the steps since has followed it. */
export function findTrendHalted(told: Told, month: Month, window = 12): TrendHalted | null {
  // the longest turn first: it tells best when the trend ended
  for (let steps = 2 * HALTED_AFTER; steps >= HALTED_AFTER; steps--) {
    const before = findTrend(told, addMonths(month, -steps), window)
    const values = rollingValues(told, month, steps)
    if (before === null || values === null) continue
    const printed = values.map(value => printedValue(told, value))
    const moves = printed.slice(1).map((value, i) => value.cmp(printed[i]!))
    const along = before.direction === 'up' ? 1 : -1
    if (moves.every(move => move === -along)) {
      return {
        kind: 'trend_halted',
        told,
        before,
        turned: before.direction === 'up' ? 'down' : 'up',
        steps,
        now: values.at(-1)!,
      }
    }
    if (moves.every(move => move === 0))
      return { kind: 'trend_halted', told, before, turned: 'level', steps, now: values.at(-1)! }
  }
  return null
}

/** `After falling in 9 of the 12 months to August 2019, the 12-month figure ... has risen in each of the 3 months since, to 56.0% ...` */
export function writeTrendHalted(
  { told, before, turned, steps, now }: TrendHalted,
  book: FigureBook,
  voice: Voice,
): Sentence {
  const moved = {
    up: ' has risen in each of the ',
    down: ' has fallen in each of the ',
    level: ' has not moved in the ',
  }[turned]
  const agreeing = enterCount(told, `steps of the trend over ${before.window} to ${before.now.to}`, before.steps, book)
  return makeSentence(
    before.direction === 'up' ? 'after rising in ' : 'after falling in ',
    agreeing,
    ' of the ',
    windowWords(told, before.window, book),
    ' to ',
    book.month(before.now.to),
    ', ',
    rollingSubjectOf(told, voice),
    moved,
    enterCount(told, `months since the trend halted, to ${now.to}`, steps, book),
    ' months since',
    turned === 'level' ? '' : [', from ', figureWords(told, before.now, book)],
    isSaid(told, now, voice) ? '' : [turned === 'level' ? ', at ' : ' to ', valueWords(told, now, book)],
  )
}
