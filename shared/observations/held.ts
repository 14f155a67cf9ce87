import type { Month } from '../calendar/month.ts'
import type { StoredObservation } from './observation.ts'
import { latestByMonth } from './revisions.ts'

/** Revisions by indicator, then area. */
type Revisions = ReadonlyMap<string, ReadonlyMap<string, readonly StoredObservation[]>>

/** The same revisions without those that their suppliers have not confirmed. */
export function withoutUnconfirmed(known: Revisions): Map<string, Map<string, readonly StoredObservation[]>> {
  return mapAreas(known, revisions => revisions.filter(({ status }) => status !== 'unconfirmed'))
}

/** The months of which nothing is known but a figure that is held until its supplier confirms it, by indicator, then area. */
export function heldMonths(known: Revisions): Map<string, Map<string, readonly Month[]>> {
  return mapAreas(known, revisions =>
    [...latestByMonth(revisions).values()].filter(({ status }) => status === 'unconfirmed').map(({ period }) => period),
  )
}

function mapAreas<T>(
  known: Revisions,
  change: (revisions: readonly StoredObservation[]) => readonly T[],
): Map<string, Map<string, readonly T[]>> {
  return new Map(
    [...known].map(([indicator, areas]) => [
      indicator,
      new Map([...areas].map(([area, revisions]) => [area, change(revisions)])),
    ]),
  )
}
