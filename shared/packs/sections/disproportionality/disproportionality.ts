import type { BoardFile } from '../../../config/schema/index.ts'
import type { Block } from '../../../document/document.ts'
import type { FigureBook } from '../../../figures/figure-book.ts'
import type { PackSubject } from '../../input/pack-input.ts'
import { countGroups } from './count-groups.ts'
import { groupSentences } from './group-sentences.ts'
import { groupTable } from './group-table.ts'

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
  const grouped = (board.policeUk?.groups ?? []).flatMap(group => {
    const subject = parts.find(part => part.indicator.id === group.indicator)
    return subject === undefined ? [] : [{ group, subject }]
  })
  const dimensions = [...new Set(grouped.map(({ group }) => group.dimension))]
  return dimensions.flatMap((dimension): Block[] => {
    const counted = countGroups(
      dimension,
      whole,
      grouped.filter(({ group }) => group.dimension === dimension),
    )
    if (counted === null) return []
    return [
      { kind: 'paragraph', sentences: groupSentences(counted, book) },
      { kind: 'table', table: groupTable(counted, book) },
    ]
  })
}
