import type { Month } from '../calendar/month.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import type { Chart } from '../document/chart.ts'
import { listCharts } from '../document/walk.ts'
import type { FigureBook } from '../figures/figure-book.ts'
import {
  chooseHeadlines,
  type HeadlineCandidate,
  writeHeadline,
  writeNoHeadline,
} from '../narrative/report/headlines.ts'
import { missingIndicators, supplierTitles } from './gate/check-data.ts'
import type { PackInput } from './input/pack-input.ts'
import type { DraftSection } from './model/number-sections.ts'
import type { PackModel } from './model/pack-model.ts'
import type { AssessedIndicator } from './sections/assess-subjects.ts'
import { findCommentary } from './sections/commentary-block.ts'
import { correctionSection } from './sections/correction.ts'
import { pageId } from './sections/dashboard-table.ts'
import { freeSections } from './sections/free-sections.ts'
import { newLevelQuestion } from './sections/new-levels.ts'
import { otherTables } from './sections/other-tables.ts'
import { chooseExceptions, exceptionSections } from './sections/report/exceptions.ts'
import { indicatorTable } from './sections/report/indicator-table.ts'
import { awaitedCommentary, missingLine } from './sections/report/page-one.ts'
import { isTooNew } from './sections/short-history.ts'

/** Page one and what follows it: what changed, what is missing, the exceptions by theme, every indicator on one line. */
export function buildReport(
  input: PackInput,
  assessed: readonly AssessedIndicator[],
  pages: readonly DraftSection[],
  month: Month,
  book: FigureBook,
): Pick<PackModel, 'headline' | 'missing' | 'asked'> & { readonly report: readonly DraftSection[] } {
  const { board, pack, registers } = input
  const headlines = chooseHeadlines(assessed.flatMap(toCandidate), pack.priorities).flatMap(
    candidate => writeHeadline(candidate) ?? [],
  )
  const { shown, others } = chooseExceptions(assessed, headlines)
  const awaited = awaitedCommentary(board, shown, a => findCommentary(registers.commentary, a) !== null)
  const lacking = missingIndicators(input, month)
  const printed = (indicators: readonly Indicator[]) =>
    indicators.filter(({ id }) => assessed.some(a => a.subject.indicator.id === id))
  const missing = missingLine(
    {
      figures: printed(lacking.late).map(({ name }) => name),
      unconfirmed: printed(lacking.unconfirmed).map(({ name, feed }) => ({ name, from: supplierTitles(board, feed) })),
      commentary: awaited,
    },
    book,
  )
  const named = others.map(({ subject }) => subject.indicator.name).join('; ')
  const drafts: DraftSection[] = [
    ...(input.corrects === undefined ? [] : [correctionSection(input, input.corrects, book)]),
    ...exceptionSections(board, shown, headlines, registers.commentary, id => chartsOf(pages, id)[0] ?? null),
    ...freeSections(input, 'report', 'texts'),
    {
      id: 'all-indicators',
      heading: 'Every indicator',
      blocks: [
        ...(others.length === 0
          ? []
          : [{ kind: 'paragraph' as const, sentences: [[`Also outside what was expected: ${named}.`]] }]),
        { kind: 'table', table: indicatorTable(assessed, book) },
      ],
    },
    ...otherTables(input, 'report', book),
    ...freeSections(input, 'report', 'footnotes'),
  ]
  const tooNew = assessed.filter(isTooNew).length
  return {
    headline:
      headlines.length > 0
        ? headlines.map(({ line }) => line)
        : [writeNoHeadline({ of: assessed.length, tooNew }, month, book)],
    missing,
    asked: newLevelQuestion(assessed, headlines, book),
    report: drafts,
  }
}

function toCandidate({ subject: { indicator }, judgement, report }: AssessedIndicator): HeadlineCandidate[] {
  return judgement === null || report === null ? [] : [{ indicator, judgement, report }]
}

/** Charts of an indicator's page, for its block of the report. */
function chartsOf(pages: readonly DraftSection[], indicator: string): Chart[] {
  const page = pages.find(({ id }) => id === pageId(indicator))
  return page === undefined ? [] : listCharts([page])
}
