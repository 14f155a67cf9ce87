import type { CalendarDate } from '../calendar/date.ts'
import type { LocalCalendar } from '../calendar/local-calendar.ts'
import { toLocalDate } from '../calendar/local-time.ts'
import { type Month, monthOf } from '../calendar/month.ts'
import { tableExpectationId } from '../config/expectations.ts'
import type { StoredObservation } from '../observations/observation.ts'
import { oldestFirst } from '../observations/revisions.ts'
import type { FigureArrivals } from './expected-figures.ts'

/** Which periods of each table have arrived, by its id among what is expected. */
export function tableArrivals(
  tables: readonly { readonly table: string; readonly period: string; readonly knownFrom: string }[],
  local: LocalCalendar,
): Map<string, FigureArrivals> {
  const found = new Map<string, FigureArrivals>()
  for (const { table, period, knownFrom } of tables) {
    const id = tableExpectationId(table)
    const before = found.get(id)
    const arrivedOn = toLocalDate(knownFrom, local)
    const firstArrivedOn = before !== undefined && before.firstArrivedOn < arrivedOn ? before.firstArrivedOn : arrivedOn
    const months = new Map(before?.months)
    const end = monthOf(period)
    const known = months.get(end)
    if (known === undefined || arrivedOn < known) months.set(end, arrivedOn)
    found.set(id, { months, firstArrivedOn })
  }
  return found
}

/** Which months have arrived, from the revisions of one indicator and area; null when none have. */
export function figureArrivals(revisions: readonly StoredObservation[], local: LocalCalendar): FigureArrivals | null {
  const inOrder = oldestFirst(revisions)
  const [first] = inOrder
  if (first === undefined) return null
  const months = new Map<Month, CalendarDate>()
  for (const { period, knownFrom } of inOrder)
    if (!months.has(period)) months.set(period, toLocalDate(knownFrom, local))
  return { months, firstArrivedOn: toLocalDate(first.knownFrom, local) }
}
