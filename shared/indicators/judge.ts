import { type Indicator, ratioScale } from '../config/schema/indicator.ts'
import type { Sense, VerdictWord } from '../document/figure.ts'
import type { MonthlyFigure, MeasureType as StatisticalMeasure } from '../statistics/monthly-history.ts'
import { hasFigure, type MonthlySeries } from './measure.ts'

/**
 * How an indicator's months vary by chance: counts as events, percentages as so many of so many, the rest by their own
 * spread, as are percentages without their counts and sums that are no counts. A percentage that may be over 100 is events for a base, since its numerator is no part of its denominator.
 */
const STATISTICAL_MEASURES = {
  count: 'count',
  percentage: 'proportion',
  mean: 'mean',
  'per-head': 'mean',
  headcount: 'level',
} as const satisfies Record<Indicator['aggregation'], StatisticalMeasure>

export function statisticalMeasure(indicator: Indicator): StatisticalMeasure {
  if (isAmount(indicator) || indicator.withoutCounts) return 'mean'
  return indicator.mayExceed100 ? 'rate' : STATISTICAL_MEASURES[indicator.aggregation]
}

/** Whether months add up to sums that are not counts of events: money, or what may fall below zero. */
export function isAmount({ aggregation, format, mayBeNegative }: Indicator): boolean {
  return aggregation === 'count' && (format === 'pounds' || mayBeNegative)
}

/** The statistics take shares as fractions where the page prints percentages: multiply by this to print. */
export function displayScale(indicator: Indicator): number {
  return indicator.aggregation === 'percentage' ? 100 : 1
}

const isAverage = ({ aggregation }: Indicator): boolean => aggregation === 'mean' || aggregation === 'per-head'

/** The series as the statistics take it. Months without a figure have a null value. */
export function monthlyFigures(indicator: Indicator, series: MonthlySeries): MonthlyFigure[] {
  return [...series.values()].map(observation => {
    const month = observation.period
    if (!hasFigure(observation)) return { month, value: null, denominator: null }
    const { value, numerator, denominator, n } = observation
    if (indicator.aggregation === 'percentage') {
      if (numerator !== null && denominator !== null && denominator > 0)
        return indicator.withoutCounts
          ? { month, value: numerator / denominator, denominator: null }
          : { month, value: numerator, denominator }
      // judged by the spread of its months, as an average is
      if (indicator.withoutCounts) return { month, value: value === null ? null : value / 100, denominator: null }
      // a percentage given with its n alone stands for so many of n
      return value !== null && n !== null && n > 0
        ? { month, value: Math.round((value * n) / 100), denominator: n }
        : { month, value: null, denominator: null }
    }
    if (isAverage(indicator)) {
      // unrounded where numerator and denominator are known, and with how many it is an average of
      if (numerator !== null && denominator !== null)
        return denominator > 0
          ? {
              month,
              value: (numerator / denominator) * ratioScale(indicator),
              denominator: indicator.aggregation === 'mean' ? denominator : null,
            }
          : { month, value: null, denominator: null }
      return { month, value, denominator: indicator.aggregation === 'mean' && n !== null && n > 0 ? n : null }
    }
    return { month, value, denominator: null }
  })
}

/** Whether a word is what the board hopes for. Neutral indicators have neither good nor bad. */
export function senseOf(indicator: Pick<Indicator, 'polarity'>, word: VerdictWord): Sense {
  if (word !== 'Higher' && word !== 'Lower') return 'none'
  if (indicator.polarity === 'neutral') return 'neutral'
  return (word === 'Higher') === (indicator.polarity === 'up') ? 'improvement' : 'concern'
}
