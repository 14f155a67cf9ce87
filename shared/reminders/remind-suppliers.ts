import { addDays, type CalendarDate } from '../calendar/date.ts'
import type { LocalCalendar } from '../calendar/local-calendar.ts'
import { addMonths, monthOf } from '../calendar/month.ts'
import { isWorkingDay } from '../calendar/working-days.ts'
import { type Expectation, expectationsOf } from '../config/expectations.ts'
import { figuresExpectedBetween, type Timing } from '../config/expected-figures.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { suppliersOf } from '../config/suppliers.ts'
import { type DueLetter, rolesByAddress } from './due-letter.ts'
import { type FigureArrivals, listOutstandingFigures } from './expected-figures.ts'
import type { HeldFigures } from './held-figures.ts'
import { listComingPacks } from './needed-figures.ts'
import { arePunctual } from './punctual.ts'
import { writeSupplierLetter } from './supplier-letter.ts'
import { reminderReasons } from './supplier-reminder-days.ts'

/**
 * The letters of a day to the suppliers of figures: one a supplier, with everything that is late or due soon and that a
 * coming
 * pack prints. A supplier is written to on the working day before figures are due, unless nothing of theirs was late for three months; on
 * the day one becomes late, and two working days before a pack that lacks one is sent: see `reminderReasons`.
 *
 * @param held what came and waits for its supplier's answer
 */
export function remindSuppliers(
  board: BoardFile,
  arrivals: ReadonlyMap<string, FigureArrivals>,
  day: CalendarDate,
  held: HeldFigures = new Map<string, never>(),
): DueLetter[] {
  if (!isWorkingDay(day, board.board)) return []
  const outstanding = listOutstandingFigures(board, arrivals, day)
  const packs = listComingPacks(board, day)
  const suppliers = rolesByAddress(board, board.feeds.flatMap(suppliersOf))
  return [...suppliers].flatMap(([address, roles]) => {
    const feeds = board.feeds.filter(feed => suppliersOf(feed).some(role => roles.includes(role)))
    const indicators = expectationsOf(board).filter(({ feed }) => feeds.some(({ id }) => id === feed))
    const figures = outstanding.filter(({ indicator }) => indicators.some(({ id }) => id === indicator.id))
    const dueDates = arePunctual(indicators, arrivals, day, board.board)
      ? []
      : distinctTimings(indicators).flatMap(timing => dueDatesAround(timing, day, board.board))
    return reminderReasons(figures, dueDates, packs, day, board.board).length > 0
      ? [writeSupplierLetter(board, address, roles, feeds, figures, day, held)]
      : []
  })
}

/** One indicator for each way in which indicators are timed: they are many, their timings few. */
function distinctTimings(indicators: readonly Expectation[]): Timing[] {
  const keyOf = (one: Expectation) => `${one.expectedWorkingDay} ${one.allowedLagMonths} ${one.frequency}`
  return [...new Map(indicators.map(one => [keyOf(one), one])).values()]
}

/** Days near a day on which figures are expected: far enough around for runs of days to begin alike every day. */
function dueDatesAround(timing: Timing, day: CalendarDate, local: LocalCalendar): CalendarDate[] {
  const month = monthOf(day)
  return figuresExpectedBetween(
    timing,
    `${addMonths(month, -1)}-01`,
    addDays(`${addMonths(month, 2)}-01`, -1),
    local,
  ).map(({ date }) => date)
}
