import type { Month } from '../../calendar/month.ts'
import { median } from '../../statistics/moments.ts'

/** What decides which counts are asked about; `docs/method.md` says what each costs. */
interface CredibleRange {
  /** Months before and after the one judged that its usual size is taken from. */
  readonly window: number
  /** Fewer months than these do not show their own spread: then one is supposed. */
  readonly enoughMonths: number
  /** Standard deviation of the logarithm that is supposed of a series nobody knows yet: most lie below it. */
  readonly supposedSpread: number
  readonly leastSpread: number
  /** How many of its own standard deviations a figure may lie off before it is asked about. */
  readonly limit: number
  /** A change of less than this factor is never asked about, however steady the series. */
  readonly leastFactor: number
}

const CREDIBLE_RANGE: CredibleRange = {
  window: 24,
  enoughMonths: 6,
  supposedSpread: 0.35,
  leastSpread: 0.08,
  limit: 6,
  leastFactor: 2,
}

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
 *
 * @param changed constants in place of the ones above, to see what each costs
 */
export function judgeCount(
  value: number,
  period: Month,
  series: ReadonlyMap<Month, number>,
  changed: Partial<CredibleRange> = {},
): Implausible | null {
  const range = { ...CREDIBLE_RANGE, ...changed }
  const others = [...series].filter(([month]) => month !== period)
  const before = others.filter(([month]) => month < period).sort(([a], [b]) => (a < b ? 1 : -1))
  const after = others.filter(([month]) => month > period).sort(([a], [b]) => (a < b ? -1 : 1))
  const nearest = [...before, ...after].slice(0, range.window).map(([, figure]) => figure)
  if (nearest.length === 0) return null
  const logs = nearest.map(figure => Math.log(figure + 1))
  const centre = median(logs)
  const usual = Math.round(Math.exp(centre) - 1)
  const own = 1.4826 * median(logs.map(log => Math.abs(log - centre)))
  const spread = nearest.length < range.enoughMonths ? range.supposedSpread : Math.max(own, range.leastSpread)
  const distance = Math.abs(Math.log(value + 1) - centre)
  const isFar = distance > range.limit * Math.sqrt(spread ** 2 + 1 / (usual + 1))
  return isFar && distance > Math.log(range.leastFactor) ? { usual, months: nearest.length } : null
}

/** Whether a figure known for the month before is more than halved or doubled, by more than chance does to counts of that size. */
export function judgeRestatement(value: number, known: number): boolean {
  const [small, large] = value < known ? [value, known] : [known, value]
  return large > small * CREDIBLE_RANGE.leastFactor && Math.sqrt(large) - Math.sqrt(small) > 3
}
