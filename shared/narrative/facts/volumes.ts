import { addMonths, financialYearStart, type Month, monthRange, monthsBetween } from '../../calendar/month.ts'
import type { Sentence } from '../../document/document.ts'
import type { FigureBook } from '../../packs/figure-book.ts'
import { directionOf, sizeWords } from '../difference.ts'
import { listParts, makeSentence, type Part } from '../sentence.ts'
import {
  figureWords,
  findValue,
  levelVerb,
  levelWords,
  nameOf,
  type Told,
  type Value,
  type Voice,
  valueWords,
  whenWords,
} from '../telling.ts'
import type { Comparison } from './comparison.ts'

/** A total from a start to the newest month, or over a closed span. */
export interface Volume {
  readonly kind: 'volume_to_date' | 'volume_in_period'
  readonly told: Told
  readonly now: Value
}

/** Year to date against the same months of the year before. */
export interface YearToDate extends Comparison {
  readonly kind: 'ytd_vs_same_period_last_year'
}

/** Part of a year against a whole one: said to be so. */
export interface YearToDateOnFullYear {
  readonly kind: 'ytd_vs_prior_full_year'
  readonly told: Told
  readonly now: Value
  readonly fullYear: Value
}

/** The same three months over several years, the oldest first. */
export interface SameQuarter {
  readonly kind: 'same_quarter_series'
  readonly told: Told
  readonly quarters: readonly Value[]
}

/** A count over the months from `start` to `month`; null where one is missing. */
export function findVolume(kind: Volume['kind'], told: Told, start: Month, month: Month): Volume | null {
  const now = findValue(told, monthRange(start, month))
  return now && told.indicator.aggregation === 'count' ? { kind, told, now } : null
}

/** `... came to 113 arrests in the 2 months from March 2020 to April 2020.` A total to date says so. */
export function writeVolume({ kind, told, now }: Volume, book: FigureBook, voice: Voice): Sentence {
  return makeSentence(levelWords(told, now, book, voice), kind === 'volume_to_date' ? ' so far' : '')
}

/** The financial year to date against the same months before; `start` names another first month, e.g. January. */
export function findYearToDate(told: Told, month: Month, start: Month = financialYearStart(month)): YearToDate | null {
  const now = findValue(told, monthRange(start, month))
  const then = findValue(told, monthRange(addMonths(start, -12), addMonths(month, -12)))
  const carried = told.indicator.aggregation !== 'headcount' && !told.indicator.withoutColumns.includes('year-to-date')
  return now && then && carried ? { kind: 'ytd_vs_same_period_last_year', told, now, then: [then] } : null
}

/** Null where the year to date is itself a whole year: then there is nothing to be warned of. */
export function findYearToDateOnFullYear(
  told: Told,
  month: Month,
  start: Month = financialYearStart(month),
): YearToDateOnFullYear | null {
  const now = findValue(told, monthRange(start, month))
  const fullYear = findValue(told, monthRange(addMonths(start, -12), addMonths(start, -1)))
  return now && fullYear && told.indicator.aggregation === 'count' && monthsBetween(start, month) < 11
    ? { kind: 'ytd_vs_prior_full_year', told, now, fullYear }
    : null
}

/** `... came to 324 seizures in the 4 months from ..., against 229 in the whole of the 12 months to December 2019: part of a year is set against a whole one, and is already 95 (41.5%) higher.` */
export function writeYearToDateOnFullYear(
  { told, now, fullYear }: YearToDateOnFullYear,
  book: FigureBook,
  voice: Voice,
): Sentence {
  const direction = directionOf(told, now, fullYear)
  const change: Part[] =
    direction === 'up'
      ? [', and is already ', ...sizeWords(told, now, fullYear, book), ' higher']
      : direction === 'down'
        ? [', so no change can be read from it']
        : [', and has already reached it']
  return makeSentence(
    levelWords(told, now, book, voice),
    ', against ',
    figureWords(told, fullYear, book),
    ' ',
    whenWords(told, fullYear, book),
    ': part of a year is set against a whole one',
    change,
  )
}

/** The three months ending with `month` in this and the `years` years before; null where a month is missing. */
export function findSameQuarter(told: Told, month: Month, years: number): SameQuarter | null {
  const quarters = Array.from({ length: years + 1 }, (_, i) => {
    const last = addMonths(month, -12 * (years - i))
    return findValue(told, monthRange(addMonths(last, -2), last))
  })
  return quarters.every((value): value is Value => value !== null) && years >= 1
    ? { kind: 'same_quarter_series', told, quarters }
    : null
}

/** `... came to 72 in the 3 months from January 2016 to March 2016, 1,267 in ... and 7,366 in ...` */
export function writeSameQuarter({ told, quarters }: SameQuarter, book: FigureBook, voice: Voice): Sentence {
  const items = quarters.map(
    (value, i): Part => [
      ...(i === 0 ? valueWords : figureWords)(told, value, book),
      ' ',
      ...whenWords(told, value, book),
    ],
  )
  return makeSentence(`${voice === 'named' ? nameOf(told) : 'it'} ${levelVerb(told)} `, listParts(items))
}
