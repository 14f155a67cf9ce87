import { addMonths, type Month, monthRange } from '../../calendar/month.ts'
import type { Sentence } from '../../document/figure.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { hasFigure } from '../../indicators/measure.ts'
import { enterCount } from '../words/figure-words.ts'
import { type SubjectNaming, subjectName, subjectWords } from '../words/naming.ts'
import { listParts, makeSentence } from '../words/sentence.ts'
import type { Subject } from '../words/subject.ts'

/** What a figure can bear: the board's own words, a figure not yet firm, a month without one, a change in what is counted. */
export type Caveat = { readonly kind: 'data_quality_caveat'; readonly subject: Subject } & (
  | { readonly about: 'definition'; readonly words: string }
  | { readonly about: 'status'; readonly month: Month; readonly status: 'provisional' | 'estimated' | 'revised' }
  | {
      readonly about: 'gap'
      readonly from: Month
      readonly to: Month
      readonly months: readonly { readonly month: Month; readonly withheld: boolean }[]
    }
  | { readonly about: 'short-history'; readonly month: Month; readonly monthCount: number }
  | { readonly about: 'rebase'; readonly month: Month; readonly reason: string }
)

/** Every caveat that a reader of the month, and of the two years behind it, must have. The months' own first, the board's words last. */
export function findCaveats(subject: Subject, month: Month): Caveat[] {
  const { caveat, rebases } = subject.indicator
  const kind = 'data_quality_caveat'
  const status = subject.series.get(month)?.status
  const monthsKnown = [...subject.series.keys()].sort()
  const first = [monthsKnown[0] ?? month, addMonths(month, -23)].sort().at(-1)!
  const gaps = monthRange(first, month).flatMap(each => {
    if (hasFigure(subject.series.get(each))) return []
    return [{ month: each, withheld: subject.series.get(each)?.status === 'suppressed' }]
  })
  const count = monthRange(monthsKnown[0] ?? month, month).filter(each => hasFigure(subject.series.get(each))).length
  return [
    ...(count <= 12 ? [{ kind, subject, about: 'short-history', month, monthCount: count } as const] : []),
    ...(status === 'provisional' || status === 'estimated' || status === 'revised'
      ? [{ kind, subject, about: 'status', month, status } as const]
      : []),
    ...(gaps.length > 0 ? [{ kind, subject, about: 'gap', from: first, to: month, months: gaps } as const] : []),
    ...rebases
      .filter(rebase => rebase.month > first && rebase.month <= month)
      .map(rebase => ({ kind, subject, about: 'rebase', month: rebase.month, reason: rebase.reason }) as const),
    ...(caveat === undefined ? [] : [{ kind, subject, about: 'definition', words: caveat } as const]),
  ]
}

/** More months than this are counted, not listed. */
const MAX_LISTED = 6

const STATUS_WORDS = {
  provisional: ' is provisional and may be revised',
  estimated: ' is an estimate',
  revised: ' has been revised since it was first given',
} as const

export function writeCaveat(caveat: Caveat, book: FigureBook, naming: SubjectNaming): Sentence {
  const { subject } = caveat
  switch (caveat.about) {
    case 'definition':
      return makeSentence(caveat.words)
    case 'status':
      return makeSentence(
        'the figure for ',
        book.month(caveat.month),
        naming === 'named' ? ` of ${subjectName(subject)}` : '',
        STATUS_WORDS[caveat.status],
      )
    case 'short-history':
      return makeSentence(
        `${subjectWords(subject, naming)} is too new to judge: `,
        enterCount(subject, `months held to ${caveat.month}`, caveat.monthCount, book),
        caveat.monthCount === 1 ? ' month is' : ' months are',
        ' held up to ',
        book.month(caveat.month),
        ', and a verdict needs at least a year of them before the newest',
      )
    case 'rebase':
      return makeSentence(
        naming === 'named' ? `a new level of ${subjectName(subject)} counts from ` : 'a new level counts from ',
        book.month(caveat.month),
        `: ${caveat.reason}`,
      )
    case 'gap':
      return makeSentence(
        naming === 'named' ? `${subjectName(subject)} has no figure for ` : 'there is no figure for ',
        caveat.months.length > MAX_LISTED
          ? [
              enterCount(subject, 'months without a figure', caveat.months.length, book),
              ' of the months to ',
              book.month(caveat.months.at(-1)!.month),
            ]
          : listParts(caveat.months.map(({ month, withheld }) => [book.month(month), withheld ? ' (withheld)' : ''])),
      )
  }
}
