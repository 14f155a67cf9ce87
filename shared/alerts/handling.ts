import type { CalendarDate } from '../calendar/date.ts'
import type { Episode } from './episode.ts'

/** Who decided it, why, and at which instant. `by` is a role. */
interface Attribution {
  readonly by: string
  readonly because: string
  readonly at: string
}

/** What people decided about an episode. */
export interface EpisodeHandling {
  /** Somebody is dealing with it: its opening is not reported, its end is. */
  readonly acknowledged?: Attribution
  /** No mail before this date. */
  readonly snoozedUntil?: Attribution & { readonly date: CalendarDate }
  /** No mail before this date, and none about later episodes of the same subject either. */
  readonly mutedUntil?: Attribution & { readonly date: CalendarDate }
}

/** An indicator in an area, or an entry of a register, about which no mail goes out before a date. */
export interface Mute {
  readonly kind: Episode['kind']
  readonly indicator: string
  readonly area: string
  readonly until: CalendarDate
}

type EpisodeSubject = Pick<Episode, 'kind' | 'indicator' | 'area'>

/** Every mute that was ever set; `mayNotifyOn` decides which apply on a day. */
export function findMutes(episodes: readonly (EpisodeSubject & EpisodeHandling)[]): Mute[] {
  return episodes.flatMap(({ kind, indicator, area, mutedUntil }) =>
    mutedUntil === undefined ? [] : [{ kind, indicator, area, until: mutedUntil.date }],
  )
}

/**
 * Whether the digest of a day may report an episode: its opening while it is open, its end once it is closed. What is
 * held back is not lost: it is reported on the date it was put off to, if it still holds.
 *
 * @param mutes of every episode: one covers later episodes of the same subject too
 */
export function mayNotifyOn(
  episode: EpisodeSubject & Pick<Episode, 'closedAt'>,
  handling: EpisodeHandling,
  day: CalendarDate,
  mutes: readonly Mute[],
): boolean {
  const { acknowledged, snoozedUntil } = handling
  if (acknowledged !== undefined && episode.closedAt === null) return false
  if (snoozedUntil !== undefined && day < snoozedUntil.date) return false
  return !mutes.some(
    mute =>
      mute.kind === episode.kind &&
      mute.indicator === episode.indicator &&
      mute.area === episode.area &&
      day < mute.until,
  )
}
