import type { StoredCommentary } from '../../../commentary/commentary.ts'
import type { BoardFile } from '../../../config/schema/index.ts'
import type { Chart } from '../../../document/chart.ts'
import type { Block } from '../../../document/document.ts'
import type { Sentence } from '../../../document/figure.ts'
import { sentenceText } from '../../../document/text.ts'
import type { Headline } from '../../../narrative/report/headlines.ts'
import type { DraftSection } from '../../model/number-sections.ts'
import type { AssessedIndicator } from '../assess-subjects.ts'
import { awaitedReason, findCommentary, reasonBlock } from '../commentary-block.ts'

/** Blocks of a report: more would not be read, and would not leave room for the table of all indicators. */
const MAX_EXCEPTIONS = 12
/** Sentences of a block. */
const MAX_SENTENCES = 3
/** Words of a sentence in the report; what needs more stands in the data pack. */
export const MAX_WORDS = 30

/** What the report writes of, and what it only names for want of room. */
export interface Exceptions {
  readonly shown: readonly AssessedIndicator[]
  readonly others: readonly AssessedIndicator[]
}

/** Indicators that the board should look at: those led with, then significant changes and missed targets, most urgent first. */
export function chooseExceptions(assessed: readonly AssessedIndicator[], headlines: readonly Headline[]): Exceptions {
  const rank = new Map(headlines.map(({ indicator }, i) => [indicator, i]))
  const rankOf = ({ subject }: AssessedIndicator) => rank.get(subject.indicator.id) ?? headlines.length
  const candidates = assessed
    .filter(a => a.report !== null && (rankOf(a) < headlines.length || a.narrative.prominence === 'finding'))
    .sort((a, b) => rankOf(a) - rankOf(b) || b.narrative.priority - a.narrative.priority)
  return { shown: candidates.slice(0, MAX_EXCEPTIONS), others: candidates.slice(MAX_EXCEPTIONS) }
}

/** The exceptions by theme, in the board's own order; each a block of fixed shape. */
export function exceptionSections(
  board: BoardFile,
  shown: readonly AssessedIndicator[],
  headlines: readonly Headline[],
  commentary: readonly StoredCommentary[],
  chartOf: (indicator: string) => Chart | null,
): DraftSection[] {
  const used = new Set(headlines.flatMap(headline => headline.used.map(sentenceText)))
  const isNew = (sentence: Sentence) => !used.has(sentenceText(sentence))
  return board.themes.flatMap((theme): DraftSection[] => {
    const members = shown.filter(({ subject }) => subject.indicator.theme === theme.id)
    if (members.length === 0) return []
    const sections = members.map((a): DraftSection => {
      const { id, name } = a.subject.indicator
      const chart = chartOf(id)
      const text = findCommentary(commentary, a)
      const sentences = sentencesOf(a).filter(isNew).slice(0, MAX_SENTENCES)
      return {
        id: `exception-${id}`,
        heading: name,
        form: 'exception',
        ...(text === null && a.subject.row !== null && { awaited: awaitedReason(a, a.subject.row.dataTo) }),
        blocks: [
          ...(chart === null ? [] : [{ kind: 'chart', chart } as const]),
          ...(sentences.length === 0 ? [] : [{ kind: 'paragraph', sentences } satisfies Block]),
          ...(text === null ? [] : [reasonBlock(board, a, text)]),
        ],
      }
    })
    return [{ id: `theme-${theme.id}`, heading: theme.name, blocks: [], sections }]
  })
}

/** What a block may say: the change over the year, the month, what made it up, and what else is known; short sentences only. */
function sentencesOf({ report }: AssessedIndicator): Sentence[] {
  if (report === null) return []
  const { year, hasYearChanged, monthUnderHeading, monthAfterYear, drivers, context } = report
  const change = year === null || !hasYearChanged ? [monthUnderHeading] : [year, monthAfterYear]
  return [...change, drivers, ...context].filter(sentence => sentence !== null).filter(isShort)
}

const isShort = (sentence: Sentence) => sentenceText(sentence).split(/\s+/).length <= MAX_WORDS
