import type { Episode } from '../alerts/episode.ts'
import type { EpisodeHandling } from '../alerts/handling.ts'
import { keys } from './keys.ts'
import { NOT_THERE, type Table } from './table.ts'

export type EpisodeRecord = Episode & EpisodeHandling

/** An opening or a closing that a day's digest tells. */
export interface PinnedTelling {
  readonly id: string
  readonly told: 'opening' | 'closing'
}

export interface EpisodeRepository {
  list(): Promise<EpisodeRecord[]>
  find(id: string): Promise<EpisodeRecord | null>
  /** Opens an episode, or moves a known one on; never touches what was told or said of it. `knowledge` as in results. */
  save(episode: Episode, knowledge: number): Promise<void>
  /**
   * Pins what the digest of a day tells; answers the list that holds, which is an earlier one when the day came before. An
   * empty list is not pinned: something may yet come to light that the day should have told.
   */
  pinDigest(day: string, tellings: readonly PinnedTelling[]): Promise<readonly PinnedTelling[]>
  /** Claims the telling of an opening or a closing for the digest of a day; false when an earlier day has it. */
  claimTelling(id: string, which: 'openingTold' | 'closingTold', day: string): Promise<boolean>
  handle(id: string, handling: EpisodeHandling): Promise<void>
}

export function episodeRepository(table: Table): EpisodeRepository {
  return {
    list: () => table.query<EpisodeRecord>('EPISODE'),
    find: id => table.get<EpisodeRecord>(keys.episode(id)),
    async save(episode, knowledge) {
      const opened = await table.put({ ...keys.episode(episode.id), ...episode, knowledge }, NOT_THERE)
      if (opened) return
      const { openedMonth, lastMonth, rule, closedAt, closedMonth, closedBecause } = episode
      const condition = { expression: 'knowledge <= :knowledge', values: { ':knowledge': knowledge } }
      await table.set(
        keys.episode(episode.id),
        { openedMonth, lastMonth, rule, closedAt, closedMonth, closedBecause, knowledge },
        condition,
      )
    },
    async pinDigest(day, tellings) {
      if (tellings.length > 0 && (await table.put({ ...keys.digest(day), tellings }, NOT_THERE))) return tellings
      const held = await table.get<{ tellings: readonly PinnedTelling[] }>(keys.digest(day))
      return held?.tellings ?? []
    },
    claimTelling: (id, which, day) =>
      table.set(
        keys.episode(id),
        { [which]: day },
        {
          expression: '#told = :none OR #told = :day',
          names: { '#told': which },
          values: { ':none': null, ':day': day },
        },
      ),
    async handle(id, handling) {
      await table.set(keys.episode(id), { ...handling }, { expression: 'attribute_exists(pk)' })
    },
  }
}
