import type { Month } from '../../calendar/month.ts'
import { median } from '../../statistics/moments.ts'

/** Months before and after the one judged that its usual size is taken from. */
const WINDOW = 24
/** Fewer months than these do not show their own spread: then one is supposed. */
const ENOUGH_MONTHS = 6
/** Standard deviation of the logarithm that is supposed of a series nobody knows yet: most lie below it. */
const SUPPOSED_SPREAD = 0.35
const LEAST_SPREAD = 0.08
/** How many of its own standard deviations a figure may lie off before it is asked about. */
const LIMIT = 6
/** A change of less than this factor is never asked about, however steady the series. */
const LEAST_FACTOR = 2

/** What a series leads one to expect of a month: its usual size, as the question prints it. */
export interface Implausible {
  readonly usual: number
  readonly months: number
}

/**
 * Whether a count is beyond what the months around it make credible; null when it is not. The logarithms of up to 24 other months, the
 * nearest before it first, give the usual size (their median) and the spread (1.4826 times the median distance from it, widened by what
 * chance does to a count of that size). Worked example: 303 known alone, 3,000 given: the logarithms lie 2.29 apart, which is 6.5 times
 * the supposed 0.35, and so is asked about; 2,000 is not.
 */
export function judgeCount(value: number, period: Month, series: ReadonlyMap<Month, number>): Implausible | null {
  const others = [...series].filter(([month]) => month !== period)
  const before = others.filter(([month]) => month < period).sort(([a], [b]) => (a < b ? 1 : -1))
  const after = others.filter(([month]) => month > period).sort(([a], [b]) => (a < b ? -1 : 1))
  const nearest = [...before, ...after].slice(0, WINDOW).map(([, figure]) => figure)
  if (nearest.length === 0) return null
  const logs = nearest.map(figure => Math.log(figure + 1))
  const centre = median(logs)
  const usual = Math.round(Math.exp(centre) - 1)
  const own = 1.4826 * median(logs.map(log => Math.abs(log - centre)))
  const spread = nearest.length < ENOUGH_MONTHS ? SUPPOSED_SPREAD : Math.max(own, LEAST_SPREAD)
  const distance = Math.abs(Math.log(value + 1) - centre)
  const isFar = distance > LIMIT * Math.sqrt(spread ** 2 + 1 / (usual + 1))
  return isFar && distance > Math.log(LEAST_FACTOR) ? { usual, months: nearest.length } : null
}

/** Whether a figure known for the month before is more than halved or doubled, by more than chance does to counts of that size. */
export function judgeRestatement(value: number, known: number): boolean {
  const [small, large] = value < known ? [value, known] : [known, value]
  return large > small * LEAST_FACTOR && Math.sqrt(large) - Math.sqrt(small) > 3
}
