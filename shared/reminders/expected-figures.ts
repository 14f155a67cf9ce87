import { addDays, type CalendarDate } from '../calendar/date.ts'
import type { Month } from '../calendar/month.ts'
import { addWorkingDays, workingDaysBetween } from '../calendar/working-days.ts'
import { type Expectation, expectationsOf } from '../config/expectations.ts'
import { figuresExpectedBetween } from '../config/expected-figures.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { listComingPacks, packNeeds, REMINDER_SPAN_WORKING_DAYS } from './needed-figures.ts'

/** Which figures of one indicator have arrived for the whole. A status of `missing` counts as an answer. */
export interface FigureArrivals {
  /** The day on which each month first came. */
  readonly months: ReadonlyMap<Month, CalendarDate>
  /** The day the first figure of the indicator arrived. */
  readonly firstArrivedOn: CalendarDate
}

/** A figure that has not arrived. `workingDaysLate` is 0 until the day after it was expected. */
export interface OutstandingFigure {
  /** An indicator, or a table that is none. */
  readonly indicator: Expectation
  readonly month: Month
  readonly expectedOn: CalendarDate
  readonly workingDaysLate: number
}

/** A figure older than this is no longer asked for. */
const LOOKBACK_DAYS = 365

/**
 * Figures that have not come on a day and that a coming pack prints: those expected within six working days, and those
 * that are late. An indicator is
 * asked for only from the day its first figure came, so that a new installation is not chased for its own past, nor for
 * files that nobody sends: those are on the administrators' list for the coming pack.
 */
export function listOutstandingFigures(
  board: BoardFile,
  arrivals: ReadonlyMap<string, FigureArrivals>,
  day: CalendarDate,
): OutstandingFigure[] {
  const packs = listComingPacks(board, day)
  const [earliest, until] = [
    addDays(day, -LOOKBACK_DAYS),
    addWorkingDays(day, 1 + REMINDER_SPAN_WORKING_DAYS, board.board),
  ]
  // indicators are many and their timings few
  const expected = new Map<string, ReturnType<typeof figuresExpectedBetween>>()
  return expectationsOf(board).flatMap(indicator => {
    const indicatorArrivals = arrivals.get(indicator.id)
    if (indicatorArrivals === undefined) return []
    const timing = `${indicator.expectedWorkingDay} ${indicator.allowedLagMonths} ${indicator.frequency}`
    const dated = expected.get(timing) ?? figuresExpectedBetween(indicator, earliest, until, board.board)
    expected.set(timing, dated)
    return dated
      .filter(({ date, month }) => date > indicatorArrivals.firstArrivedOn && !indicatorArrivals.months.has(month))
      .filter(({ month }) => packs.some(pack => packNeeds(pack, indicator, month)))
      .map(({ month, date }) => ({
        indicator,
        month,
        expectedOn: date,
        workingDaysLate: date < day ? workingDaysBetween(date, day, board.board) : 0,
      }))
  })
}
