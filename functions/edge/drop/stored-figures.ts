import type { KnownFigures } from '../../../shared/intake/plausibility/known-figures.ts'
import { compareWithStored, type DropChanges } from '../../../shared/observations/compare-with-stored.ts'
import type { Observation, StoredObservation } from '../../../shared/observations/observation.ts'
import { latestByMonth } from '../../../shared/observations/revisions.ts'
import type { DropRecord } from '../../../shared/store/drops.ts'
import { dropsById } from '../../../shared/store/observations.ts'
import { drops, observations } from '../wiring.ts'

/** Every revision of indicators, by area, for each indicator. */
export type StoredFigures = (
  indicators: readonly string[],
) => Promise<ReadonlyMap<string, ReadonlyMap<string, readonly StoredObservation[]>>>

/** The figures stored when a drop is decided: each indicator is read once, although it is judged plausible and compared. */
export function openStoredFigures(): StoredFigures {
  const read = new Map<string, ReadonlyMap<string, readonly StoredObservation[]>>()
  return async indicators => {
    const unread = indicators.filter(indicator => !read.has(indicator))
    if (unread.length > 0) {
      const accepted = dropsById(await drops().listAccepted())
      for (const [indicator, areas] of await observations().readAll(unread, accepted)) read.set(indicator, areas)
    }
    return new Map(indicators.map(indicator => [indicator, read.get(indicator) ?? new Map()]))
  }
}

/** What is known of indicators before a drop came, against which its figures are judged plausible. */
export const readKnownAt =
  (at: string, stored: StoredFigures) =>
  async (indicators: readonly string[]): Promise<KnownFigures> =>
    new Map(
      [...(await stored(indicators))].map(([indicator, areas]) => [
        indicator,
        new Map([...areas].map(([area, all]) => [area, latestByMonth(all.filter(({ knownFrom }) => knownFrom < at))])),
      ]),
    )

/** What a drop changes; what is held changes nothing yet. */
export async function findChanges(
  { drop, knownFrom }: DropRecord,
  received: readonly Observation[],
  stored: StoredFigures,
): Promise<DropChanges> {
  const confirmed = received.filter(({ status }) => status !== 'unconfirmed')
  const known = await stored([...new Set(confirmed.map(o => o.indicator))])
  return compareWithStored(
    confirmed.map(o => ({ ...o, drop, knownFrom })),
    known,
  )
}
