import type { Month } from '../calendar/month.ts'
import type { Sentence } from '../document/document.ts'
import type { FigureBook } from '../packs/figure-book.ts'
import type { IndicatorNarrative } from './choose.ts'
import { makeSentence } from './sentence.ts'

/** Most headlines of a paper: the things that a reader who stops there should take away. */
const MOST_HEADLINES = 3

/**
 * The one to three sentences of the paper's first page: most urgent first, the board's order of themes between equals, and
 * never an indicator together with its own part. Where nothing happened, that is the headline.
 *
 * @param narratives in the order of the board's file
 */
export function writeHeadlines(narratives: readonly IndicatorNarrative[], month: Month, book: FigureBook): Sentence[] {
  const ordered = narratives.filter(({ headline }) => headline !== null).sort((a, b) => b.priority - a.priority)
  const chosen: IndicatorNarrative[] = []
  for (const narrative of ordered) {
    const isRelated = chosen.some(
      other =>
        other.indicator === narrative.indicator ||
        other.breakdownOf === narrative.indicator ||
        narrative.breakdownOf === other.indicator,
    )
    if (!isRelated && chosen.length < MOST_HEADLINES) chosen.push(narrative)
  }
  if (chosen.length === 0) return [makeSentence('no figure up to ', book.month(month), ' lies outside its usual range')]
  return chosen.map(({ headline }) => headline!)
}
