import type { LocalCalendar } from '../calendar/local-calendar.ts'
import { toLocalDate } from '../calendar/local-time.ts'
import type { StoredObservation } from '../observations/observation.ts'
import type { FigureArrivals } from './expected-figures.ts'

/** Which months have arrived, from the revisions of one indicator and area; null when none have. */
export function figureArrivals(revisions: readonly StoredObservation[], local: LocalCalendar): FigureArrivals | null {
  const arrivals = revisions.map(revision => revision.knownFrom).sort()
  if (arrivals.length === 0) return null
  return {
    months: new Set(revisions.map(revision => revision.period)),
    firstArrivedOn: toLocalDate(arrivals[0]!, local),
  }
}
