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

/**
 * A sum of money to three figures or so, rounded half away from zero: `£940`, `£12.3k`, `£340k`, `£1.2m`, `−£2.05bn`. Under
 * £10,000 it is printed to the pound.
 */
export function formatPounds(exact: string | number): string {
  const size = new Big(exact).abs()
  const scaled = MONEY_SCALES.find(
    ({ decimals, of }) => size.div(of).round(decimals, Big.roundHalfUp).gte(1) && size.gte(10_000),
  )
  const printed = scaled
    ? `${formatNumber(size.div(scaled.of).toFixed(), moneyDecimals(size.div(scaled.of), scaled.decimals))}${scaled.suffix}`
    : formatNumber(size.toFixed(), 0)
  return `${new Big(exact).lt(0) && /[1-9]/.test(printed) ? '−' : ''}£${printed}`
}

const MONEY_SCALES = [
  { of: 1e9, suffix: 'bn', decimals: 2 },
  { of: 1e6, suffix: 'm', decimals: 2 },
  { of: 1e3, suffix: 'k', decimals: 1 },
] as const

/** £12.3m and £340k need fewer decimals than £1.25m, and £1.20m is £1.2m. */
function moneyDecimals(scaled: Big, most: number): number {
  const needed = scaled.gte(100) ? 0 : scaled.gte(10) ? 1 : most
  const printed = scaled.round(needed, Big.roundHalfUp).toFixed()
  return printed.split('.')[1]?.length ?? 0
}

/** A measure as the dashboard prints it: `4,988`, `22.3%`, `0.7`, `n/a`, `[c]` where it is withheld. */
export function formatMeasure(
  indicator: Pick<Indicator, 'decimals' | 'aggregation' | 'format'>,
  measure: Measure,
): string {
  switch (measure.kind) {
    case 'value':
      return indicator.format === 'pounds'
        ? formatPounds(measure.exact)
        : `${formatNumber(measure.exact, indicator.decimals)}${indicator.aggregation === 'percentage' ? '%' : ''}`
    case 'suppressed':
      return '[c]'
    case 'not-available':
    case 'not-applicable':
      return 'n/a'
  }
}
