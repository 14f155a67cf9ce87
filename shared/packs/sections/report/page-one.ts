import type { BoardFile } from '../../../config/schema/index.ts'
import { joinWords } from '../../../document/count-words.ts'
import type { Sentence } from '../../../document/figure.ts'
import type { FigureBook } from '../../../figures/figure-book.ts'
import { makeSentence, type Part } from '../../../narrative/words/sentence.ts'
import type { AssessedIndicator } from '../assess-subjects.ts'

/** Names that still fit on a line; more of them are counted. */
const MAX_NAMES = 4
/** Owners who still fit on it; more of them are counted too. */
const MAX_OWNERS = 3

/** What page one says is missing: indicators by name, figures that wait to be confirmed, and exceptions that nobody has explained. */
interface Missing {
  readonly figures: readonly string[]
  readonly unconfirmed: readonly { readonly name: string; readonly from: string }[]
  readonly commentary: readonly AwaitedCommentary[]
}

/** The exceptions that one owner has not explained, by name. */
interface AwaitedCommentary {
  /** The owner's title. */
  readonly by: string
  readonly on: readonly string[]
}

/** `Missing: figures in time for Satisfaction; commentary by the Chief Nurse on Complaints.` Null where nothing is missing. */
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
    ...(commentary.length === 0 ? [] : [['commentary by ', ...commentaryWords(commentary, book)]]),
  ]
  return parts.length === 0
    ? null
    : makeSentence('missing: ', ...parts.map((part, i): Part => (i === 0 ? part : ['; ', part])))
}

/** Whose commentary is awaited, and on what: `the Chief Nurse on Complaints, the Head of Estates on Fires`. */
function commentaryWords(commentary: readonly AwaitedCommentary[], book: FigureBook): Part[] {
  const all = commentary.flatMap(({ on }) => on)
  const count = (measure: string, exact: number) =>
    book.derived({ indicator: '', area: '', measure, exact, decimals: 0 })
  const exceptions = (measure: string, n: number): Part[] => [count(measure, n), n === 1 ? ' exception' : ' exceptions']
  if (commentary.length > MAX_OWNERS)
    return [
      count('owners of exceptions missing', commentary.length),
      ' owners on ',
      ...exceptions('exceptions missing', all.length),
    ]
  return commentary.flatMap(({ by, on }, i): Part[] => [
    `${i === 0 ? '' : ', '}the ${by} on `,
    ...(all.length <= MAX_NAMES ? [joinWords(on)] : exceptions(`exceptions missing, ${by}`, on.length)),
  ])
}

/** Exceptions whose owners have not said why, by owner, in the order in which the report has them. */
export function awaitedCommentary(
  { roles }: Pick<BoardFile, 'roles'>,
  shown: readonly AssessedIndicator[],
  hasCommentary: (assessed: AssessedIndicator) => boolean,
): AwaitedCommentary[] {
  const awaited = new Map<string, string[]>()
  for (const assessed of shown.filter(a => !hasCommentary(a))) {
    const { owner, name } = assessed.subject.indicator
    awaited.set(owner, [...(awaited.get(owner) ?? []), name])
  }
  return [...awaited].map(([owner, on]) => ({ by: roles.find(({ id }) => id === owner)?.title ?? owner, on }))
}
