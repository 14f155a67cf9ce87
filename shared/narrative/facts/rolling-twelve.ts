import { addMonths, type Month, monthRange, monthsBetween, monthsEnding } from '../../calendar/month.ts'
import type { Sentence } from '../../document/document.ts'
import type { FigureBook } from '../../packs/figure-book.ts'
import { comparisonWords } from '../difference.ts'
import { makeSentence } from '../sentence.ts'
import { comparedWords, findValue, levelWords, type Told, type Value, type Voice } from '../telling.ts'
import type { Comparison } from './comparison.ts'

/** Twelve months against the twelve before, the twelve to a month earlier, or an earlier release of the same figure. */
export interface RollingTwelve extends Comparison {
  readonly kind: 'rolling12_vs_prior_rolling12' | 'rolling12_vs_last_month' | 'rolling12_vs_prior_release'
}

/** Twelve months to a month against a calendar year: the spans are printed, and how far they overlap. */
export interface RollingOnCalendarYear {
  readonly kind: 'rolling12_vs_calendar_year'
  readonly told: Told
  readonly now: Value
  readonly year: Value
  /** Months that are in both spans. */
  readonly shared: number
}

/** A total or rate of twelve months, compared with nothing. */
export interface RollingLevel {
  readonly kind: 'rolling12_level'
  readonly told: Told
  readonly now: Value
}

/** The figure over the twelve months ending with `month`; null for headcounts and where a month is missing. */
export function findRolling(told: Told, month: Month): Value | null {
  const carried =
    told.indicator.aggregation !== 'headcount' && !told.indicator.withoutColumns.includes('rolling-12-months')
  return carried ? findValue(told, monthsEnding(month, 12)) : null
}

export function findRollingOnPrior(told: Told, month: Month): RollingTwelve | null {
  return findRollingPair(told, month, addMonths(month, -12), 'rolling12_vs_prior_rolling12')
}

export function findRollingOnLastMonth(told: Told, month: Month): RollingTwelve | null {
  return findRollingPair(told, month, addMonths(month, -1), 'rolling12_vs_last_month')
}

/** Against the release before, whose twelve months ended with `earlier`. */
export function findRollingOnRelease(told: Told, month: Month, earlier: Month): RollingTwelve | null {
  return findRollingPair(told, month, earlier, 'rolling12_vs_prior_release')
}

function findRollingPair(told: Told, month: Month, earlier: Month, kind: RollingTwelve['kind']): RollingTwelve | null {
  const now = findRolling(told, month)
  const then = findRolling(told, earlier)
  return now && then ? { kind, told, now, then: [then] } : null
}

export function findRollingLevel(told: Told, month: Month): RollingLevel | null {
  const now = findRolling(told, month)
  return now && { kind: 'rolling12_level', told, now }
}

/** @param year the calendar year, `2016` */
export function findRollingOnCalendarYear(told: Told, month: Month, year: number): RollingOnCalendarYear | null {
  const first = `${year}-01`
  const now = findRolling(told, month)
  const whole = findValue(told, monthRange(first, addMonths(first, 11)))
  if (now === null || whole === null) return null
  const shared = Math.max(0, 12 - Math.abs(monthsBetween(whole.to, month)))
  return { kind: 'rolling12_vs_calendar_year', told, now, year: whole, shared }
}

export function writeRollingOnCalendarYear(
  { told, now, year, shared }: RollingOnCalendarYear,
  book: FigureBook,
  voice: Voice,
): Sentence {
  const months = book.derived({
    indicator: '',
    area: '',
    measure: `months shared by ${now.to} and ${year.to}`,
    exact: shared,
    decimals: 0,
  })
  return makeSentence(
    comparedWords(told, now, book, voice),
    comparisonWords(told, now, year, book),
    shared === 0 ? '' : ['; the two periods share ', months, shared === 1 ? ' month' : ' months'],
  )
}

export function writeRollingLevel({ told, now }: RollingLevel, book: FigureBook, voice: Voice): Sentence {
  return makeSentence(levelWords(told, now, book, voice))
}
