import type { Month } from '../calendar/month.ts'
import type { KnownObservation, Restatement } from './observation.ts'

/** Orders what is known by when it became known; drops of one instant by their id, so that the order never depends on chance. */
function isLater(a: KnownObservation, b: KnownObservation): boolean {
  return a.knownFrom === b.knownFrom ? a.drop > b.drop : a.knownFrom > b.knownFrom
}

/** For each month, the observation known last, out of every revision of one indicator in one area. */
export function latestByMonth(revisions: Iterable<KnownObservation>): Map<Month, KnownObservation> {
  const latest = new Map<Month, KnownObservation>()
  for (const revision of revisions) {
    const held = latest.get(revision.period)
    if (held === undefined || isLater(revision, held)) latest.set(revision.period, revision)
  }
  return new Map([...latest].sort(([a], [b]) => (a < b ? -1 : 1)))
}

const FIGURES = ['value', 'numerator', 'denominator', 'n', 'status'] as const

/** True when two observations of the same month say the same. */
export function saysTheSame(a: KnownObservation, b: KnownObservation): boolean {
  return FIGURES.every(key => a[key] === b[key])
}

/** Figures that `now` gives differently from `before`, month by month. A month that was not known before is no restatement. */
export function listRestatements(
  before: ReadonlyMap<Month, KnownObservation>,
  now: ReadonlyMap<Month, KnownObservation>,
): Restatement[] {
  const restated: Restatement[] = []
  for (const [period, after] of now) {
    const earlier = before.get(period)
    if (earlier !== undefined && !saysTheSame(earlier, after)) {
      restated.push({ indicator: after.indicator, area: after.area, period, before: earlier, after })
    }
  }
  return restated
}
