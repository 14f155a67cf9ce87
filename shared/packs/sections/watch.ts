import { addMonths } from '../../calendar/month.ts'
import type { Block } from '../../document/document.ts'
import type { Sentence } from '../../document/figure.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { makeSentence } from '../../narrative/words/sentence.ts'
import { WATCH_MONTHS } from '../../statistics/alert-rule.ts'
import type { AssessedIndicator } from './assess-subjects.ts'

/** `Each of the 7 months from September 2017 to March 2018 was above what was expected of it.` Null where nothing is to be watched. */
export function watchSentence({ subject, watch }: AssessedIndicator, book: FigureBook): Sentence | null {
  if (watch === null || subject.row === null) return null
  const { dataTo } = subject.row
  return makeSentence(
    'each of the ',
    book.derived({ indicator: '', area: '', measure: 'months watched', exact: WATCH_MONTHS, decimals: 0 }),
    ' months from ',
    book.month(addMonths(dataTo, 1 - WATCH_MONTHS)),
    ' to ',
    book.month(dataTo),
    ` was ${watch === 'Higher' ? 'above' : 'below'} what was expected of it, though none need be unusual by itself`,
  )
}

/** What is to be watched, by name and side: a slow change that no single month shows. */
export function watchListBlocks(assessed: readonly AssessedIndicator[], book: FigureBook): Block[] {
  const named = (side: 'Higher' | 'Lower') =>
    assessed.filter(({ watch }) => watch === side).map(({ subject }) => subject.indicator.name)
  const monthCount = book.derived({
    indicator: '',
    area: '',
    measure: 'months watched',
    exact: WATCH_MONTHS,
    decimals: 0,
  })
  const sentences = (['Higher', 'Lower'] as const).flatMap((side): Sentence[] => {
    const names = named(side)
    const where = side === 'Higher' ? 'above' : 'below'
    return names.length === 0
      ? []
      : [
          makeSentence(
            'to watch, with ',
            monthCount,
            ` months in a row ${where} what was expected of them: ${names.join('; ')}`,
          ),
        ]
  })
  return sentences.length === 0 ? [] : [{ kind: 'paragraph', sentences }]
}
