import type { BoardFile } from '../config/schema/index.ts'
import type { Block } from '../document/document.ts'
import type { FigureBook } from '../figures/figure-book.ts'
import { listParts, makeSentence } from '../narrative/words/sentence.ts'
import type { Episode } from './episode.ts'
import type { AlertUpdate } from './updates.ts'

/** What else is open, and what happens next: stated once, whatever the number of changes. */
export function nextStepsBlocks(
  board: BoardFile,
  openings: readonly AlertUpdate[],
  open: readonly Episode[],
  book: FigureBook,
): Block[] {
  const indicators = openings.filter(one => one.kind === 'indicator')
  if (indicators.length === 0) return []
  const openingIds = new Set(openings.map(({ episode }) => episode.id))
  const others = open.filter(({ kind, id }) => kind === 'indicator' && !openingIds.has(id))
  const named = ({ indicator: id, area }: Episode) => {
    const name = board.indicators.find(indicator => indicator.id === id)?.name ?? id
    const part = board.areas.find(candidate => candidate.id === area && candidate.kind === 'part')
    return part === undefined ? name : `${name}, ${part.name}`
  }
  const list = others.map(episode => [
    `${named(episode)} (${episode.direction.toLowerCase()} than expected since `,
    book.month(episode.openedMonth),
    ')',
  ])
  const owners =
    indicators.length === 1
      ? 'The owner sends a commentary for the next pack: what happened, and whether it will last.'
      : 'Each owner sends a commentary on the change for the next pack: what happened, and whether it will last.'
  return [
    {
      kind: 'callout',
      tone: 'note',
      heading: 'What to do, and what else has moved',
      sentences: [
        [owners],
        ['Ask the owner before drawing conclusions.'],
        others.length === 0
          ? ['No other indicator has an alert open.']
          : makeSentence('Open from before: ', listParts(list, '; ')),
      ],
    },
  ]
}
