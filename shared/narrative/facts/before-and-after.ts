import { addMonths, type Month, monthRange } from '../../calendar/month.ts'
import type { Sentence } from '../../document/document.ts'
import type { FigureBook } from '../../packs/figure-book.ts'
import { directionOf, printedValue, sizeWords } from '../difference.ts'
import { makeSentence } from '../sentence.ts'
import { comparedWords, figureWords, findValue, type Told, type Value, type Voice, whenWords } from '../telling.ts'

/** A level before, or at its highest or lowest, and the level now. */
export interface BeforeAndAfter {
  readonly kind: 'before_after'
  readonly told: Told
  readonly now: Value
  readonly before: Value
  readonly at: 'peak' | 'low' | 'month'
}

/** Against a stated month. Null where the two print alike. */
export function findBeforeAndAfter(told: Told, month: Month, earlier: Month): BeforeAndAfter | null {
  const now = findValue(told, [month])
  const before = findValue(told, [earlier])
  if (now === null || before === null) return null
  return ['up', 'down'].includes(directionOf(told, now, before))
    ? { kind: 'before_after', told, now, before, at: 'month' }
    : null
}

/** Against the highest (or lowest) of the `window` months before; the latest of equals. Null where a month is missing or nothing moved that way. */
export function findFromExtreme(told: Told, month: Month, at: 'peak' | 'low', window = 24): BeforeAndAfter | null {
  const now = findValue(told, [month])
  const earlier = monthRange(addMonths(month, -window), addMonths(month, -1)).map(each => findValue(told, [each]))
  if (now === null || !earlier.every((value): value is Value => value !== null)) return null
  const sign = at === 'peak' ? 1 : -1
  const before = earlier.reduce((best, value) =>
    printedValue(told, value).cmp(printedValue(told, best)) * sign >= 0 ? value : best,
  )
  return directionOf(told, now, before) === (at === 'peak' ? 'down' : 'up')
    ? { kind: 'before_after', told, now, before, at }
    : null
}

/** `... stood at 20.5% in April 2020, 57.5 percentage points lower than at its highest of the months before, 78.0% in June 2019.` */
export function writeBeforeAndAfter(
  { told, now, before, at }: BeforeAndAfter,
  book: FigureBook,
  voice: Voice,
): Sentence {
  const word = directionOf(told, now, before) === 'up' ? 'higher' : 'lower'
  const than = { peak: ' than at its peak of ', low: ' than at its low of ', month: ' than the ' }[at]
  return makeSentence(
    comparedWords(told, now, book, voice),
    sizeWords(told, now, before, book),
    ` ${word}${than}`,
    figureWords(told, before, book),
    ' ',
    whenWords(told, before, book),
  )
}
