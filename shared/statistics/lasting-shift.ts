import { addMonths, type Month, monthOfYear, monthRange, monthsBetween } from '../calendar/month.ts'
import { type Decisions, isExceptional, NO_DECISIONS, phaseStart } from './decisions.ts'
import { type MeasureType, type MonthlyFigure, toHistoryMonth } from './monthly-history.ts'
import { runningLevel } from './running-level.ts'
import { COUNT_PRIOR, estimateSeasonFactors, NO_PRIOR, NO_SEASON_FACTORS } from './season-factors.ts'

/** Months looked back over, and the fewest on each side of a shift: a year of the old level holds each season, nine months show that the new one has lasted. */
const MOST_MONTHS = 60
const FEWEST_BEFORE = 12
const FEWEST_AFTER = 9
/** From 24 months on both years of the rolling comparison lie on the new level, so a decision would change nothing. */
const MOST_AFTER = 23
const FEWEST_BETWEEN = 9
const MONTHS_FOR_SEASON = 36
/** Levels that a history is cut into at most. */
const MOST_LEVELS = 4
/** What a level more must save of n log(residual) beyond its cost of log n for each of its two numbers, times this for months that are alike. */
const COST_FACTOR = 3.5
/** A straight line must explain this much less before a step is believed. */
const LINE_MARGIN = 15
/** The change in standard deviations of a month about its level: a smaller one would leave most months in the old range. */
const LEAST_SIZE = 1.5
const LEAST_SHARE = 0.05

/** A level that has changed for good, as the figures have it. Levels: events in a month, or the figure's own unit. */
export interface LastingShift {
  /** First month of the new level. */
  readonly from: Month
  readonly level: number
  readonly to: Month
  readonly before: { readonly from: Month; readonly to: Month; readonly level: number }
  /** Months of either span that count towards no level: recorded as exceptional. */
  readonly leftOut: readonly Month[]
}

interface Point {
  readonly month: Month
  readonly rate: number
  readonly base: number
}

/** Whether two findings are of one shift, whose first month may move as months are added: levels last nine months at least. */
export function isSameShift(one: LastingShift, other: LastingShift): boolean {
  return Math.abs(monthsBetween(one.from, other.from)) < FEWEST_BETWEEN
}

/**
 * The last lasting shift of a series up to a month; null where the evidence for one is not strong.
 *
 * Method: the months of the phase, without their season, are cut into one to four levels with the least squared residual; a cut must save more than 3.5 x 2
 * log n of n log(residual), and the cuts together must beat a straight line by 15, so that a trend is no shift. The last cut counts where nine to 23
 * months follow it and the level before it held for twelve, the new level is 1.5 standard deviations and 5% away, and the newest three months have kept to it.
 * In: the figures as `monthlyFigures` gives them. Measured in docs/method.md.
 */
export function findLastingShift(
  series: readonly MonthlyFigure[],
  month: Month,
  measure: MeasureType,
  decisions: Decisions = NO_DECISIONS,
): LastingShift | null {
  const points = withoutSeason(pointsOf(series, month, measure, decisions), measure)
  if (points.length < FEWEST_BEFORE + FEWEST_AFTER) return null
  const cuts = bestCuts(points)
  const last = cuts.at(-1)
  if (last === undefined) return null
  const start = cuts.at(-2) ?? 0
  const [before, after] = [points.slice(start, last), points.slice(last)]
  const [old, level] = [levelOf(before), levelOf(after)]
  const spread = Math.sqrt((residualOf(before) + residualOf(after)) / (before.length + after.length - 2))
  // the first months show that it begins where it is cut, the newest that it has been kept to
  const isNear = (some: readonly Point[]) => Math.abs(levelOf(some) - level) < Math.abs(levelOf(some) - old)
  const hasLasted = isNear(after.slice(0, 2)) && isNear(after.slice(-3))
  const isLarge = Math.abs(level - old) >= Math.max(LEAST_SIZE * spread, LEAST_SHARE * Math.abs(old))
  if (before.length < FEWEST_BEFORE || after.length > MOST_AFTER || !hasLasted || !isLarge) return null
  const span = [before[0]!.month, after.at(-1)!.month] as const
  return {
    from: after[0]!.month,
    level: printedLevel(after, measure),
    before: { from: before[0]!.month, to: before.at(-1)!.month, level: printedLevel(before, measure) },
    to: span[1],
    leftOut: monthRange(...span).filter(each => isExceptional(decisions, each)),
  }

  /** The plain mean of the months as they were given, which a reader can work out. */
  function printedLevel(of: readonly Point[], kind: MeasureType): number {
    const months = new Set(of.map(point => point.month))
    const given = pointsOf(series, month, measure, decisions).filter(point => months.has(point.month))
    const total = given.reduce((sum, { rate, base }) => sum + rate * base, 0)
    return total / (kind === 'count' ? given.length : given.reduce((sum, { base }) => sum + base, 0))
  }
}

