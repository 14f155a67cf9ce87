import { type Instant, toLocalDate } from '../calendar/local-time.ts'
import type { Month } from '../calendar/month.ts'
import { monthOf } from '../calendar/month.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { Episode } from './episode.ts'

/** The last month of an area, where that month is over at an instant; null where the area goes on. */
export function lastMonthOfEnded({ areas, board }: BoardFile, area: string, at: Instant): Month | null {
  const until = areas.find(({ id }) => id === area)?.until
  return until !== undefined && until < monthOf(toLocalDate(at, board)) ? until : null
}

/**
 * The open alerts of areas that have ended, closed: no figure will follow that could close them. Only what changes is given, so the same day
 * again gives nothing.
 */
export function closeEndedAreas<E extends Episode>(board: BoardFile, stored: readonly E[], now: Instant): E[] {
  return stored.flatMap(episode => {
    const last = episode.closedAt === null ? lastMonthOfEnded(board, episode.area, now) : null
    return last === null || episode.kind !== 'indicator'
      ? []
      : [{ ...episode, closedAt: now, closedMonth: last, closedBecause: 'area-ended' as const }]
  })
}
