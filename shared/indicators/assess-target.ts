import { type Month, monthsEnding } from '../calendar/month.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import type { Assurance } from '../statistics/xmr.ts'
import type { Judgement } from './judgement.ts'
import { type MonthlySeries, measureMonths } from './measure.ts'

/** Months that must all have met (or missed) a target where there is no range to hold it against. */
const MONTHS_WITHOUT_RANGE = 12

type Ranges = Pick<Judgement, 'question' | 'significantLower' | 'significantUpper'>

/**
 * Whether a monthly target will be met: `pass` where it lies outside the month's significant range on the side that is met whatever chance
 * does, `fail` on the other side, `inconsistent` within it. Where there is no range, twelve months in a row that all met it (or all
 * missed it) say the same. Null without a target, without a direction, and for the year.
 */
export function assessTarget(indicator: Indicator, series: MonthlySeries, month: Month, ranges: Ranges): Assurance {
  const { target, polarity } = indicator
  if (target === undefined || polarity === 'neutral' || ranges.question === 'year') return null
  const { significantLower: lower, significantUpper: upper } = ranges
  if (lower !== null && upper !== null) {
    if (target.value > upper) return polarity === 'up' ? 'fail' : 'pass'
    if (target.value < lower) return polarity === 'up' ? 'pass' : 'fail'
    return 'inconsistent'
  }
  const isMet = monthsEnding(month, MONTHS_WITHOUT_RANGE).map(each => {
    const measure = measureMonths(indicator, series, [each])
    if (measure.kind !== 'value') return null
    return polarity === 'up' ? measure.value >= target.value : measure.value <= target.value
  })
  if (isMet.every(met => met === true)) return 'pass'
  return isMet.every(met => met === false) ? 'fail' : 'not enough data'
}
