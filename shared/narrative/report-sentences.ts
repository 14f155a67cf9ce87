import type { Sentence } from '../document/figure.ts'
import type { FigureBook } from '../figures/figure-book.ts'
import { writeContext, writeDriversOf } from './context-sentences.ts'
import type { IndicatorInput } from './indicator-input.ts'
import { type After, writeMonth } from './month-sentence.ts'
import { firmOrNone } from './paragraph.ts'
import type { Subject } from './words/subject.ts'
import { findYear, percentOf, writeYear } from './year-sentence.ts'

/** What the report may say of an indicator, each in a sentence of its own: change first, then size, then whether it is real. */
export interface ReportSentences {
  /** The last twelve months on the twelve before; null where either is incomplete. */
  readonly year: Sentence | null
  /** Whether the change over the year is judged to be one. */
  readonly hasYearChanged: boolean
  /** The month on the same month of last year, and on what was expected of it; null without both months. */
  readonly month: Sentence | null
  /** The month again, under a heading that names the indicator. */
  readonly monthUnderHeading: Sentence | null
  /** And again, for a reader who has just read of the year. */
  readonly monthAfterYear: Sentence | null
  /** What made up the change over the year: parts or areas; null where none are held. */
  readonly drivers: Sentence | null
  /** What a reader must know before judging, in the board's own words. */
  readonly caveat: Sentence | null
  /** Everything else worth a line: a missed target, a run, similar peers, areas; most telling first. */
  readonly context: readonly Sentence[]
  /** Which way the year went, in per cent of the year before; null where it is not known. */
  readonly yearChangePercent: number | null
}

/** Null for an indicator without a month. */
export function writeReportSentences(input: IndicatorInput, book: FigureBook): ReportSentences | null {
  const { indicator, area, areaName, isWhole, series, month, judgement } = input
  if (month === null) return null
  const subject: Subject = { indicator, area, areaName, isWhole, series }
  const year = findYear(subject, month)
  const write = (after: After) => firmOrNone(writeMonth(subject, month, judgement.versusOneYear, year, after, book))
  return {
    year: firmOrNone(year === null ? null : writeYear(subject, year, judgement.versusBenchmark, book)),
    hasYearChanged: judgement.versusBenchmark.word === 'Higher' || judgement.versusBenchmark.word === 'Lower',
    month: write('nothing'),
    monthUnderHeading: write('heading'),
    monthAfterYear: write('year'),
    drivers: writeDriversOf(input, subject, month, book),
    caveat: indicator.caveat === undefined ? null : [indicator.caveat],
    context: writeContext(input, subject, month, book),
    yearChangePercent: year === null ? null : percentOf(year),
  }
}
