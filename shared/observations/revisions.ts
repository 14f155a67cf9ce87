import type { Month } from '../calendar/month.ts'
import type { Restatement, StoredObservation } from './observation.ts'

/**
 * Orders what is known by when it became known; drops of one instant by their id, so that the order never depends on chance. What is
 * unconfirmed never stands before what is not.
 */
function isLater(a: StoredObservation, b: StoredObservation): boolean {
  const isHeld = a.status === 'unconfirmed'
  if (isHeld !== (b.status === 'unconfirmed')) return !isHeld
  return a.knownFrom === b.knownFrom ? a.drop > b.drop : a.knownFrom > b.knownFrom
}

/** Series already put together, for as long as the revisions that they are of are held; with those revisions as they were. */
const known = new WeakMap<
  readonly StoredObservation[],
  { readonly given: readonly StoredObservation[]; readonly series: ReadonlyMap<Month, StoredObservation> }
>()

/** True for lists of the very same things in the same order. */
export function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i])
}

/**
 * For each month, the observation known last, out of every revision of one indicator in one area. The same list of revisions
 * gives the same series, so that what is worked out from it is worked out once.
 */
export function latestByMonth(revisions: readonly StoredObservation[]): ReadonlyMap<Month, StoredObservation> {
  const held = known.get(revisions)
  if (held !== undefined && isSameList(held.given, revisions)) return held.series
  const series = putTogether(revisions)
  known.set(revisions, { given: [...revisions], series })
  return series
}

function putTogether(revisions: readonly StoredObservation[]): Map<Month, StoredObservation> {
  const latest = new Map<Month, StoredObservation>()
  const first = new Map<Month, StoredObservation>()
  for (const revision of revisions) {
    const current = latest.get(revision.period)
    if (current === undefined || isLater(revision, current)) latest.set(revision.period, revision)
    const earliest = first.get(revision.period)
    if (isFigure(revision) && (earliest === undefined || isLater(earliest, revision)))
      first.set(revision.period, revision)
  }
  return new Map(
    [...latest]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, revision]) => [month, withFirst(revision, first.get(month))]),
  )
}

const isFigure = ({ value, numerator, status }: StoredObservation) =>
  (value !== null || numerator !== null) && status !== 'unconfirmed'

function withFirst(latest: StoredObservation, first: StoredObservation | undefined): StoredObservation {
  if (first === undefined || first.drop === latest.drop || !isFigure(latest)) return latest
  const { value, numerator, denominator, knownFrom } = first
  return { ...latest, first: { value, numerator, denominator, knownFrom } }
}

const COMPARED_FIELDS = ['value', 'numerator', 'denominator', 'n', 'status'] as const

/** True when two observations of the same month say the same. */
export function hasSameFigures(a: StoredObservation, b: StoredObservation): boolean {
  return COMPARED_FIELDS.every(key => a[key] === b[key])
}

/**
 * Figures that `now` gives differently from `before`, month by month. A month that was not known before is not a
 * restatement.
 */
export function listRestatements(
  before: ReadonlyMap<Month, StoredObservation>,
  now: ReadonlyMap<Month, StoredObservation>,
): Restatement[] {
  const restated: Restatement[] = []
  for (const [period, after] of now) {
    const earlier = before.get(period)
    if (earlier !== undefined && !hasSameFigures(earlier, after)) {
      restated.push({ indicator: after.indicator, area: after.area, period, before: earlier, after })
    }
  }
  return restated
}

/** Revisions in the order in which they became known. */
export const oldestFirst = (revisions: readonly StoredObservation[]): StoredObservation[] =>
  [...revisions].sort((one, other) => (one.knownFrom < other.knownFrom ? -1 : 1))
