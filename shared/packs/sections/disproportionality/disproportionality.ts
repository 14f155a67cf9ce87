import type { BoardFile } from '../../../config/schema/index.ts'
import type { Block } from '../../../document/document.ts'
import type { FigureBook } from '../../../figures/figure-book.ts'
import type { PackSubject } from '../../input/pack-input.ts'
import { countGroups } from './count-groups.ts'
import { groupSentences } from './group-sentences.ts'
import { groupTable } from './group-table.ts'

/** Of all intervals of a page together. */
const CONFIDENCE = 0.95

/** Confidence of each interval, so that all of them together are right in 95% of packs (Bonferroni). */
const confidenceOfEach = (comparisons: number) => 1 - (1 - CONFIDENCE) / Math.max(1, comparisons)

/**
 * Who was searched: for each dimension of the board's groups a table and what it comes to in words. Nothing for an indicator
 * whose breakdowns are not groups of the board's file.
 *
 * @param parts the breakdowns of the whole, in the same area
 */
export function disproportionality(
  board: BoardFile,
  whole: PackSubject,
  parts: readonly PackSubject[],
  book: FigureBook,
): Block[] {
  const grouped = board.groups.flatMap(group => {
    const subject = parts.find(part => part.indicator.id === group.indicator)
    return subject === undefined ? [] : [{ group, subject }]
  })
  const dimensions = [...new Set(grouped.map(({ group }) => group.dimension))]
  const countAll = (confidence: number) =>
    dimensions.flatMap(
      dimension =>
        countGroups(
          dimension,
          whole,
          grouped.filter(({ group }) => group.dimension === dimension),
          confidence,
        ) ?? [],
    )
  const comparisons = countAll(CONFIDENCE).flatMap(({ groups }) => groups.filter(one => one.comparison !== null)).length
  return countAll(confidenceOfEach(comparisons)).flatMap((counted): Block[] => [
    { kind: 'paragraph', sentences: groupSentences(counted, book) },
    { kind: 'table', table: groupTable(counted, book) },
  ])
}
