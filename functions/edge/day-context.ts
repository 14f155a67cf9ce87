import type { CalendarDate } from '../../shared/calendar/date.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import type { BoardRegisters } from '../../shared/registers/board-registers.ts'
import type { FigureArrivals } from '../../shared/reminders/expected-figures.ts'
import type { HeldFigures } from '../../shared/reminders/held-figures.ts'
import type { DropRecord } from '../../shared/store/drops.ts'

/** What a day's checks are based on: everything known when they were due, whenever they run. */
export interface DayContext {
  readonly day: CalendarDate
  /** When the day's checks are due; what became known later is left out. */
  readonly now: string
  /** As it is on that day. */
  readonly board: BoardFile
  readonly registers: BoardRegisters
  readonly figures: ReadonlyMap<string, FigureArrivals>
  /** What came and waits to be confirmed, of the whole. */
  readonly held: HeldFigures
  /** Drops accepted by now. */
  readonly acceptedDrops: ReadonlyMap<string, DropRecord>
}
