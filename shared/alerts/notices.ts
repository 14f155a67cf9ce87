import type { Episode } from './episode.ts'

/** A notice that is due: the opening of an episode, or its end. */
export interface AlertNotice<E extends Episode = Episode> {
  readonly episode: E
  readonly event: 'opening' | 'closing'
}

/**
 * What a day's digest reports. Each opening and each closing is reported by the first digest after it, and again in the
 * same words by a rerun of that day. An episode that was over before it was ever reported is not reported at all, nor
 * is its opening by a late or repeated day when it is over.
 *
 * @param now instant of the day's checks: what came later is left to the next day
 */
export function dueNotices<E extends Episode>(episodes: readonly E[], day: string, now: string): AlertNotice<E>[] {
  const isDue = (notifiedOn: string | null) => notifiedOn === null || notifiedOn === day
  return episodes.flatMap((episode): AlertNotice<E>[] => {
    const isOpen = episode.closedAt === null
    if (episode.openedAt <= now && isDue(episode.openingNotifiedOn) && isOpen) return [{ episode, event: 'opening' }]
    const isOver = episode.closedAt !== null && episode.closedAt <= now
    const openingWasNotified = episode.openingNotifiedOn !== null && episode.openingNotifiedOn !== day
    return isOver && openingWasNotified && isDue(episode.closingNotifiedOn) ? [{ episode, event: 'closing' }] : []
  })
}
