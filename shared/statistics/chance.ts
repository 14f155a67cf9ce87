import { median } from './moments.ts'
import type { HistoryMonth, MeasureType } from './monthly-history.ts'

/** Variance by chance alone of a month's figure about an expected `level`, for a month of base `base`; phi squared multiplies it. */
export type ChanceVariance = (level: number, base: number) => number

/**
 * How a measure varies by chance: Poisson for counts and rates, binomial for shares (with half a case and half an exception added, so that a
 * history without exceptions has a variance). Averages vary with how many they are of: a survey's fully, any other's by half, since the rest
 * is the month and not the sample; all of it is scaled to a month of middling size. Stocks have no such law and take 1.
 */
export function chanceVariance(
  measure: MeasureType,
  history: readonly HistoryMonth[],
  isSurvey: boolean,
): ChanceVariance {
  if (measure === 'level') return () => 1
  if (measure === 'mean') {
    const middling = history.length === 0 ? 1 : median(history.map(({ base }) => base))
    return (_, base) => (isSurvey ? middling / base : (1 + middling / base) / 2)
  }
  if (measure !== 'proportion') return (level, base) => Math.max(level, 0.25 / base) / base
  const everyone = history.reduce((sum, { base }) => sum + base, 0)
  return (level, base) => {
    const share = (Math.min(1, Math.max(0, level)) * everyone + 0.5) / (everyone + 1)
    return (share * (1 - share)) / base
  }
}
