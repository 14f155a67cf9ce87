import { median } from './moments.ts'

/** Months on each side of the running median. */
const HALF_WINDOW = 6
/** Growth is looked for from two years of history on. */
const MONTHS_FOR_GROWTH = 24
const LEAST_LEVEL = 0.1

/** A month of history as the running level sees it. */
export interface LevelMonth {
  /** Figure per day-adjusted month; null where there is none. */
  readonly rate: number | null
  /** May be used: there is a figure, and the month is not recorded as exceptional. */
  readonly isUsable: boolean
  /** Phase between rebases that the month is in. */
  readonly phase: string | null
}

/** Growth a month, in logarithms: the median of twelve-month changes, over 12; 0 with under 24 months. */
export function monthlyGrowth(months: readonly LevelMonth[]): number {
  if (months.length < MONTHS_FOR_GROWTH) return 0
  const changes = months.flatMap(({ rate, isUsable }, i) => {
    const yearBefore = months[i - 12]
    if (yearBefore === undefined || !isUsable || !yearBefore.isUsable) return []
    return [Math.log((rate! + 0.5) / (yearBefore.rate! + 0.5))]
  })
  return changes.length === 0 ? 0 : median(changes) / 12
}

/**
 * Running level of every month: the median of the usable months of its phase within six on each side, brought to the month by the growth.
 * Where its phase has none near, of all its phase; where its phase has none, of all. A median is not moved by one freak month.
 */
export function runningLevel(months: readonly LevelMonth[]): number[] {
  const growth = monthlyGrowth(months)
  return months.map(({ phase }, i) => {
    const near = usableIndexes(months, phase, i - HALF_WINDOW, i + HALF_WINDOW)
    const ofPhase = near.length > 0 ? near : usableIndexes(months, phase)
    const used = ofPhase.length > 0 ? ofPhase : usableIndexes(months, ANY_PHASE)
    return Math.max(median(used.map(j => months[j]!.rate! * Math.exp(-growth * (j - i)))), LEAST_LEVEL)
  })
}

const ANY_PHASE = Symbol('any phase')

/** The usable months of a phase from one month to another, both included. A loop: a pack asks tens of thousands of times. */
function usableIndexes(
  months: readonly LevelMonth[],
  phase: string | null | typeof ANY_PHASE,
  first = 0,
  last = months.length - 1,
): number[] {
  const found: number[] = []
  for (let j = Math.max(first, 0); j <= Math.min(last, months.length - 1); j += 1) {
    const month = months[j]!
    if (month.isUsable && (phase === ANY_PHASE || month.phase === phase)) found.push(j)
  }
  return found
}
