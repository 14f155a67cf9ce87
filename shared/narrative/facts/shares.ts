import Big from 'big.js'
import type { Month } from '../../calendar/month.ts'
import type { Sentence } from '../../document/figure.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { figureWords, spanKey } from '../words/figure-words.ts'
import { levelWords } from '../words/level-words.ts'
import { type SubjectNaming, subjectName } from '../words/naming.ts'
import { makeSentence, type Part } from '../words/sentence.ts'
import { findValue, isCount, SMALL_BASE, type Subject, type Value } from '../words/subject.ts'

/** A part as a share of a whole, with both counts. */
export interface Share {
  readonly kind: 'share_of_total'
  readonly subject: Subject
  readonly now: Value
  readonly whole: { readonly subject: Subject; readonly now: Value }
}

/** Null for what is no count, where the part is more than the whole, and where the whole is nothing. */
export function findShare(subject: Subject, whole: Subject, months: readonly Month[]): Share | null {
  const now = findValue(subject, months)
  const total = findValue(whole, months)
  if (now === null || total === null || !isCount(subject) || !isCount(whole)) return null
  return total.value > 0 && now.value >= 0 && now.value <= total.value
    ? { kind: 'share_of_total', subject, now, whole: { subject: whole, now: total } }
    : null
}

/** `... came to 10,072 incidents in the 12 months to March 2018, 5.4% of the 186,519 in All Incidents`. On a base under 20 the counts stand alone. */
export function writeShare({ subject, now, whole }: Share, book: FigureBook, naming: SubjectNaming): Sentence {
  const percent = book.derived({
    indicator: subject.indicator.id,
    area: subject.area,
    measure: `share of ${whole.subject.indicator.id}/${whole.subject.area} over ${spanKey(now)}`,
    exact: new Big(now.exact).times(100).div(whole.now.exact).toFixed(),
    decimals: 1,
    suffix: '%',
    drops: now.drops,
  })
  book.claim({
    kind: 'share',
    from: now.from,
    to: now.to,
    part: { indicator: subject.indicator.id, area: subject.area },
    whole: { indicator: whole.subject.indicator.id, area: whole.subject.area },
    printed: percent.printed,
  })
  const total: Part[] = figureWords(whole.subject, whole.now, book)
  return makeSentence(
    levelWords(subject, now, book, naming),
    whole.now.value < SMALL_BASE ? ', out of ' : [', ', percent, ' of the '],
    total,
    ' in ',
    subjectName(whole.subject),
  )
}
