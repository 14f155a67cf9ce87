import Big from 'big.js'
import { addMonths, MONTH_NAMES, type Month, monthOfYear, monthsEnding } from '../../calendar/month.ts'
import type { Sentence } from '../../document/document.ts'
import type { FigureBook } from '../../packs/figure-book.ts'
import { makeSentence } from '../sentence.ts'
import { findValue, nameOf, SMALL_BASE, type Told, type Voice } from '../telling.ts'

/** A month that lay on the same side of its year's average in each of the years before. */
export interface Season {
  readonly kind: 'seasonal_pattern'
  readonly told: Told
  readonly month: Month
  readonly side: 'above' | 'below'
  /** How far from the monthly average of its own year, in per cent, least and most. */
  readonly leastPercent: Big
  readonly mostPercent: Big
  readonly years: number
}

const FEWEST_YEARS = 3
/** Nearer to the average than this is no season. */
const LEAST_PERCENT = 2

/**
 * Whether the calendar month of `month` lay above (or below) the monthly average of the twelve months around it in each
 * of the three years before. Counts only; null with fewer years, a small base, or years that differ. The newest month is
 * never in its own evidence.
 */
export function findSeason(told: Told, month: Month, years = FEWEST_YEARS): Season | null {
  if (told.indicator.aggregation !== 'count' || years < FEWEST_YEARS) return null
  const shares = Array.from({ length: years }, (_, i) => {
    const then = addMonths(month, -12 * (i + 1))
    const value = findValue(told, [then])
    const year = findValue(told, monthsEnding(addMonths(then, 5), 12))
    if (value === null || year === null || year.value < 12 * SMALL_BASE) return null
    return new Big(value.exact).times(12).div(year.exact).minus(1).times(100)
  })
  const found = shares.filter(share => share !== null)
  const sign = found[0]?.cmp(0) ?? 0
  if (found.length < years || sign === 0 || !found.every(share => share.times(sign).gte(LEAST_PERCENT))) return null
  const sizes = found.map(share => share.abs()).sort((a, b) => a.cmp(b))
  return {
    kind: 'seasonal_pattern',
    told,
    month,
    side: sign > 0 ? 'above' : 'below',
    leastPercent: sizes[0]!,
    mostPercent: sizes.at(-1)!,
    years,
  }
}

/** `The season plays a part: in each of the 3 years before July 2019, July was 8.0% to 12.1% above the monthly average of its year.` */
export function writeSeason(
  { told, month, side, leastPercent, mostPercent, years }: Season,
  book: FigureBook,
  voice: Voice,
): Sentence {
  const name = MONTH_NAMES[monthOfYear(month) - 1]!
  const percent = (which: string, exact: Big) =>
    book.derived({
      indicator: told.indicator.id,
      area: told.area,
      measure: `${which} distance of ${name} from its year's average, before ${month}`,
      exact: exact.toFixed(),
      decimals: 1,
      suffix: '%',
    })
  const number = book.derived({
    indicator: told.indicator.id,
    area: told.area,
    measure: `years looked at before ${month}`,
    exact: years,
    decimals: 0,
  })
  return makeSentence(
    `the season plays a part${voice === 'named' ? ` in ${nameOf(told)}` : ''}: in each of the `,
    number,
    ' years before ',
    book.month(month),
    `, ${name} was `,
    percent('least', leastPercent),
    ' to ',
    percent('most', mostPercent),
    ` ${side} the monthly average of its year`,
  )
}
