import { addMonths, type Month } from '../calendar/month.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import type { Sense } from '../document/document.ts'
import type { MonthlyFigure, MeasureType as StatisticalMeasure } from '../statistics/monthly-history.ts'
import type { Reference } from '../statistics/reference-period.ts'
import { judgeMonth, type Verdict } from '../statistics/verdict.ts'
import { hasFigure, type MonthlySeries } from './measure.ts'

/**
 * How an indicator's months vary by chance: counts as events, percentages as so many of so many, the rest by their own
 * spread. A percentage that may be over 100 is events for a base, since its numerator is no part of its denominator.
 */
const STATISTICAL_MEASURES = {
  count: 'count',
  percentage: 'proportion',
  mean: 'mean',
  'per-head': 'mean',
  headcount: 'level',
} as const satisfies Record<Indicator['aggregation'], StatisticalMeasure>

export function statisticalMeasure(indicator: Indicator): StatisticalMeasure {
  return indicator.mayExceed100 ? 'rate' : STATISTICAL_MEASURES[indicator.aggregation]
}

/** A verdict is in fractions where the page prints percentages: multiply by this to print. */
export function displayScale(indicator: Indicator): number {
  return indicator.aggregation === 'percentage' ? 100 : 1
}

/** The series as the statistics take it. Months without a figure have a null value. */
export function monthlyFigures(indicator: Indicator, series: MonthlySeries): MonthlyFigure[] {
  return [...series.values()].map(observation => {
    const month = observation.period
    if (!hasFigure(observation)) return { month, value: null, denominator: null }
    const { value, numerator, denominator, n } = observation
    if (indicator.aggregation === 'percentage') {
      if (numerator !== null && denominator !== null && denominator > 0) return { month, value: numerator, denominator }
      // a percentage given with its n alone stands for so many of n
      return value !== null && n !== null && n > 0
        ? { month, value: Math.round((value * n) / 100), denominator: n }
        : { month, value: null, denominator: null }
    }
    if (indicator.aggregation === 'mean' && numerator !== null && denominator !== null) {
      return { month, value: denominator > 0 ? numerator / denominator : null, denominator: null }
    }
    return { month, value, denominator: null }
  })
}

const REFERENCES = {
  '12 months before': '12-months-before',
  'previous financial year': 'previous-financial-year',
} as const satisfies Record<BoardFile['verdicts']['reference'], Reference>

/** The reference that the board's file names for the first verdict column. */
export function boardReference(board: BoardFile): Reference {
  return REFERENCES[board.verdicts.reference]
}

/** The verdict on one month of a series against a reference. */
export function judgeAgainst(indicator: Indicator, series: MonthlySeries, month: Month, reference: Reference): Verdict {
  return judgeMonth(monthlyFigures(indicator, series), month, {
    measure: statisticalMeasure(indicator),
    reference,
    survey: indicator.survey,
  })
}

/** The verdicts of the `count` months ending with `month`, oldest first. */
export function judgeMonthsEnding(
  indicator: Indicator,
  series: MonthlySeries,
  month: Month,
  count: number,
  reference: Reference,
): { month: Month; verdict: Verdict }[] {
  const figures = monthlyFigures(indicator, series)
  const options = { measure: statisticalMeasure(indicator), reference, survey: indicator.survey }
  return Array.from({ length: count }, (_, i) => addMonths(month, i + 1 - count)).map(currentMonth => ({
    month: currentMonth,
    verdict: judgeMonth(figures, currentMonth, options),
  }))
}

/** Whether a word is what the board hopes for. Neutral indicators have neither good nor bad. */
export function senseOf(indicator: Pick<Indicator, 'polarity'>, word: Verdict['word']): Sense {
  if (word !== 'Higher' && word !== 'Lower') return 'none'
  if (indicator.polarity === 'neutral') return 'neutral'
  return (word === 'Higher') === (indicator.polarity === 'up') ? 'improvement' : 'concern'
}
