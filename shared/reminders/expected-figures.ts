import { addDays, type CalendarDate } from '../calendar/date.ts'
import type { Month } from '../calendar/month.ts'
import { addWorkingDays, workingDaysBetween } from '../calendar/working-days.ts'
import { figuresExpectedBetween } from '../config/expected-figures.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { Indicator } from '../config/schema/indicator.ts'

/** What is known of the figures of one indicator for the force. An answer of `missing` counts: the supplier has said so. */
export interface FigureArrivals {
  readonly months: ReadonlySet<Month>
  /** The day the first figure of the indicator came. */
  readonly firstArrivedOn: CalendarDate
}

/** A figure that has not come. `workingDaysLate` is 0 until the day after it was expected. */
export interface OutstandingFigure {
  readonly indicator: Indicator
  readonly month: Month
  readonly expectedOn: CalendarDate
  readonly workingDaysLate: number
}

/** Working days before its day that a figure is asked for. */
export const REMINDER_LEAD_WORKING_DAYS = 2
/** After this many working days its supplier has been told often enough: it stays on the lists and causes no more mail. */
export const MAX_REMINDER_WORKING_DAYS = 20
/** A figure older than this is no longer asked for. */
const LOOKBACK_DAYS = 365

/**
 * Figures that have not come on a day: those expected within two working days, and those that are late. An indicator is
 * asked for only from the day its first figure came, so that a new installation is not chased for its own past, nor for
 * files that nobody sends: those are on the administrators' list for the coming pack.
 */
export function listOutstandingFigures(
  board: BoardFile,
  arrivals: ReadonlyMap<string, FigureArrivals>,
  day: CalendarDate,
): OutstandingFigure[] {
  const until = addWorkingDays(day, REMINDER_LEAD_WORKING_DAYS)
  return board.indicators.flatMap(indicator => {
    const indicatorArrivals = arrivals.get(indicator.id)
    if (indicatorArrivals === undefined) return []
    const [dayAfter, earliest] = [addDays(indicatorArrivals.firstArrivedOn, 1), addDays(day, -LOOKBACK_DAYS)]
    const from = dayAfter > earliest ? dayAfter : earliest
    return figuresExpectedBetween(indicator, from, until)
      .filter(({ month }) => !indicatorArrivals.months.has(month))
      .map(({ month, date }) => ({
        indicator,
        month,
        expectedOn: date,
        workingDaysLate: date < day ? workingDaysBetween(date, day) : 0,
      }))
  })
}

/** Whether a figure is mailed about on a working day: two working days before, the working day after, and every so many after. */
export function isReminderDue(figure: OutstandingFigure, day: CalendarDate, everyWorkingDays: number): boolean {
  const { expectedOn, workingDaysLate: late } = figure
  if (late === 0) return expectedOn === addWorkingDays(day, REMINDER_LEAD_WORKING_DAYS)
  return late <= MAX_REMINDER_WORKING_DAYS && (late - 1) % everyWorkingDays === 0
}
