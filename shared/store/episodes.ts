import type { Episode } from '../alerts/episode.ts'
import type { EpisodeHandling } from '../alerts/handling.ts'
import { keys } from './keys.ts'
import { ITEM_ABSENT, type Table } from './table.ts'

export type EpisodeRecord = Episode & EpisodeHandling

/** An opening or a closing that a day's digest reports. */
export interface PinnedNotice {
  readonly id: string
  readonly event: 'opening' | 'closing'
}

export interface EpisodeRepository {
  list(): Promise<EpisodeRecord[]>
  find(id: string): Promise<EpisodeRecord | null>
  /**
   * Opens an episode, or updates a known one; never changes what was notified or recorded about it. `acceptedDropCount`
   * as in results.
   */
  save(episode: Episode, acceptedDropCount: number): Promise<void>
  /**
   * Pins what the digest of a day reports; gives the list that holds, which is an earlier one when the day ran before.
   * An empty list is not pinned: a later run of the day may still have something to report.
   */
  pinDigest(day: string, notices: readonly PinnedNotice[]): Promise<readonly PinnedNotice[]>
  /** Claims the notice of an opening or a closing for the digest of a day; false when an earlier day has it. */
  claimNotice(id: string, attribute: 'openingNotifiedOn' | 'closingNotifiedOn', day: string): Promise<boolean>
  handle(id: string, handling: EpisodeHandling): Promise<void>
}

export function episodeRepository(table: Table): EpisodeRepository {
  return {
    list: () => table.query<EpisodeRecord>('EPISODE'),
    find: id => table.get<EpisodeRecord>(keys.episode(id)),
    async save(episode, acceptedDropCount) {
      const opened = await table.put({ ...keys.episode(episode.id), ...episode, acceptedDropCount }, ITEM_ABSENT)
      if (opened) return
      const { openedMonth, lastMonth, rule, closedAt, closedMonth, closedBecause } = episode
      const condition = { expression: 'acceptedDropCount <= :count', values: { ':count': acceptedDropCount } }
      await table.set(
        keys.episode(episode.id),
        { openedMonth, lastMonth, rule, closedAt, closedMonth, closedBecause, acceptedDropCount },
        condition,
      )
    },
    async pinDigest(day, notices) {
      if (notices.length > 0 && (await table.put({ ...keys.digest(day), notices }, ITEM_ABSENT))) return notices
      const pinned = await table.get<{ notices: readonly PinnedNotice[] }>(keys.digest(day))
      return pinned?.notices ?? []
    },
    claimNotice: (id, attribute, day) =>
      table.set(
        keys.episode(id),
        { [attribute]: day },
        {
          expression: '#notifiedOn = :none OR #notifiedOn = :day',
          names: { '#notifiedOn': attribute },
          values: { ':none': null, ':day': day },
        },
      ),
    async handle(id, handling) {
      await table.set(keys.episode(id), { ...handling }, { expression: 'attribute_exists(pk)' })
    },
  }
}
