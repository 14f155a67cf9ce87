import { monthsBetween } from '../../calendar/month.ts'
import type { Block } from '../../document/document.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { makeSentence, type Part } from '../../narrative/words/sentence.ts'
import { MIN_HISTORY_MONTHS } from '../../statistics/reference-period.ts'
import type { AssessedIndicator } from './assess-subjects.ts'

/** True where the indicator is not judged because too few months lie before its newest. */
export function isTooNew({ subject, judgement, isSuppressed }: AssessedIndicator): boolean {
  const first = [...subject.series.keys()].sort()[0]
  if (isSuppressed || subject.row === null || first === undefined || judgement?.versusOneYear.word !== 'n/a')
    return false
  return monthsBetween(first, subject.row.dataTo) < MIN_HISTORY_MONTHS['12-months-before']
}

/** What a reader should make of indicators with little history: n/a, no range on the chart, and no season. Nothing where all have enough. */
export function shortHistoryBlocks(assessed: readonly AssessedIndicator[], book: FigureBook): Block[] {
  const short = assessed.filter(isTooNew)
  if (short.length === 0) return []
  const needed = count('months needed for a verdict', MIN_HISTORY_MONTHS['12-months-before'], book)
  const earliest = short.map(({ subject }) => [...subject.series.keys()].sort()[0]!).sort()[0]!
  const isAll = short.length === assessed.length
  const who: Part[] = isAll
    ? ['every indicator of this paper has']
    : [
        count('indicators with little history', short.length, book),
        ' of ',
        count('indicators', assessed.length, book),
        ' indicators have',
      ]
  const since: Part[] = isAll ? [`, since the figures begin in `, book.month(earliest)] : []
  return [
    paragraph(
      makeSentence(who, ' fewer than the ', needed, ' months of figures before the newest that a verdict needs', since),
      ['So the verdicts of these are n/a, which does not say that nothing changed: nobody can tell yet.'],
    ),
    paragraph(['Their charts have no shaded range yet: too few months lie before these to expect anything of them.']),
    paragraph(
      ['With little more than a year of figures the time of year looks like a change.'],
      [
        'A peak in summer reads as a rise and the autumn after it as a fall, and only a second year can tell them apart.',
      ],
    ),
  ]
}

function count(measure: string, exact: number, book: FigureBook) {
  return book.derived({ indicator: '', area: '', measure, exact, decimals: 0 })
}

const paragraph = (...sentences: Extract<Block, { kind: 'paragraph' }>['sentences'][number][]): Block => ({
  kind: 'paragraph',
  sentences,
})
