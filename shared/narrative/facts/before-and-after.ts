import { addMonths, type Month, monthRange } from '../../calendar/month.ts'
import type { Sentence } from '../../document/figure.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { directionOf, printedValue, sizeWords } from '../words/difference.ts'
import { figureWords } from '../words/figure-words.ts'
import { comparisonLeadIn } from '../words/level-words.ts'
import type { SubjectNaming } from '../words/naming.ts'
import { whenWords } from '../words/period-words.ts'
import { makeSentence } from '../words/sentence.ts'
import { findValue, type Subject, type Value } from '../words/subject.ts'

/** A level before, or at its highest or lowest, and the level now. */
export interface BeforeAndAfter {
  readonly kind: 'before_after'
  readonly subject: Subject
  readonly now: Value
  readonly before: Value
  readonly against: 'peak' | 'low' | 'month'
}

/** Against a stated month. Null where the two print alike. */
export function findBeforeAndAfter(subject: Subject, month: Month, earlier: Month): BeforeAndAfter | null {
  const now = findValue(subject, [month])
  const before = findValue(subject, [earlier])
  if (now === null || before === null) return null
  return ['up', 'down'].includes(directionOf(subject, now, before))
    ? { kind: 'before_after', subject, now, before, against: 'month' }
    : null
}

/** Against the highest (or lowest) of the `window` months before; the latest of equals. Null where a month is missing or nothing moved that way. */
export function findVersusExtreme(
  subject: Subject,
  month: Month,
  against: 'peak' | 'low',
  window = 24,
): BeforeAndAfter | null {
  const now = findValue(subject, [month])
  const earlier = monthRange(addMonths(month, -window), addMonths(month, -1)).map(each => findValue(subject, [each]))
  if (now === null || !earlier.every((value): value is Value => value !== null)) return null
  const sign = against === 'peak' ? 1 : -1
  const before = earlier.reduce((best, value) =>
    printedValue(subject, value).cmp(printedValue(subject, best)) * sign >= 0 ? value : best,
  )
  return directionOf(subject, now, before) === (against === 'peak' ? 'down' : 'up')
    ? { kind: 'before_after', subject, now, before, against }
    : null
}

/** `... stood at 20.5% in April 2020, 57.5 percentage points lower than at its highest of the months before, 78.0% in June 2019.` */
export function writeBeforeAndAfter(
  { subject, now, before, against }: BeforeAndAfter,
  book: FigureBook,
  naming: SubjectNaming,
): Sentence {
  const word = directionOf(subject, now, before) === 'up' ? 'higher' : 'lower'
  const than = { peak: ' than at its peak of ', low: ' than at its low of ', month: ' than the ' }[against]
  return makeSentence(
    comparisonLeadIn(subject, now, book, naming),
    sizeWords(subject, now, before, book),
    ` ${word}${than}`,
    figureWords(subject, before, book),
    ' ',
    whenWords(subject, before, book),
  )
}
