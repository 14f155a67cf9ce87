import { toLondonDate } from '../calendar/london-time.ts'
import type { StoredObservation } from '../observations/observation.ts'
import type { FigureArrivals } from './expected-figures.ts'

/** Which months have arrived, from the revisions of one indicator and area; null when none have. */
export function figureArrivals(revisions: readonly StoredObservation[]): FigureArrivals | null {
  const arrivals = revisions.map(revision => revision.knownFrom).sort()
  if (arrivals.length === 0) return null
  return { months: new Set(revisions.map(revision => revision.period)), firstArrivedOn: toLondonDate(arrivals[0]!) }
}
