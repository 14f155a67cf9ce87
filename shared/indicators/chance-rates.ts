import type { Indicator } from '../config/schema/indicator.ts'
import { statisticalMeasure } from './judge.ts'
import type { Method, Question } from './judgement.ts'

/** What varies by chance in one way. */
export type ChanceKind = 'count' | 'percentage' | 'average' | 'headcount'

/** Share of judged months (years) that get a word although nothing changed: of the board's whole area, and of a part of it. */
export interface ChanceRate {
  readonly whole: number
  readonly part: number
}

/**
 * Measured on simulated series in which nothing changes but by season, chance and a little noise of their own, of the sizes that boards have:
 * `tests/benchmarks/chance-marks.ts` prints them, and a test holds them against a smaller run.
 */
const YEAR: Readonly<Record<ChanceKind, ChanceRate>> = {
  count: { whole: 0.0285, part: 0 },
  percentage: { whole: 0.0163, part: 0.0006 },
  average: { whole: 0.05, part: 0.005 },
  headcount: { whole: 0, part: 0 },
}
export const CHANCE_RATES: Readonly<
  Record<Question, Readonly<Record<Method, Readonly<Record<ChanceKind, ChanceRate>>>>>
> = {
  month: {
    'expected-range': {
      count: { whole: 0.0408, part: 0.0023 },
      percentage: { whole: 0.0417, part: 0.0015 },
      average: { whole: 0.055, part: 0.0033 },
      headcount: { whole: 0.0254, part: 0 },
    },
    'making-data-count': {
      count: { whole: 0.0905, part: 0.028 },
      percentage: { whole: 0.0213, part: 0.0075 },
      average: { whole: 0.0763, part: 0.025 },
      headcount: { whole: 0.7463, part: 0.55 },
    },
  },
  // the year is judged alike by both
  year: { 'expected-range': YEAR, 'making-data-count': YEAR },
}

const KINDS = { count: 'count', rate: 'count', proportion: 'percentage', mean: 'average', level: 'headcount' } as const

/** How often chance alone gives an indicator a word. */
export function chanceRate(indicator: Indicator, method: Method, question: Question, isPart: boolean): number {
  const rate = CHANCE_RATES[question][method][KINDS[statisticalMeasure(indicator)]]
  return isPart ? rate.part : rate.whole
}