/** The usable months of the phase that the month is in, oldest first, each as a rate and what it is a rate of. */
function pointsOf(series: readonly MonthlyFigure[], month: Month, measure: MeasureType, decisions: Decisions): Point[] {
  const first = addMonths(month, 1 - MOST_MONTHS)
  const phase = phaseStart(decisions, month)
  return series
    .filter(each => each.month >= first && each.month <= month)
    .filter(each => phaseStart(decisions, each.month) === phase && !isExceptional(decisions, each.month))
    .flatMap(figure => {
      const known = toHistoryMonth(figure, measure)
      return known === null ? [] : [{ month: figure.month, rate: known.total / known.base, base: known.base }]
    })
    .sort((a, b) => (a.month < b.month ? -1 : 1))
}

function withoutSeason(points: readonly Point[], measure: MeasureType): Point[] {
  const isPositive = points.every(({ rate }) => rate > 0)
  if (!isPositive || measure === 'level' || points.length < MONTHS_FOR_SEASON) return [...points]
  const calendarMonth = ({ month }: Point) => monthOfYear(month) - 1
  const levels = runningLevel(points.map(({ rate }) => ({ rate, isUsable: true, phase: null })))
  const ratios = points.map((point, i) => ({ ratio: point.rate / levels[i]!, calendarMonth: calendarMonth(point) }))
  const { factors } =
    Math.min(...levels) > 0
      ? estimateSeasonFactors(ratios, measure === 'count' ? COUNT_PRIOR : NO_PRIOR)
      : NO_SEASON_FACTORS
  return points.map(point => ({ ...point, rate: point.rate / factors[calendarMonth(point)]! }))
}

function levelOf(points: readonly Point[]): number {
  return points.reduce((sum, { rate, base }) => sum + rate * base, 0) / points.reduce((sum, { base }) => sum + base, 0)
}

const meanBase = (points: readonly Point[]) => points.reduce((sum, { base }) => sum + base, 0) / points.length

/** Squared residuals about the level, a month of more answers counting for more. */
function residualOf(points: readonly Point[]): number {
  const [level, base] = [levelOf(points), meanBase(points)]
  return points.reduce((sum, point) => sum + (point.base / base) * (point.rate - level) ** 2, 0)
}

/** Where new levels begin, by the number of levels that the evidence bears; none where one level, or a straight line, does as well. */
function bestCuts(points: readonly Point[]): readonly number[] {
  const n = points.length
  const floor = Math.max(1e-12, 1e-6 * residualOf(points))
  const score = (residual: number) => n * Math.log(Math.max(residual, floor) / n)
  const costs = residualTable(points)
  // best[k][end]: the least residual of the first `end` points in k + 1 levels, and where the last of them begins
  const best: { residual: number; cuts: readonly number[] }[][] = [
    Array.from({ length: n + 1 }, (_, end) => ({ residual: costs[0]![end] ?? 0, cuts: [] })),
  ]
  let [chosen, lowest]: [readonly number[], number] = [[], score(residualOf(points))]
  for (let levels = 1; levels < MOST_LEVELS; levels++) {
    const row = Array.from({ length: n + 1 }, (_, end) => {
      let found = { residual: Number.POSITIVE_INFINITY, cuts: [] as readonly number[] }
      const isWhole = end === n
      for (let cut = FEWEST_BETWEEN * levels; cut <= end - (isWhole ? FEWEST_AFTER : FEWEST_BETWEEN); cut++) {
        const earlier = best[levels - 1]![cut]!
        const residual = earlier.residual + costs[cut]![end]!
        if (residual < found.residual) found = { residual, cuts: [...earlier.cuts, cut] }
      }
      return found
    })
    best.push(row)
    const whole = row[n]!
    const cost = COST_FACTOR * 2 * levels * Math.log(n)
    if (Number.isFinite(whole.residual) && score(whole.residual) + cost < lowest)
      [chosen, lowest] = [whole.cuts, score(whole.residual) + cost]
  }
  return chosen.length > 0 && lowest + LINE_MARGIN > score(lineResidual(points)) ? [] : chosen
}

/** `[from][end]`: residual of the points from one index up to another. */
function residualTable(points: readonly Point[]): number[][] {
  const base = meanBase(points)
  return points.map((_, from) => {
    const row: number[] = []
    let [weight, mean, squares] = [0, 0, 0]
    for (let i = from; i < points.length; i++) {
      const own = points[i]!.base / base
      weight += own
      const step = points[i]!.rate - mean
      mean += (own / weight) * step
      squares += own * step * (points[i]!.rate - mean)
      row[i + 1] = squares
    }
    return row
  })
}

function lineResidual(points: readonly Point[]): number {
  const base = meanBase(points)
  const first = points[0]!.month
  const at = points.map(({ month }) => monthsBetween(first, month))
  const weights = points.map(point => point.base / base)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const centre = at.reduce((sum, x, i) => sum + weights[i]! * x, 0) / total
  const level = levelOf(points)
  const covariance = at.reduce((sum, x, i) => sum + weights[i]! * (x - centre) * (points[i]!.rate - level), 0)
  const variance = at.reduce((sum, x, i) => sum + weights[i]! * (x - centre) ** 2, 0)
  const slope = covariance / variance
  return points.reduce((sum, { rate }, i) => sum + weights[i]! * (rate - level - slope * (at[i]! - centre)) ** 2, 0)
}
