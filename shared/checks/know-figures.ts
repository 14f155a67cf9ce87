import { toLondonDate } from '../calendar/london-time.ts'
import type { KnownObservation } from '../observations/observation.ts'
import type { FigureKnowledge } from './expected-figures.ts'

/** What the revisions of one indicator and area say of which months have come; null when none has. */
export function knowFigures(revisions: readonly KnownObservation[]): FigureKnowledge | null {
  const arrivals = revisions.map(revision => revision.knownFrom).sort()
  if (arrivals.length === 0) return null
  return { months: new Set(revisions.map(revision => revision.period)), since: toLondonDate(arrivals[0]!) }
}
