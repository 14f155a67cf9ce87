import { longMonth, type Month } from '../../calendar/month.ts'
import type { Sentence } from '../../document/figure.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { makeSentence, type Part } from '../../narrative/words/sentence.ts'
import type { PackSubject } from '../input/pack-input.ts'

/** Names that still fit on a line; more of them are counted. */
const MAX_NAMES = 4

/** How far the data reaches, in a line: `Data run to March 2018, except: KSI Road Casualties (June 2017).` */
export function coverageSentence(subjects: readonly PackSubject[], month: Month, book: FigureBook): Sentence {
  const behind = subjects.filter(({ row }) => row !== null && row.dataTo !== month)
  const absent = subjects.filter(({ row }) => row === null)
  const count = (what: string, exact: number) =>
    book.derived({ indicator: '', area: '', measure: what, exact, decimals: 0 })
  const exceptions: Part[] = [
    ...(behind.length === 0
      ? []
      : behind.length <= MAX_NAMES
        ? [behind.map(({ indicator, row }) => `${indicator.name} (${longMonth(row!.dataTo)})`).join(', ')]
        : [[count('indicators behind', behind.length), ' indicators, each to the month on its page']]),
    ...(absent.length === 0
      ? []
      : absent.length <= MAX_NAMES
        ? [`nothing received for ${absent.map(({ indicator }) => indicator.name).join(', ')}`]
        : [['nothing received for ', count('indicators absent', absent.length), ' indicators']]),
  ]
  return exceptions.length === 0
    ? makeSentence('data run to ', book.month(month))
    : makeSentence(
        'data run to ',
        book.month(month),
        ', except: ',
        ...exceptions.map((part, i): Part => (i === 0 ? part : ['; ', part])),
      )
}
