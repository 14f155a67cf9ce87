import type { CalendarDate } from '../../shared/calendar/date.ts'
import type { BoardRegisters } from '../../shared/registers/board-registers.ts'
import type { FigureArrivals } from '../../shared/reminders/expected-figures.ts'
import type { DropRecord } from '../../shared/store/drops.ts'

/** What the checks of a day go by: everything that was known when they were due, whenever they run. */
export interface DayContext {
  readonly day: CalendarDate
  /** When the checks of the day are due, and the instant up to which things are known. */
  readonly now: string
  readonly registers: BoardRegisters
  readonly figures: ReadonlyMap<string, FigureArrivals>
  /** Drops accepted by now. */
  readonly acceptedDrops: ReadonlyMap<string, DropRecord>
}
