import { longMonth, type Month } from '../calendar/month.ts'
import { isExceptional, NO_DECISIONS } from './decisions.ts'
import { studentQuantile } from './distributions.ts'
import { forecastMonth, rangeOf } from './forecast-month.ts'
import { judgeStock } from './judge-stock.ts'
import { buildMonthlyHistory, type MonthlyFigure } from './monthly-history.ts'
import { fitReference } from './reference-fit.ts'
import { referenceBounds, selectReferencePeriod } from './reference-period.ts'
import { SURVEY_SMALL_BELOW, SURVEY_SUPPRESSED_BELOW } from './small-base.ts'
import { describeReason, type Range, type Verdict, type VerdictOptions } from './verdict.ts'

/** Shares of unchanged months below the upper end of the two ranges: 95% and 99.8% lie inside. */
const WORD_SHARE = 0.975
const SIGNIFICANT_SHARE = 0.999

/**
 * Is this month's figure what its reference months, the season and the usual spread lead one to expect? For percentages, averages and
 * stocks; counts are judged by `forecastCounts`, and come here for the context of three years alone.
 *
 * Definition (docs/method.md): expected = season factor x sum(figures) / sum(factors) over the reference; standard error = spread x sqrt(V (1 + k / years) +
 * V of the reference mean), V the variance by chance. A word beyond the 95% range, significant beyond the 99.8% range: Student's t with the degrees of
 * freedom that the history has; beta-binomial for shares, negative binomial for rates and counts. A survey of 10 to 29 gets a word only from the
 * stricter range; under 10 its value is withheld. Shares above a half are judged by their exceptions, so that 197 of 200 is judged by 3.
 *
 * @throws RejectedInputError for a month twice or a figure that its measure cannot have
 */
export function judgeAgainstReference(
  series: readonly MonthlyFigure[],
  month: Month,
  options: VerdictOptions,
): Verdict {
  if (options.measure !== 'proportion' || !isMostlyCases(series, month)) return judge(series, month, options)
  // the history is built once as given, so that an impossible share is refused in its own words
  buildMonthlyHistory(series, month, 'proportion')
  const exceptions = series.map(figure => ({
    ...figure,
    value: figure.value === null || figure.denominator === null ? null : figure.denominator - figure.value,
  }))
  return ofCases(judge(exceptions, month, options))
}

