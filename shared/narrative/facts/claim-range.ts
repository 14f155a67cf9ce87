import type { Month } from '../../calendar/month.ts'
import type { Figure } from '../../document/figure.ts'
import type { JudgedQuestion } from '../../figures/claim.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import type { Subject } from '../words/subject.ts'

/** What a verdict compares with. */
export type VerdictKind = 'vs_1yr_avg' | 'vs_3yr_avg' | 'vs_benchmark'

const QUESTIONS = { vs_1yr_avg: 'month', vs_3yr_avg: 'three-years', vs_benchmark: 'year' } as const

/** The judgement that a verdict's words rest on. */
export function questionOf(against: VerdictKind): (typeof QUESTIONS)[VerdictKind] {
  return QUESTIONS[against]
}

/** Has the printed ends of a range checked beside the published judgement. */
export function claimRange(
  { indicator, area }: Subject,
  question: JudgedQuestion,
  month: Month,
  confidencePercent: number,
  [lower, upper]: readonly [Figure, Figure],
  book: FigureBook,
): void {
  const about = { indicator: indicator.id, area, question, month, confidencePercent }
  book.claim({ kind: 'range', ...about, lower: lower.printed, upper: upper.printed })
}
