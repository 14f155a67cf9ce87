import type { Month } from '../calendar/month.ts'
import { monthsIn, periodEnding } from '../calendar/period.ts'
import { type Indicator, ratioScale } from '../config/schema/indicator.ts'
import { divideExactly, sumExactly } from '../figures/exact-number.ts'
import type { Measure } from '../figures/measure.ts'
import type { StoredObservation } from '../observations/observation.ts'

/** One area's months of one indicator, as known now. */
export type MonthlySeries = ReadonlyMap<Month, StoredObservation>

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)]

/** True where the month has a figure that can be used: not missing, suppressed or unconfirmed, and not absent. */
export function hasFigure(observation: StoredObservation | undefined): observation is StoredObservation {
  return (
    observation !== undefined &&
    observation.status !== 'missing' &&
    observation.status !== 'suppressed' &&
    observation.status !== 'unconfirmed' &&
    (observation.value !== null || (observation.numerator !== null && observation.denominator !== null))
  )
}

/**
 * The figure of an indicator over the months given, all of which must be there.
 *
 * Counts and days per head add up; percentages and means are re-divided from summed numerators and denominators, never
 * averaged; a headcount is taken at the last month. A figure of a quarter or a year is held under its last month: one month asks for it
 * alone, and longer spans for every figure that they are made of, or none. Worked example: 219 of 270 and 233 of 287 give 100 x 452 / 557 =
 * 81.149%, not the average of 81.111% and 81.185%.
 */
export function measureMonths(indicator: Indicator, series: MonthlySeries, months: readonly Month[]): Measure {
  const requiredMonths = monthsOfFigures(indicator, months)
  if (requiredMonths === null)
    return { kind: 'not-available', reason: 'its figures are of longer spans than this one', missing: [] }
  const found = requiredMonths.map(month => series.get(month))
  if (found.some(observation => observation?.status === 'suppressed')) return { kind: 'suppressed' }
  const missing = requiredMonths.filter((_, i) => !hasFigure(found[i]))
  if (requiredMonths.length === 0 || missing.length > 0) return notAvailable(missing)
  const observations = found.filter(hasFigure)
  const provenance = {
    from: indicator.aggregation === 'headcount' ? requiredMonths[0]! : months[0]!,
    to: requiredMonths.at(-1)!,
    statuses: unique(observations.map(o => o.status)),
    drops: unique(observations.map(o => o.drop)),
  }
  if (indicator.aggregation === 'percentage' || indicator.aggregation === 'mean') {
    return measureRatio(indicator, observations, provenance)
  }
  const values = observations.map(o => o.value ?? perHead(indicator, o))
  if (values.some(value => value === null)) return notAvailable(requiredMonths.filter((_, i) => values[i] === null))
  return {
    kind: 'value',
    ...sumExactly(values.filter(value => value !== null)),
    numerator: null,
    denominator: null,
    ...provenance,
  }
}

/** Days per head of a month that was given as days and heads. */
function perHead({ aggregation }: Indicator, { numerator, denominator }: StoredObservation): number | null {
  if (aggregation !== 'per-head' || numerator === null || denominator === null || denominator === 0) return null
  return divideExactly(sumExactly([numerator]), sumExactly([denominator]), 1).value
}

/** The months under which the figures of a span are held; null where figures of this frequency do not make it up. */
function monthsOfFigures({ frequency, aggregation }: Indicator, months: readonly Month[]): readonly Month[] | null {
  if (aggregation === 'headcount') return months.slice(-1)
  if (frequency === 'month' || months.length <= 1) return months
  const span = monthsIn(frequency)
  // figures of twelve months overlap, and never add up
  if (months.length % span !== 0 || (frequency === 'twelve-months' && months.length > span)) return null
  const ends = months.filter((_, i) => (i + 1) % span === 0)
  return ends.every(month => periodEnding(frequency, month) !== null) ? ends : null
}

type Provenance = Pick<Extract<Measure, { kind: 'value' }>, 'from' | 'to' | 'statuses' | 'drops'>

function measureRatio(
  indicator: Indicator,
  observations: readonly StoredObservation[],
  provenance: Provenance,
): Measure {
  const single = observations.length === 1 ? observations[0]! : null
  if (single && single.numerator === null && single.value !== null) {
    return {
      kind: 'value',
      ...sumExactly([single.value]),
      numerator: null,
      denominator: single.n,
      ...provenance,
    }
  }
  const withoutCounts = observations.filter(o => o.numerator === null || o.denominator === null)
  if (withoutCounts.length > 0) {
    return {
      kind: 'not-available',
      reason: 'some months were given without their numerator and denominator, and percentages are never averaged',
      missing: withoutCounts.map(o => o.period),
    }
  }
  const numerator = sumExactly(observations.map(o => o.numerator!))
  const denominator = sumExactly(observations.map(o => o.denominator!))
  if (denominator.value === 0)
    return { kind: 'not-available', reason: 'nothing was counted, so there is nothing to divide by', missing: [] }
  return {
    kind: 'value',
    ...divideExactly(numerator, denominator, ratioScale(indicator)),
    numerator: numerator.value,
    denominator: denominator.value,
    ...provenance,
  }
}

function notAvailable(missing: readonly Month[]): Measure {
  return { kind: 'not-available', reason: 'a month that it needs is not there', missing }
}
