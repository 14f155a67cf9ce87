import type { Month } from '../calendar/month.ts'
import type { Sentence } from '../document/figure.ts'
import type { FigureBook } from '../figures/figure-book.ts'
import type { Fact } from './fact.ts'
import type { IndicatorInput } from './indicator-input.ts'
import { findMonthRecord, writeMonth } from './month-sentence.ts'
import type { Subject } from './words/subject.ts'
import { findYear, writeYear } from './year-sentence.ts'

/** What an indicator's own page begins with, and the kinds of facts that it covers. */
export interface Opening {
  readonly sentences: readonly Sentence[]
  readonly covered: ReadonlySet<Fact['kind']>
}

/**
 * The change over the year, where `hasYear` asks for it, and the month on the same month of last year; each with whether it is real. `isNamed`: a
 * sentence before has named the indicator.
 */
export function writeOpening(
  input: IndicatorInput,
  month: Month,
  { hasYear, isNamed }: { readonly hasYear: boolean; readonly isNamed: boolean },
  book: FigureBook,
): Opening {
  const { indicator, area, areaName, isWhole, series, judgement } = input
  const subject: Subject = { indicator, area, areaName, isWhole, series }
  const year = hasYear ? findYear(subject, month) : null
  const ofMonth = writeMonth(
    subject,
    month,
    judgement.versusOneYear,
    year,
    year !== null ? 'year' : isNamed ? 'heading' : 'nothing',
    book,
  )
  const ofYear = year === null ? null : writeYear(subject, year, judgement.versusBenchmark, book)
  const isYearJudged = indicator.benchmark.kind === 'previous-twelve-months'
  const record = ofMonth === null ? null : findMonthRecord(subject, month)
  const covered: Fact['kind'][] = [
    ...(ofYear === null ? [] : (['rolling12_vs_prior_rolling12'] as const)),
    ...(ofYear === null || !isYearJudged ? [] : (['vs_benchmark'] as const)),
    ...(ofMonth === null ? [] : (['month_vs_same_month_last_year', 'vs_1yr_avg', 'stable_or_comparable'] as const)),
    ...(record === null ? [] : [record.kind]),
  ]
  return { sentences: [ofYear, ofMonth].filter(sentence => sentence !== null), covered: new Set(covered) }
}
