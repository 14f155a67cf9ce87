import type { Episode } from './episode.ts'

/** A telling that is due: the opening of an episode, or its end. */
export interface AlertNotice<E extends Episode = Episode> {
  readonly episode: E
  readonly event: 'opening' | 'closing'
}

/**
 * What a day's digest tells. Each opening and each closing is told by the first digest after it, and by a rerun of that
 * same day again in the same words. An episode that was over before anybody heard of it is not told at all, nor is its opening
 * by a day that comes again, or late, when it is over.
 *
 * @param now instant of the day's checks: what came later waits for the next day
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
