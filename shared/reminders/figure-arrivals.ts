import type { CalendarDate } from '../calendar/date.ts'
import type { LocalCalendar } from '../calendar/local-calendar.ts'
import { toLocalDate } from '../calendar/local-time.ts'
import type { Month } from '../calendar/month.ts'
import type { StoredObservation } from '../observations/observation.ts'
import type { FigureArrivals } from './expected-figures.ts'

/** Which months have arrived, from the revisions of one indicator and area; null when none have. */
export function figureArrivals(revisions: readonly StoredObservation[], local: LocalCalendar): FigureArrivals | null {
  const inOrder = [...revisions].sort((one, other) => (one.knownFrom < other.knownFrom ? -1 : 1))
  const [first] = inOrder
  if (first === undefined) return null
  const months = new Map<Month, CalendarDate>()
  for (const { period, knownFrom } of inOrder)
    if (!months.has(period)) months.set(period, toLocalDate(knownFrom, local))
  return { months, firstArrivedOn: toLocalDate(first.knownFrom, local) }
}
