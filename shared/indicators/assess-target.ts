import { addMonths, type Month } from '../calendar/month.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import type { Target } from '../config/schema/target.ts'
import type { Assurance } from '../statistics/xmr.ts'
import type { Judgement } from './judgement.ts'
import { type MonthlySeries, measureMonths } from './measure.ts'
import { holdsFor, targetMonths, targetsOfMonth } from './targets.ts'

/** Spans in a row that must all have met (or missed) a target where there is no range to hold it against, and how far apart they are. */
const RECORD: Readonly<Record<Target['per'], { readonly spans: number; readonly apart: number }>> = {
  month: { spans: 12, apart: 1 },
  quarter: { spans: 4, apart: 3 },
  year: { spans: 3, apart: 12 },
  'rolling-12': { spans: 12, apart: 1 },
}
/** Months in a row that all met a target: it is met, whatever the range would allow. */
const MONTHS_ALWAYS_MET = 24

type Ranges = Pick<Judgement, 'question' | 'method' | 'significantLower' | 'significantUpper'>

/**
 * Whether the first target of the month will be met. A monthly target is assessed by the month's judgement, one of twelve months, a quarter or a year by
 * the year's; the other question has none. `pass` where the target lies outside the significant range on the side that is met whatever chance
 * does, `fail` on the other side, `inconsistent` within it; where every one of 24 months met it, `pass`. Where no range is of the target's span,
 * its last spans in a row that all met it (or all missed it) say the same. Null without a target and without a direction.
 */
export function assessTarget(indicator: Indicator, series: MonthlySeries, month: Month, ranges: Ranges): Assurance {
  const [target] = targetsOfMonth(indicator, month)
  const isOfMonth = target?.per === 'month'
  if (target === undefined || indicator.polarity === 'neutral' || isOfMonth !== (ranges.question === 'month'))
    return null
  const hasRange = isOfMonth || (target.per === 'rolling-12' && indicator.benchmark.kind === 'previous-twelve-months')
  const isMet = (count: number, apart: number) => metInARow(indicator, series, month, target, count, apart)
  const { significantLower: lower, significantUpper: upper } = ranges
  if (hasRange && lower !== null && upper !== null) {
    const isUp = indicator.polarity === 'up'
    if (target.value > upper) return isUp ? 'fail' : 'pass'
    if (target.value < lower) return isUp ? 'pass' : 'fail'
    const isAlwaysMet =
      isOfMonth && ranges.method === 'expected-range' && isMet(MONTHS_ALWAYS_MET, 1).every(met => met === true)
    return isAlwaysMet ? 'pass' : 'inconsistent'
  }
  const { spans, apart } = RECORD[target.per]
  const record = isMet(spans, apart)
  if (record.some(met => met === null)) return 'not enough data'
  if (record.every(met => met === true)) return 'pass'
  if (record.every(met => met === false)) return 'fail'
  return hasRange ? 'not enough data' : 'inconsistent'
}

/** Whether each of the last spans of a target met it; null where a span has no figure, or the target did not hold yet. */
function metInARow(
  indicator: Indicator,
  series: MonthlySeries,
  month: Month,
  target: Target,
  count: number,
  apart: number,
): (boolean | null)[] {
  return Array.from({ length: count }, (_, i) => {
    const months = targetMonths(target, addMonths(month, -i * apart))
    const measure = measureMonths(indicator, series, months)
    if (measure.kind !== 'value' || !holdsFor(target, months)) return null
    return indicator.polarity === 'up' ? measure.value >= target.value : measure.value <= target.value
  })
}
