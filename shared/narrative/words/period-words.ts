import { monthsBetween } from '../../calendar/month.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import type { Part } from './sentence.ts'
import type { Subject, Value } from './subject.ts'

/** A span as a sentence names it, with the preposition that goes before it. */
interface PeriodWords {
  readonly preposition: 'in ' | 'at '
  readonly words: readonly Part[]
}

/** `in March 2018`, `at the end of March 2018` for a headcount, `in the 12 months to March 2018`, `in the 4 months from ...`. */
export function periodWords(subject: Subject, { from, to }: Pick<Value, 'from' | 'to'>, book: FigureBook): PeriodWords {
  if (subject.indicator.aggregation === 'headcount')
    return { preposition: 'at ', words: ['the end of ', book.month(to)] }
  if (from === to) return { preposition: 'in ', words: [book.month(to)] }
  if (monthsBetween(from, to) === 11) return { preposition: 'in ', words: ['the 12 months to ', book.month(to)] }
  const length = book.derived({
    indicator: '',
    area: '',
    measure: `months from ${from} to ${to}`,
    exact: monthsBetween(from, to) + 1,
    decimals: 0,
  })
  return { preposition: 'in ', words: ['the ', length, ' months from ', book.month(from), ' to ', book.month(to)] }
}

/** `in March 2018` and the like, as pieces. */
export function whenWords(subject: Subject, span: Pick<Value, 'from' | 'to'>, book: FigureBook): Part[] {
  const { preposition, words } = periodWords(subject, span, book)
  return [preposition, ...words]
}

/** The earlier span as a comparison names it: `March 2017`, `the 12 months before` where it ends as the later one begins. */
export function earlierPeriodWords(subject: Subject, now: Span, then: Span, book: FigureBook): readonly Part[] {
  if (subject.indicator.aggregation === 'headcount') return [book.month(then.to)]
  const areYears = [now, then].every(({ from, to }) => monthsBetween(from, to) === 11)
  if (areYears && monthsBetween(then.to, now.from) === 1) return ['the 12 months before']
  const isLongSpan = now.from !== now.to && monthsBetween(now.from, now.to) !== 11
  const isYearBefore = monthsBetween(then.from, now.from) === 12 && monthsBetween(then.to, now.to) === 12
  return isLongSpan && isYearBefore ? ['the same months a year before'] : periodWords(subject, then, book).words
}

type Span = Pick<Value, 'from' | 'to'>
