import {
  addMonths,
  financialYearStart,
  MONTH_NAMES,
  type Month,
  monthOfYear,
  monthRange,
  monthsBetween,
} from '../../calendar/month.ts'
import type { Sentence } from '../../document/figure.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { directionOf, sizeWords } from '../words/difference.ts'
import { figureWords, valueWords } from '../words/figure-words.ts'
import { levelWords } from '../words/level-words.ts'
import { type SubjectNaming, subjectName } from '../words/naming.ts'
import { whenWords } from '../words/period-words.ts'
import { listParts, makeSentence, type Part } from '../words/sentence.ts'
import { findValue, type Subject, type Value } from '../words/subject.ts'
import type { Comparison } from './comparison.ts'

/** A total from a start to the newest month, or over a closed span. */
export interface Volume {
  readonly kind: 'volume_to_date' | 'volume_in_period'
  readonly subject: Subject
  readonly now: Value
}

/** Year to date against the same months of the year before. */
export interface YearToDate extends Comparison {
  readonly kind: 'ytd_vs_same_period_last_year'
}

/** Part of a year against a whole one: said to be so. */
export interface YearToDateVersusFullYear {
  readonly kind: 'ytd_vs_prior_full_year'
  readonly subject: Subject
  readonly now: Value
  readonly fullYear: Value
}

/** The same three months over several years, the oldest first. */
export interface SameQuarter {
  readonly kind: 'same_quarter_series'
  readonly subject: Subject
  readonly quarters: readonly Value[]
}

/** A count over the months from `start` to `month`; null where one is missing. */
export function findVolume(kind: Volume['kind'], subject: Subject, start: Month, month: Month): Volume | null {
  const now = findValue(subject, monthRange(start, month))
  return now && subject.indicator.aggregation === 'count' ? { kind, subject, now } : null
}

/** `... came to 113 transfers in the 2 months from March 2020 to April 2020.` A total to date says so. */
export function writeVolume({ kind, subject, now }: Volume, book: FigureBook, naming: SubjectNaming): Sentence {
  return makeSentence(levelWords(subject, now, book, naming), kind === 'volume_to_date' ? ' so far' : '')
}

/** The financial year to date against the same months before; `start` names another first month, e.g. January. */
export function findYearToDate(
  subject: Subject,
  month: Month,
  start: Month = financialYearStart(month),
): YearToDate | null {
  const now = findValue(subject, monthRange(start, month))
  const then = findValue(subject, monthRange(addMonths(start, -12), addMonths(month, -12)))
  const isReported =
    subject.indicator.aggregation !== 'headcount' && !subject.indicator.withoutColumns.includes('year-to-date')
  return now && then && isReported ? { kind: 'ytd_vs_same_period_last_year', subject, now, then: [then] } : null
}

/** Null where the year to date is itself a whole year: then there is nothing to be warned of. */
export function findYearToDateVersusFullYear(
  subject: Subject,
  month: Month,
  start: Month = financialYearStart(month),
): YearToDateVersusFullYear | null {
  const now = findValue(subject, monthRange(start, month))
  const fullYear = findValue(subject, monthRange(addMonths(start, -12), addMonths(start, -1)))
  return now && fullYear && subject.indicator.aggregation === 'count' && monthsBetween(start, month) < 11
    ? { kind: 'ytd_vs_prior_full_year', subject, now, fullYear }
    : null
}

/** `... came to 324 seizures in the 4 months from ..., against 229 in the whole of the 12 months to December 2019: part of a year is set against a whole one, and is already 95 (41.5%) higher.` */
export function writeYearToDateVersusFullYear(
  { subject, now, fullYear }: YearToDateVersusFullYear,
  book: FigureBook,
  naming: SubjectNaming,
): Sentence {
  const direction = directionOf(subject, now, fullYear)
  const change: Part[] =
    direction === 'up'
      ? [', and is already ', ...sizeWords(subject, now, fullYear, book), ' higher']
      : direction === 'down'
        ? [', so no change can be read from it']
        : [', and has already reached it']
  return makeSentence(
    levelWords(subject, now, book, naming),
    ', against ',
    figureWords(subject, fullYear, book),
    ' ',
    whenWords(subject, fullYear, book),
    ': part of a year is set against a whole one',
    change,
  )
}

/** The three months ending with `month` in this and the `years` years before; null where a month is missing. */
export function findSameQuarter(subject: Subject, month: Month, years: number): SameQuarter | null {
  const quarters = Array.from({ length: years + 1 }, (_, i) => {
    const last = addMonths(month, -12 * (years - i))
    return findValue(subject, monthRange(addMonths(last, -2), last))
  })
  return quarters.every((value): value is Value => value !== null) && years >= 1
    ? { kind: 'same_quarter_series', subject, quarters }
    : null
}

/** `January to March: 7,366 attendances in 2018, 1,267 in 2017 and 72 in 2016.` */
export function writeSameQuarter(
  { subject, quarters }: SameQuarter,
  book: FigureBook,
  naming: SubjectNaming,
): Sentence {
  const items = [...quarters].reverse().map((value, i): Part => {
    const year = value.to.slice(0, 4)
    return [
      ...(i === 0 ? valueWords : figureWords)(subject, value, book),
      ' in ',
      book.words('', '', `year ${year}`, year),
    ]
  })
  const { from, to } = quarters[0]!
  const span = `${MONTH_NAMES[monthOfYear(from) - 1]!} to ${MONTH_NAMES[monthOfYear(to) - 1]!}`
  return makeSentence(naming === 'named' ? `${subjectName(subject)}, ${span}: ` : `${span}: `, listParts(items))
}
