import { addMonths, type Month } from '../calendar/month.ts'
import { monthsIn, printPeriodEnding } from '../calendar/period.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import type { VerdictWord } from '../document/figure.ts'
import { describeWord } from '../statistics/describe-word.ts'
import { judgeYearOnYear, type PeriodFigure, type YearOnYear } from '../statistics/year-on-year.ts'
import { isAmount } from './judge.ts'
import type { Judgement, JudgementStep } from './judgement.ts'
import type { JudgingRules } from './judging-rules.ts'
import { makeJudgement, noJudgement } from './make-judgement.ts'
import { type MonthlySeries, measureMonths } from './measure.ts'

/** Judges figures of quarters and years, each held under its last month, against the same period a year before. */
export function periodJudge(
  indicator: Indicator,
  series: MonthlySeries,
  rules: JudgingRules,
): (month: Month) => Judgement {
  const figures = periodFigures(indicator, series)
  // figures of years do not overlap twelve months apart
  const step = monthsIn(indicator.frequency) === 3 ? 3 : 12
  return month => {
    const value = figures.get(month)?.value ?? null
    const asked = { question: 'month', method: 'expected-range', month, value } as const
    const found = judgeYearOnYear(figures, month, step, rules.decisions)
    if (typeof found === 'string') return noJudgement(indicator, series, asked, found)
    const significantRange = withinBounds(indicator, found.significantRange)
    const range = rules.isPart ? significantRange : withinBounds(indicator, found.wordRange)
    const word = wordOf(value!, range)
    const isSignificant = wordOf(value!, significantRange) !== 'Comparable'
    return makeJudgement(indicator, series, {
      ...asked,
      expected: found.expected,
      lower: range.lower,
      upper: range.upper,
      significantLower: significantRange.lower,
      significantUpper: significantRange.upper,
      score: found.score,
      word,
      significant: isSignificant,
      reference: { from: found.from, to: addMonths(month, -12) },
      alert: isSignificant && word !== 'Comparable' ? { direction: word, because: 'period' } : null,
      rule: describeWord(word, isSignificant || rules.isPart, 'periods'),
      steps: explain(indicator, month, found, range, significantRange),
    })
  }
}

const wordOf = (value: number, { lower, upper }: YearOnYear['wordRange']): Exclude<VerdictWord, 'n/a'> =>
  value > upper ? 'Higher' : value < lower ? 'Lower' : 'Comparable'

/** Every figure of the series with the variance that chance alone gives it: of a count itself, of a share by how many it is of. */
function periodFigures(indicator: Indicator, series: MonthlySeries): Map<Month, PeriodFigure> {
  const figures = new Map<Month, PeriodFigure>()
  for (const month of series.keys()) {
    const measure = measureMonths(indicator, series, [month])
    if (measure.kind !== 'value') continue
    const { value, denominator } = measure
    const isEvents = indicator.aggregation === 'count' && !isAmount(indicator)
    const isShare = indicator.aggregation === 'percentage' && !indicator.mayExceed100
    const share = value / 100
    const chance = isEvents
      ? value
      : isShare && denominator !== null && denominator > 0
        ? (1e4 * share * (1 - share)) / denominator
        : 0
    figures.set(month, { month, value, chance })
  }
  return figures
}

/** A count is never below zero, and a share of a whole never beyond it. */
function withinBounds(indicator: Indicator, { lower, upper }: YearOnYear['wordRange']): YearOnYear['wordRange'] {
  const { aggregation, mayBeNegative, mayExceed100 } = indicator
  return {
    lower: mayBeNegative ? lower : Math.max(0, lower),
    upper: aggregation === 'percentage' && !mayExceed100 ? Math.min(100, upper) : upper,
  }
}

function explain(
  { frequency }: Indicator,
  month: Month,
  { expected, changes, deviation, isByChance }: YearOnYear,
  range: YearOnYear['wordRange'],
  significantRange: YearOnYear['wordRange'],
): JudgementStep[] {
  const before = printPeriodEnding(frequency, addMonths(month, -12))
  return [
    { term: 'Expected', value: expected, how: `the figure of ${before}` },
    { term: 'Earlier changes', value: changes.length, how: 'of a period on the same one a year before' },
    {
      term: 'Usual change',
      value: deviation,
      how: isByChance
        ? 'what chance alone gives, being more than the earlier changes'
        : 'root mean square of the earlier changes',
    },
    { term: 'Range', value: range, how: 'expected, less and plus the usual change times Student’s t' },
    {
      term: 'Significant range',
      value: significantRange,
      how: 'the same, that one period in 500 would leave by chance',
    },
  ]
}
