import { describeSender } from '../config/sender.ts'
import { countNoun } from '../document/count-words.ts'
import { type ExportedDrop, inOrderOfArrival } from './drops-export.ts'

/** A line for each file that came, oldest first: when, which role sent it and how that is known, and how it was decided. */
export function describeDrops(drops: readonly ExportedDrop[]): string[] {
  return inOrderOfArrival(drops).map(({ drop, knownFrom, feed, file, state, rows, sentBy }) => {
    // roles by their ids, as the decisions have them
    const sender = sentBy === undefined ? 'not known' : describeSender([], sentBy)
    return `${knownFrom}  ${sender}: sent ${feed}/${file}: ${state}, ${countNoun(rows, 'row')}, drop ${drop.slice(0, 12)}`
  })
}
