import { addMonths, type Month } from '../calendar/month.ts'
import { type Decisions, isExceptional, phaseStart } from './decisions.ts'
import { studentQuantile } from './distributions.ts'

/** A figure of a quarter or a year, known by its last month. `chance`: the variance that chance alone gives it; 0 where that is not known. */
export interface PeriodFigure {
  readonly month: Month
  readonly value: number
  readonly chance: number
}

/** A period held against the same one a year before. */
export interface YearOnYear {
  /** The figure a year before, which is what is expected. */
  readonly expected: number
  /** Earlier changes on the year before, the oldest first: what they are usually like. */
  readonly changes: readonly number[]
  readonly deviation: number
  /** True where chance alone varies more than the earlier changes did. */
  readonly isByChance: boolean
  readonly wordRange: { readonly lower: number; readonly upper: number }
  readonly significantRange: { readonly lower: number; readonly upper: number }
  readonly score: number
  readonly from: Month
}

/** Earlier changes that are needed: of quarters two years lie before the one judged, of years five. */
export const FEWEST_CHANGES = 4
/** Earlier changes that are used. */
const MOST_CHANGES = 20
const [WORD_SHARE, SIGNIFICANT_SHARE] = [0.975, 0.999]

/**
 * Whether a period differs from the same one a year before by more than such changes usually are: their root mean square, or chance's
 * own where that is larger, times Student's t with as many degrees of freedom as there are earlier changes. Figures of twelve
 * months that overlap are taken twelve months apart. A clause where it cannot be judged.
 *
 * @param step months from one figure to the next
 */
export function judgeYearOnYear(
  figures: ReadonlyMap<Month, PeriodFigure>,
  month: Month,
  step: number,
  decisions: Decisions,
): YearOnYear | string {
  const now = figures.get(month)
  if (now === undefined) return 'there is no figure for it'
  if (isExceptional(decisions, month)) return 'it is recorded as exceptional'
  const before = figures.get(addMonths(month, -12))
  if (before === undefined) return 'there is no figure for the same period a year before'
  const phase = phaseStart(decisions, month)
  if (phase !== phaseStart(decisions, before.month)) return 'a new level counts since the same period a year before'
  const changes: { readonly change: number; readonly from: Month }[] = []
  const first = [...figures.keys()].sort()[0]!
  for (let at = addMonths(month, -step); at >= first && changes.length < MOST_CHANGES; at = addMonths(at, -step)) {
    const [later, earlier] = [figures.get(at), figures.get(addMonths(at, -12))]
    const isOfPhase = phaseStart(decisions, at) === phase && phaseStart(decisions, addMonths(at, -12)) === phase
    const isLeftOut = isExceptional(decisions, at) || isExceptional(decisions, addMonths(at, -12))
    if (later !== undefined && earlier !== undefined && isOfPhase && !isLeftOut)
      changes.push({ change: later.value - earlier.value, from: earlier.month })
  }
  const { length } = changes
  if (length < FEWEST_CHANGES)
    return `there ${length === 1 ? 'is 1 earlier change' : `are ${length} earlier changes`} on the year before, and ${FEWEST_CHANGES} are needed`
  const spread = changes.reduce((sum, { change }) => sum + change ** 2, 0) / length
  const chance = now.chance + before.chance
  const deviation = Math.sqrt(Math.max(spread, chance))
  const range = (share: number) => {
    const half = studentQuantile(share, length) * deviation
    return { lower: before.value - half, upper: before.value + half }
  }
  return {
    expected: before.value,
    changes: changes.map(({ change }) => change).reverse(),
    deviation,
    isByChance: chance > spread,
    wordRange: range(WORD_SHARE),
    significantRange: range(SIGNIFICANT_SHARE),
    score: deviation === 0 ? 0 : (now.value - before.value) / deviation,
    from: changes.at(-1)!.from,
  }
}
