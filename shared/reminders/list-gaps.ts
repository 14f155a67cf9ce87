import { addMonths, type Month, monthOf } from '../calendar/month.ts'
import { lastEndBy } from '../calendar/period.ts'
import { type Expectation, expectationsOf, isPrintedIn } from '../config/expectations.ts'
import { packsOfMeeting } from '../config/packs-of-meeting.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { BoardRegisters } from '../registers/board-registers.ts'
import { type ExpectedPaper, expectedPapers } from '../registers/papers/expected-papers.ts'
import type { FigureArrivals } from './expected-figures.ts'
import type { HeldFigures, HoldingDrop } from './held-figures.ts'
import type { UpcomingPack } from './upcoming-packs.ts'

/** A month of an indicator that a pack will print and that is not known: it has not arrived, or is held. */
export interface Gap {
  readonly indicator: Expectation
  readonly month: Month
  /** The file that brought it, where it came and is held until somebody confirms it. */
  readonly held: HoldingDrop | null
}

/** What the figures of a pack lack on the day of its list. */
export function listGaps(
  board: BoardFile,
  arrivals: ReadonlyMap<string, FigureArrivals>,
  { pack, meeting }: UpcomingPack,
  held: HeldFigures,
): Gap[] {
  const reported = addMonths(monthOf(meeting.date), -pack.dataMonthsBehind)
  return (
    expectationsOf(board)
      // a table that nobody has sent yet is not one that a pack lacks
      .filter(one => isPrintedIn(pack, one) && (one.table === null || arrivals.has(one.id)))
      .map(indicator => ({
        indicator,
        month: lastEndBy(indicator.frequency, addMonths(reported, -indicator.allowedLagMonths)),
      }))
      .filter(
        ({ indicator, month }) => ![...(arrivals.get(indicator.id)?.months.keys() ?? [])].some(known => known >= month),
      )
      .map(gap => ({ ...gap, held: held.get(gap.indicator.id)?.get(gap.month) ?? null }))
  )
}

/** The papers for the pack that binds them in, which are not there yet. */
export function listAwaitedPapers(
  board: BoardFile,
  registers: BoardRegisters,
  { pack, meeting }: UpcomingPack,
): ExpectedPaper[] {
  if (packsOfMeeting(board.packs, meeting)[0]?.id !== pack.id) return []
  return expectedPapers(board, registers.meetings, registers.papers).filter(
    paper => paper.meeting === meeting.date && paper.received === null,
  )
}
