import type { Sentence } from '../../../document/document.ts'
import type { FigureBook } from '../../../figures/figure-book.ts'
import { makeSentence, type Part } from '../../../narrative/words/sentence.ts'
import type { AssessedIndicator } from '../assess-subjects.ts'

/** Names that still fit on a line; more of them are counted. */
const MAX_NAMES = 4

/** What page one says is missing: indicators by name, figures that wait to be confirmed, and exceptions that nobody has explained. */
interface Missing {
  readonly figures: readonly string[]
  readonly unconfirmed: readonly { readonly name: string; readonly from: string }[]
  readonly commentary: readonly string[]
}

/** `Missing: figures for Satisfaction; commentary on Complaints.` Null where nothing is missing. */
export function missingLine({ figures, unconfirmed, commentary }: Missing, book: FigureBook): Sentence | null {
  const named = (list: readonly string[], what: string): Part[] =>
    list.length <= MAX_NAMES
      ? [list.join(', ')]
      : [
          book.derived({ indicator: '', area: '', measure: `${what} missing`, exact: list.length, decimals: 0 }),
          ` ${what}`,
        ]
  const parts: Part[] = [
    ...(figures.length === 0 ? [] : [['figures in time for ', ...named(figures, 'indicators')]]),
    ...[...new Set(unconfirmed.map(({ from }) => from))].map((from): Part[] => {
      const names = unconfirmed.filter(each => each.from === from).map(({ name }) => name)
      return [`confirmation from the ${from} of `, ...named(names, 'figures')]
    }),
    ...(commentary.length === 0 ? [] : [['commentary on ', ...named(commentary, 'exceptions')]]),
  ]
  return parts.length === 0
    ? null
    : makeSentence('missing: ', ...parts.map((part, i): Part => (i === 0 ? part : ['; ', part])))
}

/** Exceptions whose owners have not said why, by name. */
export function awaitedCommentary(
  shown: readonly AssessedIndicator[],
  hasCommentary: (assessed: AssessedIndicator) => boolean,
): string[] {
  return shown.filter(a => !hasCommentary(a)).map(({ subject }) => subject.indicator.name)
}
