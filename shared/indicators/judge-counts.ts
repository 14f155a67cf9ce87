import type { Month } from '../calendar/month.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import { countRange } from '../statistics/count-score.ts'
import { describeWord } from '../statistics/describe-word.ts'
import { forecastCounts, type WindowForecast, widenForRevision } from '../statistics/forecast-counts.ts'
import { explainForecast } from './explain-forecast.ts'
import { monthlyFigures } from './judge.ts'
import type { AlertFinding, Judgement } from './judgement.ts'
import type { JudgingRules } from './judging-rules.ts'
import { makeJudgement, noJudgement } from './make-judgement.ts'
import type { MonthlySeries } from './measure.ts'
import { revisionError } from './revision-error.ts'

/** Standard errors beyond which a month gets a word, and beyond which the word is significant and an alert opens. */
export const WORD_LIMIT = 2.06
export const SIGNIFICANT_LIMIT = 3.15

/** Judges months of a count by the forecast rule; what is worked out for one month serves the next. */
export function countJudge(
  indicator: Indicator,
  series: MonthlySeries,
  rules: JudgingRules,
): (month: Month) => Judgement {
  const forecast = countForecast(indicator, series, rules)
  const wordLimit = rules.isPart ? SIGNIFICANT_LIMIT : WORD_LIMIT
  return month => {
    const { newest, threeMonths, revision, reason } = forecast(month)
    const asked = { question: 'month', method: 'expected-range', month } as const
    if (newest === null)
      return noJudgement(indicator, series, { ...asked, value: series.get(month)?.value ?? null }, reason)
    const { observed, expected, variance, score, from, to } = newest
    const range = countRange(expected, variance, wordLimit)
    const significantRange = countRange(expected, variance, SIGNIFICANT_LIMIT)
    const word = observed > range.upper ? 'Higher' : observed < range.lower ? 'Lower' : 'Comparable'
    return makeJudgement(indicator, series, {
      ...asked,
      value: observed,
      expected,
      lower: range.lower,
      upper: range.upper,
      significantLower: significantRange.lower,
      significantUpper: significantRange.upper,
      score,
      word,
      significant: observed > significantRange.upper || observed < significantRange.lower,
      reference: { from, to },
      alert: findAlert(newest, threeMonths),
      revision,
      rule: describeWord(word, Math.abs(score) >= SIGNIFICANT_LIMIT || rules.isPart),
      steps: explainForecast(newest, threeMonths, revision, {
        wordLimit,
        significantLimit: SIGNIFICANT_LIMIT,
        range,
        significantRange,
      }),
    })
  }
}

/** What alerts need of a month, without the ranges, which take nearly all of the time: null where it cannot be judged. */
export function countAlerts(
  indicator: Indicator,
  series: MonthlySeries,
  rules: JudgingRules,
): (month: Month) => { readonly alert: AlertFinding | null } | null {
  const forecast = countForecast(indicator, series, rules)
  return month => {
    const { newest, threeMonths } = forecast(month)
    return newest === null ? null : { alert: findAlert(newest, threeMonths) }
  }
}

/** Forecasts of the series' months, that of a month that may still be revised with the wider range. */
function countForecast(indicator: Indicator, series: MonthlySeries, rules: JudgingRules) {
  const forecast = forecastCounts(monthlyFigures(indicator, series), rules.decisions)
  return (month: Month) => {
    const { month: newest, threeMonths, reason } = forecast(month)
    const revision = revisionError(indicator, series, month)
    const widen = (window: WindowForecast | null) =>
      window === null || revision === null ? window : widenForRevision(window, revision.error)
    return { newest: widen(newest), threeMonths: widen(threeMonths), revision, reason }
  }
}

/** The window that lies further off gives the direction; where the month alone is enough, the alert is about the month. */
function findAlert(newest: WindowForecast, threeMonths: WindowForecast | null): AlertFinding | null {
  const furthest = threeMonths !== null && Math.abs(threeMonths.score) > Math.abs(newest.score) ? threeMonths : newest
  if (Math.abs(furthest.score) < SIGNIFICANT_LIMIT) return null
  return {
    direction: furthest.score > 0 ? 'Higher' : 'Lower',
    because:
      furthest.score * Math.sign(newest.score) > 0 && Math.abs(newest.score) >= SIGNIFICANT_LIMIT
        ? 'month'
        : 'three-months',
  }
}
