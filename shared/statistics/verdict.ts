import { longMonth, type Month } from '../calendar/month.ts'
import {
  buildMonthlyHistory,
  calendarIndex,
  type MeasureType,
  type MonthlyFigure,
  type MonthlyHistory,
  samplingVariance,
} from './monthly-history.ts'
import { type Reference, type ReferencePeriod, referenceBounds, selectReferencePeriod } from './reference-period.ts'
import { estimateSeason, levelByYear, type Season } from './season.ts'
import { exactRange, needsExactTest, SURVEY_SMALL_BELOW, SURVEY_SUPPRESSED_BELOW } from './small-base.ts'
import { estimateSpread } from './spread.ts'

export type VerdictWord = 'Higher' | 'Lower' | 'Comparable' | 'n/a'

/** Standard errors beyond which a month gets a word, and beyond which the word is grey: Student's t with 24 degrees of freedom at 95% and 99.8%. */
export const WORD_Z = 2.06
export const SIGNIFICANT_Z = 3.47
/** What those levels leave in each tail, for the exact tests. */
const WORD_TAIL = 0.025
const SIGNIFICANT_TAIL = 0.001

export interface Range {
  readonly lower: number
  readonly upper: number
}

/** All numbers are in the figure's unit: events, a fraction of 1, events per unit of the denominator, or the mean's or stock's own. */
export interface Verdict {
  readonly word: VerdictWord
  /** Beyond the second, stricter range: the grey cell. */
  readonly significant: boolean
  readonly value: number | null
  readonly z: number | null
  readonly expected: number | null
  /** Comparable within it. */
  readonly wordRange: Range | null
  /** Not significant within it. */
  readonly significantRange: Range | null
  readonly referenceFrom: Month
  readonly referenceTo: Month
  readonly seasonFactor: number | null
  /** 0: no season was found or looked for; nearly 1: a strong one. */
  readonly seasonStrength: number | null
  /** How many times more than chance the history varies; for means and levels their standard deviation. */
  readonly phi: number | null
  readonly historyMonths: number
  /** exact: an exact test had to agree; survey: 10 to 29 asked; suppressed: under 10 asked, the value is withheld. */
  readonly smallBase: 'no' | 'exact' | 'survey' | 'suppressed'
  /** The rule that fired, or why there is no verdict: a clause for the page. */
  readonly rule: string
}

export interface VerdictOptions {
  readonly measure: MeasureType
  readonly reference: Reference
  /** A sample of people asked; the denominator is how many. */
  readonly survey?: boolean
}

/**
 * The default rule: is this month's figure what the reference period, the season and the usual spread lead one to expect?
 *
 * Definition (this system's own, design section e): expected E = factor of this month x sum(figures) / sum(factors) over the reference;
 * z = (figure - E) / (phi sqrt(V (1 + k / 3) + V of the reference mean)), V the variance by chance, k the season's strength. A word beyond |z| 2.06, grey beyond 3.47.
 * Where few events or cases are expected an exact Poisson or binomial test must agree. A survey of 10 to 29 gets a word only from the
 * stricter range; under 10 its value is withheld. Simulated false alarms: design section e and tests/benchmarks/false-alarms.ts.
 * It is not iQuanta's rule, nor an XmR chart's, nor a rule of so many per cent. Not valid for events that come in batches without record of it,
 * or across a change of definition: judge such a series from the change on.
 * Example: 12 months of 60 after two more years of 60, now 90: expected 60, phi 1, z = 30 / sqrt(60 + 5) = 3.7: Higher, grey.
 *
 * @throws RejectedInput for a month twice or a figure that its measure cannot have
 */
