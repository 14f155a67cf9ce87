import type { Month } from '../calendar/month.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import { formatNumber, formatPounds } from './format-figure.ts'
import type { StoredFigure } from './stored-figure.ts'

/** A number worked out from measures: a difference, a percentage change, a mean, a limit, a rank. */
export interface Derived {
  readonly indicator: string
  readonly area: string
  /** Its name among the indicator's figures: `change on last year`. */
  readonly measure: string
  /** The number before rounding; a decimal string where a double would lose the half. */
  readonly exact: string | number
  readonly decimals: number
  readonly suffix?: '%' | ' points' | ''
  /** Of the indicator whose unit the number is in; a plain number when left out. */
  readonly format?: Indicator['format']
  /** `always` prints `+13.1%` and `−13.1%`; `never` prints the size alone, for sentences that say up or down. */
  readonly sign?: 'always' | 'never' | 'negative'
  readonly period?: { readonly from: Month; readonly to: Month } | null
  readonly drops?: readonly string[]
}

/** How a number that was worked out is printed and stored. */
export function storeDerived({
  indicator,
  area,
  measure,
  exact,
  decimals,
  suffix = '',
  format = 'number',
  sign = 'negative',
  period = null,
  drops = [],
}: Derived): StoredFigure {
  const plain = format === 'pounds' ? formatPounds(exact) : formatNumber(exact, decimals)
  const size = plain.replace('−', '')
  const value = Number(exact)
  const isZero = !/[1-9]/.test(size)
  const printed = sign === 'never' || isZero ? size : sign === 'always' && value > 0 ? `+${size}` : plain
  const ref = `${indicator}/${area}/${measure}${sign === 'negative' ? '' : ` (${sign === 'always' ? 'signed' : 'size'})`}`
  return { ref, indicator, area, measure, printed: `${printed}${suffix}`, value, marks: [], period, drops }
}
