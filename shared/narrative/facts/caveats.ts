import { addMonths, type Month, monthRange } from '../../calendar/month.ts'
import type { Sentence } from '../../document/document.ts'
import { hasFigure } from '../../indicators/measure.ts'
import type { FigureBook } from '../../packs/figure-book.ts'
import { listParts, makeSentence } from '../sentence.ts'
import { enterCount, nameOf, subjectOf, type Told, type Voice } from '../telling.ts'

/** What a figure can bear: the board's own words, a figure not yet firm, a month without one, a change in what is counted. */
export type Caveat = { readonly kind: 'data_quality_caveat'; readonly told: Told } & (
  | { readonly about: 'definition'; readonly words: string }
  | { readonly about: 'status'; readonly month: Month; readonly status: 'provisional' | 'estimated' | 'revised' }
  | { readonly about: 'gap'; readonly months: readonly { readonly month: Month; readonly withheld: boolean }[] }
  | { readonly about: 'short-history'; readonly month: Month; readonly held: number }
  | { readonly about: 'rebase'; readonly month: Month; readonly reason: string }
)

/** Every caveat that a reader of the month, and of the two years behind it, must have. The months' own first, the board's words last. */
export function findCaveats(told: Told, month: Month): Caveat[] {
  const { caveat, rebases } = told.indicator
  const kind = 'data_quality_caveat'
  const status = told.series.get(month)?.status
  const held = [...told.series.keys()].sort()
  const first = [held[0] ?? month, addMonths(month, -23)].sort().at(-1)!
  const gaps = monthRange(first, month).flatMap(each => {
    if (hasFigure(told.series.get(each))) return []
    return [{ month: each, withheld: told.series.get(each)?.status === 'suppressed' }]
  })
  const count = monthRange(held[0] ?? month, month).filter(each => hasFigure(told.series.get(each))).length
  return [
    ...(count <= 12 ? [{ kind, told, about: 'short-history', month, held: count } as const] : []),
    ...(status === 'provisional' || status === 'estimated' || status === 'revised'
      ? [{ kind, told, about: 'status', month, status } as const]
      : []),
    ...(gaps.length > 0 ? [{ kind, told, about: 'gap', months: gaps } as const] : []),
    ...rebases
      .filter(rebase => rebase.month > first && rebase.month <= month)
      .map(rebase => ({ kind, told, about: 'rebase', month: rebase.month, reason: rebase.reason }) as const),
    ...(caveat === undefined ? [] : [{ kind, told, about: 'definition', words: caveat } as const]),
  ]
}

/** More months than this are counted, not listed. */
const MOST_LISTED = 6

const FIRMNESS = {
  provisional: ' is provisional and may be revised',
  estimated: ' is an estimate',
  revised: ' has been revised since it was first given',
} as const

export function writeCaveat(caveat: Caveat, book: FigureBook, voice: Voice): Sentence {
  const { told } = caveat
  switch (caveat.about) {
    case 'definition':
      return makeSentence(caveat.words)
    case 'status':
      return makeSentence(
        'the figure for ',
        book.month(caveat.month),
        voice === 'named' ? ` of ${nameOf(told)}` : '',
        FIRMNESS[caveat.status],
      )
    case 'short-history':
      return makeSentence(
        `${subjectOf(told, voice)} is too new to judge: `,
        enterCount(told, `months held to ${caveat.month}`, caveat.held, book),
        caveat.held === 1 ? ' month is' : ' months are',
        ' held up to ',
        book.month(caveat.month),
        ', and a verdict needs at least a year of them before the newest',
      )
    case 'rebase':
      return makeSentence(
        `${subjectOf(told, voice)} is counted differently from `,
        book.month(caveat.month),
        ` on: ${caveat.reason}`,
      )
    case 'gap':
      return makeSentence(
        voice === 'named' ? `${nameOf(told)} has no figure for ` : 'there is no figure for ',
        caveat.months.length > MOST_LISTED
          ? [
              enterCount(told, 'months without a figure', caveat.months.length, book),
              ' of the months to ',
              book.month(caveat.months.at(-1)!.month),
            ]
          : listParts(caveat.months.map(({ month, withheld }) => [book.month(month), withheld ? ' (withheld)' : ''])),
      )
  }
}