export function judgeMonth(series: readonly MonthlyFigure[], month: Month, options: VerdictOptions): Verdict {
  const { measure, reference } = options
  const history = buildMonthlyHistory(series, month, measure)
  const { from, to } = referenceBounds(reference, month)
  const value = history.current === null ? null : history.current.total / history.current.base
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
    historyMonths: history.monthsKnown,
    smallBase: 'no',
    rule: '',
  }
  if (history.current === null || value === null)
    return { ...noVerdict, rule: `there is no figure for ${longMonth(month)}` }
  const respondents = options.survey ? (series.find(figure => figure.month === month)?.denominator ?? null) : null
  if (respondents !== null && respondents < SURVEY_SUPPRESSED_BELOW)
    return {
      ...noVerdict,
      value: null,
      smallBase: 'suppressed',
      rule: `only ${respondents} people were asked, too few to show`,
    }
  const period = selectReferencePeriod(reference, history)
  if ('reason' in period) return { ...noVerdict, rule: period.reason }
  const levels = levelByYear(history)
  const season = estimateSeason(history, levels)
  const spread = estimateSpread(history, levels, season, measure)
  if (spread === null)
    return { ...noVerdict, rule: 'too many months of the history are missing to know the usual spread' }
  if (spread.phi === 0)
    return { ...noVerdict, rule: 'the figure has never varied, so there is no usual spread to judge it by' }
  const forecast = forecastMonth(history, period, season, measure)
  const error = spread.phi * Math.sqrt(forecast.variance)
  const needsExact = needsExactTest(measure, forecast.expected, history.current.base)
  const rangeAt = (zLimit: number, tail: number): Range => {
    const byNormal = { lower: forecast.expected - zLimit * error, upper: forecast.expected + zLimit * error }
    if (!needsExact || measure === 'mean' || measure === 'level') return withinBounds(measure, byNormal)
    const byExact = exactRange(measure, forecast.exactTestExpected, history.current!.base, tail)
    return withinBounds(measure, {
      lower: Math.min(byNormal.lower, byExact.lower),
      upper: Math.max(byNormal.upper, byExact.upper),
    })
  }
  const significantRange = rangeAt(SIGNIFICANT_Z, SIGNIFICANT_TAIL)
  const isSmallSurvey = respondents !== null && respondents < SURVEY_SMALL_BELOW
  const wordRange = isSmallSurvey ? significantRange : rangeAt(WORD_Z, WORD_TAIL)
  const word = value > wordRange.upper ? 'Higher' : value < wordRange.lower ? 'Lower' : 'Comparable'
  const significant = value > significantRange.upper || value < significantRange.lower
  const smallBase = isSmallSurvey ? 'survey' : needsExact ? 'exact' : 'no'
  return {
    ...noVerdict,
    word,
    significant,
    z: error > 0 ? (value - forecast.expected) / error : null,
    expected: forecast.expected,
    wordRange,
    significantRange,
    seasonFactor: forecast.factor,
    seasonStrength: season.strength,
    phi: spread.phi,
    smallBase,
    rule: describeReason(word, significant, smallBase, respondents),
  }
}

interface Forecast {
  readonly expected: number
  readonly factor: number
  /** Of this month and of the reference mean together, by chance alone; phi squared multiplies it. */
  readonly variance: number
  /** The expected figure had the reference held one event more (for proportions of more than half, one exception more): what the exact test
   *  goes by. A year of none does not prove that none can be, and a year of one hardly more. */
  readonly exactTestExpected: number
}

function forecastMonth(
  { month, current }: MonthlyHistory,
  { months }: ReferencePeriod,
  season: Season,
  measure: MeasureType,
): Forecast {
  const factorAt = (back: number): number => season.factors[calendarIndex(month, back)]!
  const factor = factorAt(0)
  const total = months.reduce((sum, { figure }) => sum + figure.total, 0)
  const weight = months.reduce((sum, { monthsBack, figure }) => sum + factorAt(monthsBack) * figure.base, 0)
  const level = total / weight
  const expected = measure === 'proportion' ? Math.min(1, factor * level) : factor * level
  const variances = months.reduce(
    (sum, { monthsBack, figure }) =>
      sum + figure.base ** 2 * samplingVariance(measure, level * factorAt(monthsBack), figure.base),
    0,
  )
  const referenceVariance = (factor ** 2 * variances) / weight ** 2
  const monthVariance = samplingVariance(measure, expected, current!.base) * (1 + season.strength / 3)
  const oneEvent = factor / weight
  const exactTestExpected = measure === 'proportion' && expected > 0.5 ? expected - oneEvent : expected + oneEvent
  return { expected, factor, variance: monthVariance + referenceVariance, exactTestExpected }
}

/** Counts and rates are not below 0, nor proportions above 1. */
function withinBounds(measure: MeasureType, { lower, upper }: Range): Range {
  if (measure === 'mean' || measure === 'level') return { lower, upper }
  return { lower: Math.max(0, lower), upper: measure === 'proportion' ? Math.min(1, upper) : upper }
}

function describeReason(
  word: VerdictWord,
  significant: boolean,
  smallBase: Verdict['smallBase'],
  respondents: number | null,
): string {
  const place = word === 'Comparable' ? 'within' : word === 'Higher' ? 'above' : 'below'
  const share = significant || smallBase === 'survey' ? '499 months in 500' : '19 months in 20'
  const base =
    smallBase === 'survey'
      ? `; ${respondents ?? 0} people were asked, a small base, so only this wider range counts`
      : smallBase === 'exact'
        ? '; the numbers are small, so an exact test has to agree'
        : ''
  return `${place} the range expected in ${share}${base}`
}
