import { addMonths, longMonth, type Month } from '../calendar/month.ts'
import { type BenchmarkVerdict, noVerdict } from './benchmark-verdict.ts'
import { type Decisions, NO_DECISIONS } from './decisions.ts'
import { buildMonthlyHistory, type MeasureType, type MonthlyFigure } from './monthly-history.ts'
import type { Range } from './verdict.ts'
import { fitHistory, MAX_MISSING_MONTHS, MONTHS_PER_YEAR, sumYear, type YearTotals } from './year-totals.ts'

/** Standard errors for a word, and for a significant one; that neighbouring months are alike is in the standard error. */
const WORD_Z = 2.06
const SIGNIFICANT_Z = 3.15
/** Correlation of neighbouring months' noise beyond chance. */
const NOISE_CORRELATION = 0.3

/**
 * Performance against benchmark: the rolling 12 months against the 12 months before them.
 *
 * Definition (docs/method.md): z = (T1 - T0) / (phi sqrt(A (T1 + T0))) for counts, the same two-sample form with pooled variance for
 * proportions and rates, and weighted means with the history's spread for averages; A = 1 + 0.55 (1 - 1 / phi^2), since neighbouring months are alike. A word beyond
 * |z| 2.06, significant beyond 3.15. Up to two missing months of a year are made up by the year's own level and season; exceptional months are left out.
 * Two years with a re-base between them are not compared. Example: 1,000 after 900, phi 1: z = 100 / sqrt(1,900) = 2.29: Higher.
 *
 * @throws RejectedInput as `layOutHistory` does
 */
export function compareRollingYears(
  series: readonly MonthlyFigure[],
  month: Month,
  measure: MeasureType,
  decisions: Decisions = NO_DECISIONS,
): BenchmarkVerdict {
  const history = buildMonthlyHistory(series, month, measure, decisions)
  const noVerdictYet = noVerdict(addMonths(month, 1 - 2 * MONTHS_PER_YEAR), addMonths(month, -MONTHS_PER_YEAR))
  const rebase = rebaseWithin(decisions, noVerdictYet.benchmarkFrom!, month)
  if (rebase !== null)
    return {
      ...noVerdictYet,
      rule: `a new level counts from ${longMonth(rebase)}, so the two years cannot be compared`,
    }
  const fit = fitHistory(history, measure)
  if (typeof fit === 'string') return { ...noVerdictYet, rule: fit }
  const now = sumYear(history, fit.factors, 0, fit.chance)
  const before = sumYear(history, fit.factors, MONTHS_PER_YEAR, fit.chance)
  const incompleteYear = [now, before].find(year => year.missing > MAX_MISSING_MONTHS)
  if (incompleteYear !== undefined) {
    const span = `from ${longMonth(incompleteYear.from)} to ${longMonth(incompleteYear.to)}`
    const rule =
      incompleteYear.months === 0
        ? `no month ${span} has a figure`
        : `${incompleteYear.missing} of the 12 months ${span} are missing`
    return { ...noVerdictYet, rule }
  }
  const [r1, r0] = [now.total / now.weight, before.total / before.weight]
  const comparison = pooledComparison(measure, now, before)
  const alike = alikeMonths(fit.phi, measure)
  const spread = fit.phi * Math.sqrt(alike)
  const error = spread * Math.sqrt(comparison.variance)
  // a year of months of their own lengths, so that the value is the total itself
  const unit = measure === 'count' ? (now.weight * MONTHS_PER_YEAR) / now.months : 1
  const rangeAt = (zLimit: number): Range => {
    const [lower, upper] = comparison.comparable((zLimit * spread) ** 2)
    return { lower: unit * lower, upper: unit * upper }
  }
  const z = error > 0 ? (r1 - r0) / error : 0
  const word = z > WORD_Z ? 'Higher' : z < -WORD_Z ? 'Lower' : 'Comparable'
  return {
    ...noVerdictYet,
    word,
    significant: Math.abs(z) > SIGNIFICANT_Z,
    value: unit * r1,
    benchmark: unit * r0,
    z,
    phi: fit.phi,
    working: { weight: now.weight, weightBefore: before.weight, alike, error: unit * error },
    wordRange: rangeAt(WORD_Z),
    significantRange: rangeAt(SIGNIFICANT_Z),
    rule: `${word === 'Comparable' ? 'within' : word === 'Higher' ? 'above' : 'below'} the range expected of a year that is like the one before`,
  }
}

/** The first re-base that splits the two years; null where none does. */
function rebaseWithin({ rebases }: Decisions, from: Month, to: Month): Month | null {
  return rebases.find(rebase => rebase > from && rebase <= to) ?? null
}

/** How many times more a year varies than twelve months that had nothing to do with each other. */
function alikeMonths(phi: number, measure: MeasureType): number {
  const shared = measure === 'mean' || measure === 'level' ? 1 : 1 - 1 / phi ** 2
  return 1 + 2 * NOISE_CORRELATION * (1 - 1 / MONTHS_PER_YEAR) * shared
}

/** Chance variance of the difference of the two years' figures, and where the first would have to lie for a given square of standard errors. */
function pooledComparison(
  measure: MeasureType,
  now: YearTotals,
  before: YearTotals,
): { variance: number; comparable: (squaredZ: number) => [number, number] } {
  const [n1, n0] = [now.weight, before.weight]
  const r0 = before.total / n0
  if (measure === 'mean' || measure === 'level') {
    const variance = now.chanceOfMean + before.chanceOfMean
    return {
      variance,
      comparable: squaredZ => [r0 - Math.sqrt(squaredZ * variance), r0 + Math.sqrt(squaredZ * variance)],
    }
  }
  const pooled = (now.total + before.total) / (n1 + n0)
  const share = measure === 'proportion' ? 1 - pooled : 1
  const variance = Math.max(0, pooled * share) * (1 / n1 + 1 / n0)
  // (r1 - r0)^2 = square x variance(r1) is a quadratic in r1, since the pooled figure is linear in it
  const comparableRange = (squaredZ: number): [number, number] => {
    const c = squaredZ / (n1 * n0)
    if (measure !== 'proportion') return roots(1, -(2 * r0 + c * n1), r0 ** 2 - c * n0 * r0)
    const [all, cases] = [n1 + n0, n0 * r0]
    const d = c / all
    return roots(1 + d * n1 ** 2, -2 * r0 - d * n1 * (all - 2 * cases), r0 ** 2 - d * cases * (all - cases))
  }
  return { variance, comparable: comparableRange }
}

function roots(a: number, b: number, c: number): [number, number] {
  const root = Math.sqrt(Math.max(0, b * b - 4 * a * c))
  return [Math.max(0, (-b - root) / (2 * a)), (-b + root) / (2 * a)]
}