function judge(series: readonly MonthlyFigure[], month: Month, options: VerdictOptions): Verdict {
  const { measure, reference, decisions = NO_DECISIONS } = options
  const history = buildMonthlyHistory(series, month, measure, decisions)
  const { from, to } = referenceBounds(reference, month)
  const unit = measure === 'count' ? (history.current?.base ?? 1) : 1
  const value = history.current === null ? null : (history.current.total / history.current.base) * unit
  const respondents = options.survey ? (series.find(figure => figure.month === month)?.denominator ?? null) : null
  const noVerdict: Verdict = {
    word: 'n/a',
    significant: false,
    value,
    z: null,
    expected: null,
    wordRange: null,
    significantRange: null,
    referenceFrom: from,
    referenceTo: to,
    seasonFactor: null,
    seasonStrength: null,
    phi: null,
    error: null,
    wordLimit: null,
    significantLimit: null,
    historyMonths: history.monthsKnown,
    respondents,
    smallBase: 'no',
    rule: '',
  }
  if (history.current === null || value === null)
    return { ...noVerdict, rule: `there is no figure for ${longMonth(month)}` }
  if (respondents !== null && respondents < SURVEY_SUPPRESSED_BELOW)
    return {
      ...noVerdict,
      value: null,
      smallBase: 'suppressed',
      rule: `only ${respondents} people were asked, too few to show`,
    }
  if (isExceptional(decisions, month)) return { ...noVerdict, rule: `${longMonth(month)} is recorded as exceptional` }
  if (measure === 'level') return { ...noVerdict, ...judgeStock(history, value, options.revision) }
  const fit = fitReference(history, measure, options.survey)
  const period = selectReferencePeriod(reference, history, fit?.kept)
  if ('reason' in period) return { ...noVerdict, rule: period.reason }
  if (fit === null) return { ...noVerdict, rule: 'too many months of the history are missing to know the usual spread' }
  if (measure === 'mean' && isTooCoarse(series, month, fit.phi))
    return { ...noVerdict, rule: 'the figure is rounded too coarsely to be judged' }
  const forecast = forecastMonth(history.month, history.current.base, period, fit, measure)
  const { revision = 0 } = options
  const revisionError = measure === 'proportion' ? revision : revision * forecast.expected
  const error = Math.hypot(fit.phi * Math.sqrt(forecast.variance), revisionError)
  const limits = [WORD_SHARE, SIGNIFICANT_SHARE].map(share => studentQuantile(share, fit.degreesOfFreedom))
  const [wordLimit, significantLimit] = [limits[0]!, limits[1]!]
  const rangeAt = (limit: number): Range => {
    const { lower, upper } = rangeOf(measure, forecast.expected, error, history.current!.base, limit)
    // an average of figures that are never below zero is not expected there
    const floor = measure === 'mean' && isNeverNegative(series) ? 0 : Number.NEGATIVE_INFINITY
    return { lower: Math.max(floor, lower) * unit, upper: upper * unit }
  }
  const significantRange = rangeAt(significantLimit)
  const isSmallSurvey = respondents !== null && respondents < SURVEY_SMALL_BELOW
  const wordRange = isSmallSurvey ? significantRange : rangeAt(wordLimit)
  const word = value > wordRange.upper ? 'Higher' : value < wordRange.lower ? 'Lower' : 'Comparable'
  const significant = value > significantRange.upper || value < significantRange.lower
  return {
    ...noVerdict,
    word,
    significant,
    z: error > 0 ? (value / unit - forecast.expected) / error : null,
    expected: forecast.expected * unit,
    wordRange,
    significantRange,
    referenceFrom: period.from,
    seasonFactor: forecast.factor,
    seasonStrength: fit.season.strength,
    phi: fit.phi,
    error: error * unit,
    wordLimit: isSmallSurvey ? significantLimit : wordLimit,
    significantLimit,
    smallBase: isSmallSurvey ? 'survey' : 'no',
    rule: describeReason(word, significant, isSmallSurvey ? respondents : null),
  }
}

function isMostlyCases(series: readonly MonthlyFigure[], month: Month): boolean {
  let [cases, everyone] = [0, 0]
  for (const { month: each, value, denominator } of series) {
    if (each >= month || value === null || denominator === null) continue
    cases += value
    everyone += denominator
  }
  return cases > everyone / 2
}

/** A verdict on exceptions as one on cases. */
function ofCases(verdict: Verdict): Verdict {
  const opposite = { Higher: 'Lower', Lower: 'Higher', Comparable: 'Comparable', 'n/a': 'n/a' } as const
  const flip = (range: Range | null) => (range === null ? null : { lower: 1 - range.upper, upper: 1 - range.lower })
  const { value, expected, z } = verdict
  return {
    ...verdict,
    word: opposite[verdict.word],
    value: value === null ? null : 1 - value,
    expected: expected === null ? null : 1 - expected,
    z: z === null ? null : -z,
    wordRange: flip(verdict.wordRange),
    significantRange: flip(verdict.significantRange),
    rule:
      verdict.word === 'n/a'
        ? verdict.rule
        : describeReason(
            opposite[verdict.word],
            verdict.significant,
            verdict.smallBase === 'survey' ? verdict.respondents : null,
          ),
  }
}

/** True where the months vary by less than the last digit that they are given to, so that chance cannot be distinguished from rounding. */
function isTooCoarse(series: readonly MonthlyFigure[], month: Month, spread: number): boolean {
  const known = series.filter(each => each.month <= month && each.value !== null)
  if (spread === 0) return true
  if (known.some(({ denominator }) => denominator !== null)) return false
  const isMultiple = (value: number, step: number) => Math.abs(value / step - Math.round(value / step)) < 1e-6
  const step = [1, 0.1, 0.01, 0.001].find(each => known.every(({ value }) => isMultiple(value!, each)))
  return step !== undefined && spread < step
}

const isNeverNegative = (series: readonly MonthlyFigure[]) => series.every(({ value }) => value === null || value >= 0)
