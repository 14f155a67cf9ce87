import Big from 'big.js'
import { addMonths, MONTH_NAMES, type Month, monthOfYear, monthsEnding } from '../../calendar/month.ts'
import type { Sentence } from '../../document/figure.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import { type SubjectNaming, subjectName } from '../words/naming.ts'
import { makeSentence } from '../words/sentence.ts'
import { findValue, SMALL_BASE, type Subject } from '../words/subject.ts'

/** A calendar month that lay on the same side of both half-years about it in each of the years before. */
export interface Season {
  readonly kind: 'seasonal_pattern'
  readonly subject: Subject
  readonly month: Month
  readonly side: 'above' | 'below'
  /** How far from the average of the six months on either side, in per cent, least and most. */
  readonly minPercent: Big
  readonly maxPercent: Big
  readonly years: number
}

const MIN_YEARS = 3
const HALF_YEAR = 6
/** Nearer to the average than this is no season. */
const MIN_PERCENT = 2

/**
 * Whether the calendar month of `month` lay above (or below) both the six months before it and the six after it, in each of the three
 * years before. A trend lies between the two, so that a series which only falls has no season. Counts only; null with fewer years, a
 * small base, or years that differ. The newest month is never in its own evidence.
 */
export function findSeason(subject: Subject, month: Month, years = MIN_YEARS): Season | null {
  if (subject.indicator.aggregation !== 'count' || years < MIN_YEARS) return null
  const shares = Array.from({ length: years }, (_, i) => {
    const then = addMonths(month, -12 * (i + 1))
    const value = findValue(subject, [then])
    const before = findValue(subject, monthsEnding(addMonths(then, -1), HALF_YEAR))
    const after = findValue(subject, monthsEnding(addMonths(then, HALF_YEAR), HALF_YEAR))
    if (value === null || before === null || after === null) return null
    const about = new Big(before.exact).plus(after.exact)
    if (about.lt(2 * HALF_YEAR * SMALL_BASE)) return null
    const sides = [before, after].map(half => new Big(value.exact).times(HALF_YEAR).cmp(half.exact))
    if (sides[0] !== sides[1]) return null
    return new Big(value.exact)
      .times(2 * HALF_YEAR)
      .div(about)
      .minus(1)
      .times(100)
  })
  const found = shares.filter(share => share !== null)
  const sign = found[0]?.cmp(0) ?? 0
  if (found.length < years || sign === 0 || !found.every(share => share.times(sign).gte(MIN_PERCENT))) return null
  const sizes = found.map(share => share.abs()).sort((a, b) => a.cmp(b))
  return {
    kind: 'seasonal_pattern',
    subject,
    month,
    side: sign > 0 ? 'above' : 'below',
    minPercent: sizes[0]!,
    maxPercent: sizes.at(-1)!,
    years,
  }
}

/** `The season plays a part: in each of the 3 years before July 2019, July was 8.0% to 12.1% above the average of the six months on either side.` */
export function writeSeason(
  { subject, month, side, minPercent, maxPercent, years }: Season,
  book: FigureBook,
  naming: SubjectNaming,
): Sentence {
  const name = MONTH_NAMES[monthOfYear(month) - 1]!
  const percent = (which: string, exact: Big) =>
    book.derived({
      indicator: subject.indicator.id,
      area: subject.area,
      measure: `${which} distance of ${name} from the months about it, before ${month}`,
      exact: exact.toFixed(),
      decimals: 1,
      suffix: '%',
    })
  const number = book.derived({
    indicator: subject.indicator.id,
    area: subject.area,
    measure: `years looked at before ${month}`,
    exact: years,
    decimals: 0,
  })
  return makeSentence(
    `the season plays a part${naming === 'named' ? ` in ${subjectName(subject)}` : ''}: in each of the `,
    number,
    ' years before ',
    book.month(month),
    `, ${name} was `,
    percent('least', minPercent),
    ' to ',
    percent('most', maxPercent),
    ` ${side} the average of the six months on either side`,
  )
}
