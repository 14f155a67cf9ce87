import type { Area } from '../config/schema/area.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import { divideExactly, sumExactly } from '../figures/exact-number.ts'
import type { StoredObservation } from '../observations/observation.ts'
import { hasFigure } from './measure.ts'

/** Revisions of one indicator, by area. */
type ByArea = Map<string, StoredObservation[]>

/**
 * Figures, by indicator and area, with those of merged areas worked out from the areas that they are made of, for every month of which nothing
 * of their own is known: counts and headcounts are added, percentages and means divided again from added numerators and denominators, or,
 * where only a sample size was given, weighted by it. What cannot be added up, such as days per head without heads, is left out.
 *
 * Each figure worked out is known since the last of its parts is, by the drop that brought that part, so that packs pinned to earlier drops
 * see what was known then.
 */
export function withMergedAreas(
  { areas, indicators }: Pick<BoardFile, 'areas' | 'indicators'>,
  known: ReadonlyMap<string, ByArea>,
): Map<string, ByArea> {
  const merged = areas.filter(({ madeOf }) => madeOf !== undefined)
  const byId = new Map(indicators.map(indicator => [indicator.id, indicator]))
  return new Map(
    [...known].map(([id, held]) => {
      const indicator = byId.get(id)
      return [id, merged.length === 0 || indicator === undefined ? held : addMerged(merged, indicator, held)]
    }),
  )
}

function addMerged(merged: readonly Area[], indicator: Indicator, known: ByArea): ByArea {
  const all = new Map(known)
  for (const { id, madeOf = [] } of merged) {
    const own = all.get(id) ?? []
    const given = new Set(own.map(({ period }) => period))
    const worked = addUp(
      indicator,
      id,
      madeOf.map(part => all.get(part) ?? []),
    ).filter(({ period }) => !given.has(period))
    if (worked.length > 0) all.set(id, [...worked, ...own])
  }
  return all
}

/** What the sum of several areas was, each time that one of them became known or changed. */
function addUp(
  indicator: Indicator,
  area: string,
  parts: readonly (readonly StoredObservation[])[],
): StoredObservation[] {
  const arrivals = parts
    .flatMap((revisions, part) => revisions.map(revision => ({ part, revision })))
    .filter(({ revision }) => revision.status !== 'unconfirmed')
    .sort((a, b) => compare(a.revision.knownFrom, b.revision.knownFrom) || compare(a.revision.drop, b.revision.drop))
  const latest = new Map<string, Map<number, StoredObservation>>()
  const sums = new Map<string, StoredObservation>()
  for (const { part, revision } of arrivals) {
    const { period, drop } = revision
    const held = latest.get(period) ?? new Map<number, StoredObservation>()
    latest.set(period, held.set(part, revision))
    if (held.size < parts.length) continue
    const sum = sumOf(indicator, area, [...held.values()], revision)
    // of what one drop brings only the whole counts
    if (sum !== null) sums.set(`${period} ${drop}`, sum)
  }
  return [...sums.values()]
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Null where the parts do not add up; without a number where one of them has none. */
function sumOf(
  { aggregation }: Indicator,
  area: string,
  parts: readonly StoredObservation[],
  { indicator, period, drop, knownFrom }: StoredObservation,
): StoredObservation | null {
  const hasAll = parts.every(hasFigure)
  const numbers = hasAll ? addNumbers(aggregation, parts) : NO_NUMBERS
  if (numbers === null) return null
  const order = hasAll ? FIGURE_STATUSES : (['suppressed', 'missing'] as const)
  const status = order.find(each => parts.some(part => part.status === each)) ?? (hasAll ? 'published' : 'missing')
  return { indicator, area, period, ...numbers, status, drop, knownFrom }
}

/** A sum is as sure as the least sure of its parts. */
const FIGURE_STATUSES = ['estimated', 'provisional', 'revised', 'published'] as const
const NO_NUMBERS: Numbers = { value: null, numerator: null, denominator: null, n: null }

type Numbers = Pick<StoredObservation, 'value' | 'numerator' | 'denominator' | 'n'>

function addNumbers(aggregation: Indicator['aggregation'], parts: readonly StoredObservation[]): Numbers | null {
  const sum = (key: keyof Numbers) => {
    const numbers = parts.map(part => part[key]).filter(number => number !== null)
    return numbers.length === parts.length ? sumExactly(numbers).value : null
  }
  const [value, numerator, denominator, n] = [sum('value'), sum('numerator'), sum('denominator'), sum('n')]
  if (aggregation === 'count' || aggregation === 'headcount')
    return value === null ? null : { value, numerator: null, denominator: null, n }
  if (numerator !== null && denominator !== null) return { value: null, numerator, denominator, n }
  const isAverage = aggregation === 'percentage' || aggregation === 'mean'
  return isAverage && value !== null && n !== null && n > 0
    ? { value: weightedMean(parts), numerator: null, denominator: null, n }
    : null
}

/** The mean of values by the numbers that they are of, so that a large area counts for more than a small one. */
function weightedMean(parts: readonly StoredObservation[]): number {
  const total = sumExactly(parts.map(({ value, n }) => value! * n!))
  return divideExactly(total, sumExactly(parts.map(({ n }) => n!)), 1).value
}
