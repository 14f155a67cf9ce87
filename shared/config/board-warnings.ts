import { type Instant, toLocalDate } from '../calendar/local-time.ts'
import { calendarEnds, describeCalendarEnds } from './calendar-ends.ts'
import { describePastSends, pastSends } from './past-sends.ts'
import type { BoardFile } from './schema/index.ts'

/** What is right with a board's file and still needs somebody: sends that are past, and lists that are about to run out. */
export function boardWarnings(board: BoardFile, now: Instant): string[] {
  const today = toLocalDate(now, board.board)
  return [...describePastSends(pastSends(board, today, now)), ...describeCalendarEnds(calendarEnds(board, today))]
}
