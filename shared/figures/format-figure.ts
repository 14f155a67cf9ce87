import Big from 'big.js'
import type { Indicator } from '../config/schema/indicator.ts'
import type { Measure } from './measure.ts'

/**
 * A number as the papers print it: rounded once, half away from zero on its decimal value, with thousands commas and a
 * true minus sign. `printNumber('65.45', 1)` is `65.5`; `printNumber('-1234.5', 0)` is `−1,235`.
 */
export function formatNumber(exact: string | number, decimals: number): string {
  const rounded = new Big(exact).round(decimals, Big.roundHalfUp).toFixed(decimals)
  // a zero has no sign here, whatever was rounded to it
  const negative = rounded.startsWith('-')
  const [whole = '', fraction] = rounded.replace('-', '').split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${negative ? '−' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}

/** A measure as the dashboard prints it: `4,988`, `22.3%`, `0.7`, `n/a`, `[c]` where it is withheld. */
export function formatMeasure(indicator: Pick<Indicator, 'decimals' | 'aggregation'>, measure: Measure): string {
  switch (measure.kind) {
    case 'value':
      return `${formatNumber(measure.exact, indicator.decimals)}${indicator.aggregation === 'percentage' ? '%' : ''}`
    case 'suppressed':
      return '[c]'
    case 'not-available':
    case 'not-applicable':
      return 'n/a'
  }
}
