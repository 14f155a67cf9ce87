import type { BoardFile } from '../config/schema/index.ts'
import type { Block } from '../document/document.ts'
import type { Sentence } from '../document/figure.ts'
import type { FigureBook } from '../figures/figure-book.ts'
import { extractMarks, writeFacts } from '../narrative/paragraph.ts'
import { present, registerSentence, verdictOf } from './change-facts.ts'
import { closingReason } from './explain-episode.ts'
import { type AlertUpdate, updateSubjects } from './updates.ts'

/** A change that is over: what was reported, why it is over, and the figure that shows it. */
export function closingBlock(board: BoardFile, update: AlertUpdate, heading: string, book: FigureBook): Block {
  const { episode } = update
  if (update.kind === 'register')
    return { kind: 'callout', tone: 'note', heading, sentences: [registerSentence(update, book)] }
  const because = episode.closedBecause ?? 'quiet'
  const [whole] = updateSubjects(update)
  const month = because === 'restated' ? episode.lastMonth : (episode.closedMonth ?? episode.lastMonth)
  const now =
    whole === undefined || because === 'turned' || because === 'area-ended'
      ? null
      : verdictOf(board, update, whole, month)
  const evidence = because === 'quiet' || because === 'new-level' || now?.kind === 'stable_or_comparable' ? [now] : []
  const { sentences } = extractMarks(writeFacts(present(evidence), book, 'continued'))
  const recap: Sentence = [
    `It was reported as ${episode.direction.toLowerCase()} than expected since `,
    book.month(episode.openedMonth),
    '.',
  ]
  return { kind: 'callout', tone: 'note', heading, sentences: [recap, [closingReason(because, month)], ...sentences] }
}
