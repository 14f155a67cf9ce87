import { shortMonth } from '../calendar/month.ts'
import { NEWEST_WEIGHT } from '../statistics/baseline.ts'
import type { WindowForecast } from '../statistics/forecast-counts.ts'
import type { Range } from '../statistics/verdict.ts'
import { explainRevision } from './explain-revision.ts'
import type { JudgementStep } from './judgement.ts'
import type { RevisionError } from './revision-error.ts'

/** The two limits of a count's judgement and the ranges they give. */
export interface ForecastRanges {
  readonly wordLimit: number
  readonly significantLimit: number
  readonly range: Range
  readonly significantRange: Range
}

/** The forecast of a count, line by line: each number follows from those above it. */
export function explainForecast(
  newest: WindowForecast,
  threeMonths: WindowForecast | null,
  revision: RevisionError | null,
  ranges: ForecastRanges,
): JudgementStep[] {
  const { baseline, leftOut, from, to } = newest
  const { season } = baseline
  return [
    { term: 'Figure', value: newest.observed, how: 'the month as published' },
    { term: 'Months used', value: `${shortMonth(from)} to ${shortMonth(to)}`, how: 'up to 60 months before the month' },
    {
      term: 'Months left out',
      value: leftOut.length === 0 ? 'none' : leftOut.map(shortMonth).join(', '),
      how: 'further than 4 robust standard errors from the running level; exceptional spells are never used',
    },
    {
      term: 'Level',
      value: baseline.level,
      how: `events in a month of 30.4375 days without season: each month before counts ${1 - NEWEST_WEIGHT} times the one after it`,
    },
    {
      term: 'Season factor',
      value: newest.factor,
      how: 'this calendar month against an average month, shrunk towards 1',
    },
    { term: 'Length', value: newest.length, how: 'days of the month / 30.4375' },
    { term: 'Expected', value: newest.expected, how: 'level x season factor x length' },
    {
      term: 'Spread',
      value: baseline.phiSquared,
      how: 'mean square of past one-month forecast errors over chance, at least 1',
    },
    { term: 'Error of the level', value: baseline.levelError, how: 'sum of squared weights / square of their sum' },
    { term: 'Strength of the season', value: season.strength, how: '0 none, 1 known without noise' },
    { term: 'Years of season', value: season.years, how: 'months used / 12, at least 1' },
    ...explainRevision(revision, 1),
    {
      term: 'Variance',
      value: newest.variance,
      how: `spread x (expected + expected^2 / level x (error of the level + 0.05 + strength / years))${revision === null ? '' : ' + (expected x error of revision)^2'}`,
    },
    {
      term: 'Score',
      value: newest.score,
      how: 'normal score of the figure in a negative binomial distribution of that mean and variance',
    },
    {
      term: 'Word range',
      value: ranges.range,
      how: `the counts whose scores are -${ranges.wordLimit}, or 0, and ${ranges.wordLimit}`,
    },
    {
      term: 'Significant range',
      value: ranges.significantRange,
      how: `the counts whose scores are -${ranges.significantLimit}, or 0, and ${ranges.significantLimit}`,
    },
    ...(threeMonths === null
      ? []
      : [
          { term: 'Newest three months', value: threeMonths.observed, how: 'their sum' },
          { term: 'Expected of three', value: threeMonths.expected, how: 'from the months before all three' },
          { term: 'Variance of three', value: threeMonths.variance, how: 'as above, with neighbouring months alike' },
          {
            term: 'Score of three',
            value: threeMonths.score,
            how: `an alert opens where either score passes ${ranges.significantLimit}`,
          },
        ]),
  ]
}
