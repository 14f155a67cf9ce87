import { addMonths, type Month, monthRange, monthsBetween, monthsEnding } from '../../calendar/month.ts'
import type { Sentence } from '../../document/figure.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { comparisonWords } from '../words/difference.ts'
import { comparisonLeadIn, levelWords } from '../words/level-words.ts'
import type { SubjectNaming } from '../words/naming.ts'
import { makeSentence } from '../words/sentence.ts'
import { findValue, type Subject, type Value } from '../words/subject.ts'
import type { Comparison } from './comparison.ts'

/** Twelve months against the twelve before, the twelve to a month earlier, or an earlier release of the same figure. */
export interface RollingTwelve extends Comparison {
  readonly kind: 'rolling12_vs_prior_rolling12' | 'rolling12_vs_last_month' | 'rolling12_vs_prior_release'
}

/** Twelve months to a month against a calendar year: the spans are printed, and how far they overlap. */
export interface RollingVersusCalendarYear {
  readonly kind: 'rolling12_vs_calendar_year'
  readonly subject: Subject
  readonly now: Value
  readonly year: Value
  /** Months that are in both spans. */
  readonly shared: number
}

/** A total or rate of twelve months, compared with nothing. */
export interface RollingLevel {
  readonly kind: 'rolling12_level'
  readonly subject: Subject
  readonly now: Value
}

/** The figure over the twelve months ending with `month`; null for headcounts and where a month is missing. */
export function findRolling(subject: Subject, month: Month): Value | null {
  const isReported =
    subject.indicator.aggregation !== 'headcount' && !subject.indicator.withoutColumns.includes('rolling-12-months')
  return isReported ? findValue(subject, monthsEnding(month, 12)) : null
}

export function findRollingVersusPrior(subject: Subject, month: Month): RollingTwelve | null {
  return findRollingPair(subject, month, addMonths(month, -12), 'rolling12_vs_prior_rolling12')
}

export function findRollingVersusLastMonth(subject: Subject, month: Month): RollingTwelve | null {
  return findRollingPair(subject, month, addMonths(month, -1), 'rolling12_vs_last_month')
}

/** Against the release before, whose twelve months ended with `earlier`. */
export function findRollingVersusRelease(subject: Subject, month: Month, earlier: Month): RollingTwelve | null {
  return findRollingPair(subject, month, earlier, 'rolling12_vs_prior_release')
}

function findRollingPair(
  subject: Subject,
  month: Month,
  earlier: Month,
  kind: RollingTwelve['kind'],
): RollingTwelve | null {
  const now = findRolling(subject, month)
  const then = findRolling(subject, earlier)
  return now && then ? { kind, subject, now, then: [then] } : null
}

export function findRollingLevel(subject: Subject, month: Month): RollingLevel | null {
  const now = findRolling(subject, month)
  return now && { kind: 'rolling12_level', subject, now }
}

/** @param year the calendar year, `2016` */
export function findRollingVersusCalendarYear(
  subject: Subject,
  month: Month,
  year: number,
): RollingVersusCalendarYear | null {
  const first = `${year}-01`
  const now = findRolling(subject, month)
  const whole = findValue(subject, monthRange(first, addMonths(first, 11)))
  if (now === null || whole === null) return null
  const shared = Math.max(0, 12 - Math.abs(monthsBetween(whole.to, month)))
  return { kind: 'rolling12_vs_calendar_year', subject, now, year: whole, shared }
}

export function writeRollingVersusCalendarYear(
  { subject, now, year, shared }: RollingVersusCalendarYear,
  book: FigureBook,
  naming: SubjectNaming,
): Sentence {
  const months = book.derived({
    indicator: '',
    area: '',
    measure: `months shared by ${now.to} and ${year.to}`,
    exact: shared,
    decimals: 0,
  })
  return makeSentence(
    comparisonLeadIn(subject, now, book, naming),
    comparisonWords(subject, now, year, book),
    shared === 0 ? '' : ['; the two periods share ', months, shared === 1 ? ' month' : ' months'],
  )
}

export function writeRollingLevel({ subject, now }: RollingLevel, book: FigureBook, naming: SubjectNaming): Sentence {
  return makeSentence(levelWords(subject, now, book, naming))
}
