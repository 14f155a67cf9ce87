import { addMonths, type Month, monthsEnding } from '../calendar/month.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import type { BenchmarkVerdict } from '../statistics/benchmark-verdict.ts'
import { compareWithFixedBenchmark } from '../statistics/fixed-benchmark.ts'
import { compareRollingYears } from '../statistics/rolling-years.ts'
import { explainYear } from './explain-year.ts'
import { displayScale, isAmount, monthlyFigures, statisticalMeasure } from './judge.ts'
import type { Judgement } from './judgement.ts'
import type { JudgingRules } from './judging-rules.ts'
import { makeJudgement, noJudgement } from './make-judgement.ts'
import { type MonthlySeries, measureMonths } from './measure.ts'

/**
 * Judges the year that ends with a month: has the rolling year changed on the year before, or on the benchmark that somebody set? The
 * range is the year before's, or, against a fixed benchmark, the year's own interval.
 */
export function judgeYear(indicator: Indicator, series: MonthlySeries, month: Month, rules: JudgingRules): Judgement {
  const { benchmark } = indicator
  const asked = { question: 'year', method: rules.method, month, value: yearValue(indicator, series, month) } as const
  const no = (reason: string) => noJudgement(indicator, series, asked, reason)
  if (indicator.frequency !== 'month') return no('its figures are of longer spans, each held against the year before')
  if (benchmark.kind === 'none') return no(benchmark.reason)
  if (indicator.aggregation === 'headcount') return no('a headcount has no rolling twelve months')
  if (indicator.withoutCounts) return no('its months come without the two numbers that they would be added up by')
  const figures = monthlyFigures(indicator, series)
  if (benchmark.kind === 'previous-twelve-months') {
    const verdict = compareRollingYears(figures, month, statisticalMeasure(indicator), rules.decisions)
    // days per head add up over the year, while the statistics judge their monthly mean
    const scale = indicator.aggregation === 'per-head' || isAmount(indicator) ? 12 : displayScale(indicator)
    return fromVerdict(verdict, scale, addMonths(month, -23), addMonths(month, -12))
  }
  if (indicator.aggregation !== 'percentage') return no('a fixed benchmark is judged for percentages only')
  const verdict = compareWithFixedBenchmark(figures, month, benchmark.value / 100, rules.decisions)
  return fromVerdict(verdict, 100, addMonths(month, -11), month)

  function fromVerdict(verdict: BenchmarkVerdict, scale: number, from: Month, to: Month): Judgement {
    if (verdict.word === 'n/a') return no(verdict.rule)
    const scaled = (value: number | null | undefined) => (value === null || value === undefined ? null : value * scale)
    const range = rules.isPart ? verdict.significantRange : verdict.wordRange
    return makeJudgement(indicator, series, {
      ...asked,
      // the printed total; the statistics' own where a missing month was made up
      value: asked.value ?? scaled(verdict.value),
      expected: scaled(verdict.benchmark),
      lower: scaled(range?.lower),
      upper: scaled(range?.upper),
      significantLower: scaled(verdict.significantRange?.lower),
      significantUpper: scaled(verdict.significantRange?.upper),
      score: verdict.z,
      word: rules.isPart && !verdict.significant ? 'Comparable' : verdict.word,
      significant: verdict.significant,
      reference: { from, to },
      alert: null,
      rule: verdict.rule,
      steps: explainYear(verdict, scale),
    })
  }
}

function yearValue(indicator: Indicator, series: MonthlySeries, month: Month): number | null {
  const measure = measureMonths(indicator, series, monthsEnding(month, 12))
  return measure.kind === 'value' ? measure.value : null
}
