import { addDays, type CalendarDate } from '../calendar/date.ts'
import type { LocalCalendar } from '../calendar/local-calendar.ts'
import type { Expectation } from '../config/expectations.ts'
import { figuresExpectedBetween } from '../config/expected-figures.ts'
import type { FigureArrivals } from './expected-figures.ts'

/** Days in which nothing may have been late: three months, so that every feed of a month has come three times. */
const PUNCTUAL_DAYS = 92

/**
 * Whether everything that was expected of some indicators in the last three months came in time, so that nobody needs to
 * be reminded of what is not due yet. False until three months after their first figure.
 */
export function arePunctual(
  indicators: readonly Expectation[],
  arrivals: ReadonlyMap<string, FigureArrivals>,
  day: CalendarDate,
  local: LocalCalendar,
): boolean {
  const from = addDays(day, -PUNCTUAL_DAYS)
  const known = indicators.flatMap(indicator => {
    const its = arrivals.get(indicator.id)
    return its === undefined ? [] : [{ indicator, its }]
  })
  if (known.length === 0 || known.every(({ its }) => its.firstArrivedOn > from)) return false
  // indicators are many and their timings few
  const expected = new Map<string, ReturnType<typeof figuresExpectedBetween>>()
  return known.every(({ indicator, its }) => {
    const timing = `${indicator.expectedWorkingDay} ${indicator.allowedLagMonths} ${indicator.frequency}`
    const dated = expected.get(timing) ?? figuresExpectedBetween(indicator, from, addDays(day, -1), local)
    expected.set(timing, dated)
    return dated
      .filter(({ date }) => date > its.firstArrivedOn)
      .every(({ month, date }) => (its.months.get(month) ?? day) <= date)
  })
}
