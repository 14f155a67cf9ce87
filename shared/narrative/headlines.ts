import type { Month } from '../calendar/month.ts'
import type { Sentence } from '../document/document.ts'
import type { FigureBook } from '../figures/figure-book.ts'
import type { IndicatorNarrative } from './indicator-narrative.ts'
import { makeSentence } from './words/sentence.ts'

/** Most headlines of a paper: the things that a reader who stops there should take away. */
const MAX_HEADLINES = 3

/**
 * What the paper's first page says: the most urgent first; between equals one of each theme before a second, in the board's
 * own order, which is its order of priority; never an indicator together with its own part.
 *
 * @param narratives in the order of the board's file
 */
export function chooseHeadlines(narratives: readonly IndicatorNarrative[]): IndicatorNarrative[] {
  const chosen: IndicatorNarrative[] = []
  const candidates = narratives.filter(({ headline }) => headline !== null)
  while (chosen.length < MAX_HEADLINES) {
    const eligible = candidates.filter(narrative => !chosen.some(other => isRelated(narrative, other)))
    const most = Math.max(...eligible.map(({ priority }) => priority))
    const tied = eligible.filter(({ priority }) => priority === most)
    const next = tied.find(({ theme }) => !chosen.some(other => other.theme === theme)) ?? tied[0]
    if (next === undefined) break
    chosen.push(next)
  }
  return chosen
}

function isRelated(one: IndicatorNarrative, other: IndicatorNarrative): boolean {
  return one.indicator === other.indicator || one.breakdownOf === other.indicator || other.breakdownOf === one.indicator
}

/**
 * One to three short sentences. Where nothing happened, that is the headline; where too little is known to say so, that is.
 *
 * @param all indicators of the paper, and how many of them have too few months to be judged
 */
export function writeHeadlines(
  chosen: readonly IndicatorNarrative[],
  all: { readonly of: number; readonly tooNew: number },
  month: Month,
  book: FigureBook,
): Sentence[] {
  if (chosen.length > 0) return chosen.map(({ headline }) => headline!)
  const count = (measure: string, exact: number) =>
    book.derived({ indicator: '', area: '', measure, exact, decimals: 0 })
  if (all.tooNew === 0) return [makeSentence('no figure up to ', book.month(month), ' lies outside its usual range')]
  if (all.tooNew === all.of)
    return [makeSentence('no figure can be judged yet: each has too few months before it for a verdict')]
  return [
    makeSentence(
      'no figure up to ',
      book.month(month),
      ' that can be judged lies outside its usual range; ',
      count('indicators with little history', all.tooNew),
      ' of ',
      count('indicators', all.of),
      ' have too few months before them for a verdict',
    ),
  ]
}
