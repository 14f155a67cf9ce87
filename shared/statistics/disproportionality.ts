import { type Interval, standardErrors } from './confidence.ts'
import { betaQuantile } from './distributions.ts'
import { RejectedInputError } from './rejected-input-error.ts'

/** Under this many events in either group the interval is exact, and the ratio is marked as resting on a small base. */
const SMALL_BASE_BELOW = 10

export interface GroupCount {
  readonly group: string
  /** Searches, referrals, or other events. */
  readonly events: number
  /** People of the group; or, for a share ratio, the group's events in the comparison. */
  readonly base: number
}

export interface RateRatio extends Interval {
  readonly group: string
  /** Times the reference; null when the reference had no events. */
  readonly ratio: number | null
  /** The interval leaves 1 out. */
  readonly differs: boolean
  readonly isSmallBase: boolean
  readonly method: 'log' | 'exact'
}

/**
 * Disproportionality: each group's rate as a multiple of the reference group's, with a 95% interval.
 *
 * Definition: ratio (a / A) / (b / B) of events to people; interval exp(ln ratio +- 1.96 sqrt(1/a + 1/b)) (Kirkwood and Sterne, Essential Medical Statistics, 2nd
 * edition, 2003, chapter 23: rate ratio by the log method). Under 10 events in either group the exact interval, from the binomial share a / (a + b) (Clopper and Pearson 1934; Breslow and
 * Day II, 1987). It is the crude ratio of the Home Office tables: not adjusted for age, place or who is out on the street, and says
 * nothing of why. Not valid with a population of another year or area than the events, nor when one person accounts for many events.
 * In: counts and people of each group; people "not stated" belong to no group and are left out. Out: one ratio for each other group.
 * Example: 59 searches of 8,000 against 638 of 600,000: 6.94 times, from 5.31 to 9.06.
 *
 * @throws RejectedInput for an unknown reference, a group twice, a negative count or a base of zero or less
 */
export function rateRatios(groups: readonly GroupCount[], reference: string, confidence = 0.95): RateRatio[] {
  const referenceGroup = findReference(groups, reference)
  return groups
    .filter(group => group !== referenceGroup)
    .map(group =>
      compareRates(group.group, group, referenceGroup, confidence, () => 1 / group.events + 1 / referenceGroup.events),
    )
}

/**
 * Share ratio, for tables without population: a group's share of these events against its share of the comparison (stop searches
 * against referrals, say), with a 95% interval.
 *
 * Definition: (a / sum a) / (b / sum b), a the group's `events`, b its `base`; interval exp(ln ratio +- 1.96 sqrt(1/a - 1/sum a + 1/b - 1/sum b)) (Katz and others, Biometrics 34
 * (1978) 469-474). Under 10 events or fewer in the comparison: exact, from a / (a + b) as for rates. The two sets must not overlap: a month is not to be held against the
 * twelve months that it is part of. It compares two tables with one another, not with the people who live here.
 * Example: 59 of 939 searches, 708 of 11,808 referrals: 1.05 times, from 0.81 to 1.36: no difference shown.
 *
 * @throws RejectedInput for a group twice, a negative count, or no events at all on a side
 */
export function shareRatios(groups: readonly GroupCount[], confidence = 0.95): RateRatio[] {
  checkGroups(groups)
  const [events, base] = [sum(groups.map(g => g.events)), sum(groups.map(g => g.base))]
  if (events === 0 || base === 0) throw new RejectedInputError('there are no events to take shares of')
  // the share ratio is the rate ratio of (a per sum a) and (b per sum b)
  return groups.map(({ group, events: a, base: b }) =>
    compareRates(
      group,
      { events: a, base: events },
      { events: b, base },
      confidence,
      () => 1 / a - 1 / events + 1 / b - 1 / base,
    ),
  )
}

interface EventsAndBase {
  readonly events: number
  readonly base: number
}

function compareRates(
  group: string,
  own: EventsAndBase,
  other: EventsAndBase,
  confidence: number,
  logVariance: () => number,
): RateRatio {
  const isSmallBase = own.events < SMALL_BASE_BELOW || other.events < SMALL_BASE_BELOW
  const ratio = other.events === 0 ? null : own.events / own.base / (other.events / other.base)
  const { lower, upper } =
    isSmallBase || ratio === null ? exactLimits(own, other, confidence) : logLimits(ratio, logVariance(), confidence)
  const differs = (lower !== null && lower > 1) || (upper !== null && upper < 1)
  return { group, ratio, lower, upper, differs, isSmallBase, method: isSmallBase ? 'exact' : 'log' }
}

function logLimits(ratio: number, variance: number, confidence: number): Interval {
  const factor = Math.exp(standardErrors(confidence) * Math.sqrt(variance))
  return { lower: ratio / factor, upper: ratio * factor }
}

/** Given a + b events in all, a is binomial; its exact limits p turn into limits of the ratio as p / (1 - p) x B / A. No upper limit when b is 0. */
function exactLimits(
  { events: a, base: baseA }: EventsAndBase,
  { events: b, base: baseB }: EventsAndBase,
  confidence: number,
): Interval {
  if (a + b === 0) return { lower: null, upper: null }
  const tail = (1 - confidence) / 2
  const toRatio = (p: number): number => (p / (1 - p)) * (baseB / baseA)
  return {
    lower: a === 0 ? 0 : toRatio(betaQuantile(tail, a, b + 1)),
    upper: b === 0 ? null : toRatio(betaQuantile(1 - tail, a + 1, b)),
  }
}

function findReference(groups: readonly GroupCount[], reference: string): GroupCount {
  checkGroups(groups)
  const found = groups.find(group => group.group === reference)
  if (found === undefined) throw new RejectedInputError(`the reference group ${reference} is not among the groups`)
  const withoutPopulation = groups.find(group => !(group.base > 0))
  if (withoutPopulation !== undefined)
    throw new RejectedInputError(
      `${withoutPopulation.group}: the population must be more than zero; found ${withoutPopulation.base}`,
    )
  return found
}

function checkGroups(groups: readonly GroupCount[]): void {
  groups.forEach(({ group, events, base }, i) => {
    if (groups.findIndex(other => other.group === group) < i)
      throw new RejectedInputError(`the group ${group} is there twice`)
    if (!(events >= 0) || !(base >= 0))
      throw new RejectedInputError(`${group}: a count must be zero or more; found ${events} and ${base}`)
  })
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
