import { longMonth, type Month } from '../calendar/month.ts'
import { type BenchmarkVerdict, noVerdict } from './benchmark-verdict.ts'
import { type Decisions, NO_DECISIONS } from './decisions.ts'
import { buildMonthlyHistory, type MonthlyFigure } from './monthly-history.ts'
import { wilsonInterval } from './wilson-interval.ts'
import { fitHistory, MAX_MISSING_MONTHS, MONTHS_PER_YEAR, sumYear } from './year-totals.ts'

/**
 * A proportion of the rolling 12 months against a fixed benchmark (a target, a national figure): does its Wilson interval hold the benchmark?
 *
 * Source: the Fingertips convention, with Wilson's standard errors multiplied by phi where months vary by more than chance. Word at 95%, grey
 * at 99.8%. In: cases and denominators by month; the benchmark as a fraction, taken as exact. Not valid against a benchmark that is itself an estimate.
 * Example: 360 of 480 against 0.80: 0.709 to 0.787: Lower.
 *
 * @throws RejectedInput as `layOutHistory` does
 */
export function compareWithFixedBenchmark(
  series: readonly MonthlyFigure[],
  month: Month,
  benchmark: number,
  decisions: Decisions = NO_DECISIONS,
): BenchmarkVerdict {
  const history = buildMonthlyHistory(series, month, 'proportion', decisions)
  const noVerdictYet = { ...noVerdict(null, null), benchmark }
  const year = sumYear(history, Array<number>(MONTHS_PER_YEAR).fill(1), 0)
  if (year.missing > MAX_MISSING_MONTHS)
    return {
      ...noVerdictYet,
      rule: `${year.missing} of the 12 months from ${longMonth(year.from)} to ${longMonth(year.to)} are missing`,
    }
  const fit = fitHistory(history, 'proportion')
  const phi = typeof fit === 'string' ? 1 : fit.phi
  const wordRange = wilsonInterval(year.total, year.weight, 0.95, phi)
  const significantRange = wilsonInterval(year.total, year.weight, 0.998, phi)
  const word = wordRange.lower > benchmark ? 'Higher' : wordRange.upper < benchmark ? 'Lower' : 'Comparable'
  const significant = significantRange.lower > benchmark || significantRange.upper < benchmark
  const place = word === 'Comparable' ? 'holds' : word === 'Higher' ? 'lies above' : 'lies below'
  const rule = `the interval of the 12 months, at ${significant ? '99.8' : '95'} per cent, ${place} the benchmark`
  return { ...noVerdictYet, word, significant, value: year.total / year.weight, phi, wordRange, significantRange, rule }
}
