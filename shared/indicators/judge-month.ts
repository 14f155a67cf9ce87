import type { Month } from '../calendar/month.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import { statisticalMeasure } from './judge.ts'
import { controlChartJudge } from './judge-by-control-chart.ts'
import { referenceJudge } from './judge-by-reference.ts'
import { countJudge } from './judge-counts.ts'
import type { Judgement } from './judgement.ts'
import type { JudgingRules } from './judging-rules.ts'
import type { MonthlySeries } from './measure.ts'

/**
 * Judges months of one indicator in one area: is the month what its past, its season and its spread lead one to expect? By the
 * board's method; by `expected-range`, counts by the forecast rule and the rest against their reference months. A past month is judged from
 * the months before it alone, as it would have been at the time.
 */
export function monthJudge(
  indicator: Indicator,
  series: MonthlySeries,
  rules: JudgingRules,
): (month: Month) => Judgement {
  if (rules.method === 'making-data-count') return controlChartJudge(indicator, series, rules)
  return statisticalMeasure(indicator) === 'count'
    ? countJudge(indicator, series, rules)
    : referenceJudge(indicator, series, rules)
}

/** The judgement of one month. */
export function judgeMonth(indicator: Indicator, series: MonthlySeries, month: Month, rules: JudgingRules): Judgement {
  return monthJudge(indicator, series, rules)(month)
}
