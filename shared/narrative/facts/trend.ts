import { addMonths, type Month } from '../../calendar/month.ts'
import type { Sentence } from '../../document/figure.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { printedValue } from '../words/difference.ts'
import { enterCount, figureWords, valueWords } from '../words/figure-words.ts'
import { isAlreadyGiven, rollingSubjectWords, type SubjectNaming } from '../words/naming.ts'
import { whenWords } from '../words/period-words.ts'
import { makeSentence } from '../words/sentence.ts'
import type { Subject, Value } from '../words/subject.ts'
import { findRolling } from './rolling-twelve.ts'

/** Which way the rolling twelve months have gone over a window of months. */
export interface Trend {
  readonly kind: 'trend_direction'
  readonly subject: Subject
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
  readonly subject: Subject
  readonly before: Trend
  readonly turned: 'up' | 'down' | 'level'
  /** Newest steps that no longer follow the trend. */
  readonly steps: number
  readonly now: Value
}

/** Steps that must agree before a direction is called a trend: two in three. */
const MIN_AGREEMENT = 2 / 3
/** Steps after which a trend counts as halted. */
const MIN_HALTED_STEPS = 3

/**
 * The direction of the rolling twelve months over `window` steps: at least two steps in three must go one way, and the
 * last figure must lie beyond the first, both as printed. 12 for the long term, 3 to 6 for the recent.
 */
export function findTrend(subject: Subject, month: Month, window = 12): Trend | null {
  const values = rollingValues(subject, month, window)
  if (values === null) return null
  const printed = values.map(value => printedValue(subject, value))
  const steps = printed.slice(1).map((value, i) => value.cmp(printed[i]!))
  const overall = printed.at(-1)!.cmp(printed[0]!)
  const agreeing = steps.filter(step => step === overall).length
  if (overall === 0 || agreeing < Math.ceil(window * MIN_AGREEMENT)) return null
  return {
    kind: 'trend_direction',
    subject,
    direction: overall > 0 ? 'up' : 'down',
    steps: agreeing,
    window,
    now: values.at(-1)!,
    start: values[0]!,
  }
}

function rollingValues(subject: Subject, month: Month, window: number): Value[] | null {
  const values = Array.from({ length: window + 1 }, (_, i) => findRolling(subject, addMonths(month, i - window)))
  return values.every((value): value is Value => value !== null) ? values : null
}

/** `The 12-month figure for Emergency Care rose in 10 of the 12 months to March 2018, from 58,060 in the 12 months to March 2017 to 66,192 ...` */
export function writeTrend(
  { subject, direction, steps, window, now, start }: Trend,
  book: FigureBook,
  naming: SubjectNaming,
): Sentence {
  return makeSentence(
    rollingSubjectWords(subject, naming),
    direction === 'up' ? ' rose in ' : ' fell in ',
    enterCount(subject, `steps of the trend over ${window} to ${now.to}`, steps, book),
    ' of the ',
    windowWords(subject, window, book),
    ' to ',
    book.month(now.to),
    ', from ',
    figureWords(subject, start, book),
    ' ',
    whenWords(subject, start, book),
    isAlreadyGiven(subject, now, naming) ? '' : [' to ', valueWords(subject, now, book)],
  )
}

function windowWords(
  subject: Subject,
  window: number,
  book: FigureBook,
): readonly (string | ReturnType<typeof enterCount>)[] {
  return [enterCount(subject, `months of the trend, ${window}`, window, book), ' months']
}

/** Null unless a trend held until three or more steps ago and none of the steps since has followed it. */
export function findTrendHalted(subject: Subject, month: Month, window = 12): TrendHalted | null {
  // the longest turn first: it tells best when the trend ended
  for (let steps = 2 * MIN_HALTED_STEPS; steps >= MIN_HALTED_STEPS; steps--) {
    const before = findTrend(subject, addMonths(month, -steps), window)
    const values = rollingValues(subject, month, steps)
    if (before === null || values === null) continue
    const printed = values.map(value => printedValue(subject, value))
    const moves = printed.slice(1).map((value, i) => value.cmp(printed[i]!))
    const along = before.direction === 'up' ? 1 : -1
    if (moves.every(move => move === -along)) {
      return {
        kind: 'trend_halted',
        subject,
        before,
        turned: before.direction === 'up' ? 'down' : 'up',
        steps,
        now: values.at(-1)!,
      }
    }
    if (moves.every(move => move === 0))
      return { kind: 'trend_halted', subject, before, turned: 'level', steps, now: values.at(-1)! }
  }
  return null
}

/** `After falling in 9 of the 12 months to August 2019, the 12-month figure ... has risen in each of the 3 months since, to 56.0% ...` */
export function writeTrendHalted(
  { subject, before, turned, steps, now }: TrendHalted,
  book: FigureBook,
  naming: SubjectNaming,
): Sentence {
  const moved = {
    up: ' has risen in each of the ',
    down: ' has fallen in each of the ',
    level: ' has not moved in the ',
  }[turned]
  const agreeing = enterCount(
    subject,
    `steps of the trend over ${before.window} to ${before.now.to}`,
    before.steps,
    book,
  )
  return makeSentence(
    before.direction === 'up' ? 'after rising in ' : 'after falling in ',
    agreeing,
    ' of the ',
    windowWords(subject, before.window, book),
    ' to ',
    book.month(before.now.to),
    ', ',
    rollingSubjectWords(subject, naming),
    moved,
    enterCount(subject, `months since the trend halted, to ${now.to}`, steps, book),
    ' months since',
    turned === 'level' ? '' : [', from ', figureWords(subject, before.now, book)],
    isAlreadyGiven(subject, now, naming) ? '' : [turned === 'level' ? ', at ' : ' to ', valueWords(subject, now, book)],
  )
}
