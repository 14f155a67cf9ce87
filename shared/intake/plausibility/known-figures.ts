import type { Month } from '../../calendar/month.ts'
import type { Observation } from '../../observations/observation.ts'
import type { DropReadResult } from '../containers/drop.ts'

/** What is known of some indicators before a drop: by indicator, area and month; nothing that is held. */
export type KnownFigures = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<Month, Observation>>>

/** Gives what is known of the indicators named. */
export type ReadKnownFigures = (indicators: readonly string[]) => Promise<KnownFigures>

/** What is known while files are checked one after the other, without a store. */
export function newKnownFigures(): { read: ReadKnownFigures; add(reading: DropReadResult): void } {
  const known = new Map<string, Map<string, Map<Month, Observation>>>()
  return {
    read: () => Promise.resolve(known),
    add: reading => {
      if (reading.outcome === 'rejected') return
      for (const observation of reading.observations) {
        if (observation.status === 'unconfirmed') continue
        const areas = known.get(observation.indicator) ?? new Map<string, Map<Month, Observation>>()
        const months = areas.get(observation.area) ?? new Map<Month, Observation>()
        known.set(observation.indicator, areas.set(observation.area, months.set(observation.period, observation)))
      }
    },
  }
}
