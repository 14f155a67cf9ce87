import { monthRange } from '../../calendar/month.ts'
import { printPeriodEnding } from '../../calendar/period.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { Block } from '../../document/document.ts'
import type { Sentence } from '../../document/figure.ts'
import { sentencesText } from '../../document/text.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { judgingRules } from '../../indicators/judging-rules.ts'
import { extractMarks } from '../../narrative/paragraph.ts'
import type { PackInput, PackSubject } from '../input/pack-input.ts'
import type { DraftSection } from '../model/number-sections.ts'
import type { Edition } from '../model/pack-model.ts'
import { suppressedChart } from '../suppression/suppressed-subject.ts'
import { areaBlocks } from './area-blocks.ts'
import { areaFunnel } from './area-funnel.ts'
import type { AssessedIndicator } from './assess-subjects.ts'
import { commentaryBlock, findCommentary } from './commentary-block.ts'
import { pageId } from './dashboard-table.ts'
import { disproportionality } from './disproportionality/disproportionality.ts'
import { explanationTables } from './explanation.ts'
import { linkedEntries } from './linked-entries.ts'
import { historyMonths, monthTable } from './month-table.ts'
import { monthlyChart } from './monthly-chart.ts'
import { newLevelBlocks } from './new-levels.ts'
import { peerBlocks } from './peer-blocks.ts'
import { periodTable } from './period-table.ts'
import { rareEvents } from './rare-events.ts'
import { verdictFacts } from './verdict-facts.ts'

/** One indicator's page: what is said of it, its chart with the table of the same months, its areas, and where it comes from. */
export function indicatorPage(input: PackInput, assessed: AssessedIndicator, book: FigureBook): DraftSection {
  const { board, edition, pack } = input
  const { subject, narrative } = assessed
  const { indicator } = subject
  const { sentences, notice, comparisons } = narrative
  const commentary = findCommentary(input.registers.commentary, assessed)
  // what compares months with months says nothing of quarters and years
  const isMonthly = indicator.frequency === 'month'
  return {
    id: pageId(indicator.id),
    heading: indicator.name,
    form: 'sheet',
    blocks: [
      ...(sentences.length > 0 ? [paragraph(notice === null ? sentences : [...sentences, notice])] : []),
      ...(commentary === null ? [] : [commentaryBlock(board, commentary, assessed.isSuppressed)]),
      ...linkedEntries(input, indicator),
      ...newLevelBlocks(assessed, book),
      ...trend(board, assessed, pack.historyMonths, book),
      ...explanationTables(assessed, book),
      ...(isMonthly ? verdictFacts(board, assessed, book) : []),
      ...otherComparisons(comparisons, notice),
      ...peerBlocksOf(assessed, edition, book),
      ...(assessed.isSuppressed || !isMonthly ? [] : rareEvents(subject, book)),
      ...(isMonthly ? areaBlocks(board, assessed, book) : []),
      ...(isMonthly ? areaFunnel(board, assessed, book) : []),
      ...disproportionality(board, subject, assessed.parts, book),
      about(subject, sentences),
    ],
  }
}

/** Rates of other bodies were given to the Board, and are not printed one by one for the public. */
function peerBlocksOf({ subject, judgement }: AssessedIndicator, edition: Edition, book: FigureBook): Block[] {
  return judgement === null || edition === 'public' ? [] : peerBlocks(subject, judgement.versusPeers, book)
}

const paragraph = (sentences: readonly Sentence[]): Block => ({ kind: 'paragraph', sentences })

/** What else may be compared, each under the term to look for it by, and once what of it is not firm. */
function otherComparisons(
  comparisons: AssessedIndicator['narrative']['comparisons'],
  alreadySaid: Sentence | null,
): Block[] {
  if (comparisons.length === 0) return []
  const { sentences, notice: found } = extractMarks(comparisons.map(({ words }) => words))
  const notice = alreadySaid === null ? found : null
  const facts = comparisons.map(({ term }, i) => ({ term, words: sentences[i]! }))
  return [{ kind: 'facts', facts: notice === null ? facts : [...facts, { term: 'Not yet firm', words: notice }] }]
}

function trend(board: BoardFile, assessed: AssessedIndicator, historyLength: number, book: FigureBook): Block[] {
  const { subject, isSuppressed } = assessed
  const first = [...subject.series.keys()].sort()[0]
  if (subject.row === null || first === undefined) {
    const words =
      subject.held !== undefined
        ? [`The figures of ${subject.indicator.name} for ${subject.areaName} wait to be confirmed by their supplier.`]
        : [`No figure of ${subject.indicator.name} has been received for ${subject.areaName}.`]
    return [{ kind: 'callout', tone: 'gap', heading: 'No data', sentences: [words] }]
  }
  const { from, to } = historyMonths(first, subject.row.dataTo, historyLength)
  const { frequency } = subject.indicator
  const ends = [...subject.series.keys()].filter(month => month >= from && month <= to).sort()
  const table: Block = {
    kind: 'table',
    table: frequency === 'month' ? monthTable(subject, monthRange(from, to), book) : periodTable(subject, ends, book),
  }
  const rules = judgingRules(board, subject.indicator, subject.area)
  const chart = monthlyChart(subject, rules, from, to, book, { isJudged: !isSuppressed })
  if (chart === null) return [table]
  return [{ kind: 'chart', chart: isSuppressed ? suppressedChart(chart) : chart }, table]
}

function about({ indicator, row }: PackSubject, said: readonly Sentence[]): Block {
  const polarity = {
    up: 'Higher is better.',
    down: 'Lower is better.',
    neutral: 'Neither higher nor lower is good in itself.',
  }
  return {
    kind: 'facts',
    facts: [
      { term: 'What it is', words: [indicator.definition] },
      { term: 'Source', words: [indicator.source] },
      { term: 'Data to', words: [row === null ? 'no data yet' : printPeriodEnding(indicator.frequency, row.dataTo)] },
      { term: 'How to judge it', words: [polarity[indicator.polarity]] },
      ...(indicator.caveat === undefined || sentencesText(said).includes(indicator.caveat)
        ? []
        : [{ term: 'Take care', words: [indicator.caveat] }]),
    ],
  }
}
