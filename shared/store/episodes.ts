import * as z from 'zod'
import type { Episode } from '../alerts/episode.ts'
import type { EpisodeHandling } from '../alerts/handling.ts'
import { keys } from './keys.ts'
import { oneOf, recordSchema } from './schemas/record-schema.ts'
import { ITEM_ABSENT, type Table } from './table.ts'

export type EpisodeRecord = Episode & EpisodeHandling

/** An opening or a closing that a day's digest reports. */
export interface PinnedNotice {
  readonly id: string
  readonly event: 'opening' | 'closing'
}

const attribution = { by: z.string(), because: z.string(), at: z.string() }
const spell = recordSchema<NonNullable<EpisodeHandling['mutedUntil']>>({ ...attribution, date: z.string() })
const episodeSchema = recordSchema<EpisodeRecord>({
  id: z.string(),
  kind: oneOf<Episode['kind']>({
    indicator: true,
    risk: true,
    'delivery-plan': true,
    action: true,
    recommendation: true,
  }),
  indicator: z.string(),
  area: z.string(),
  direction: oneOf<Episode['direction']>({ Higher: true, Lower: true }),
  openedMonth: z.string(),
  lastMonth: z.string(),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
  closedMonth: z.string().nullable(),
  closedBecause: oneOf<NonNullable<Episode['closedBecause']>>({
    quiet: true,
    'new-level': true,
    restated: true,
    turned: true,
    recovered: true,
    'area-ended': true,
  }).nullable(),
  rule: z.string(),
  openingNotifiedOn: z.string().nullable(),
  closingNotifiedOn: z.string().nullable(),
  acknowledged: recordSchema<NonNullable<EpisodeHandling['acknowledged']>>(attribution).optional(),
  snoozedUntil: spell.optional(),
  mutedUntil: spell.optional(),
})
const digestSchema = z.object({
  notices: z.array(
    recordSchema<PinnedNotice>({
      id: z.string(),
      event: oneOf<PinnedNotice['event']>({ opening: true, closing: true }),
    }),
  ),
})

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
    list: () => table.query('EPISODE', episodeSchema),
    find: id => table.get(keys.episode(id), episodeSchema),
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
      const pinned = await table.get(keys.digest(day), digestSchema)
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
