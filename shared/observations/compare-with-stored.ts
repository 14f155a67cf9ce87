import type { Restatement, StoredObservation } from './observation.ts'
import { hasSameFigures, latestByMonth } from './revisions.ts'

/** What a drop changes compared with what was known before it. */
export interface DropChanges {
  /** Months that were not known before. */
  readonly added: number
  /** Months given again with the same figures. */
  readonly unchanged: number
  readonly restated: readonly Restatement[]
}

/**
 * Compares a drop's observations with what was stored before.
 *
 * @param stored every revision known so far of the indicators in question, by area, for each indicator
 */
export function compareWithStored(
  incoming: readonly StoredObservation[],
  stored: ReadonlyMap<string, ReadonlyMap<string, readonly StoredObservation[]>>,
): DropChanges {
  const latest = new Map<string, ReturnType<typeof latestByMonth>>()
  for (const [indicator, areas] of stored) {
    for (const [area, revisions] of areas) latest.set(`${indicator}#${area}`, latestByMonth(revisions))
  }
  let added = 0
  let unchanged = 0
  const restated: Restatement[] = []
  for (const after of incoming) {
    const before = latest.get(`${after.indicator}#${after.area}`)?.get(after.period)
    if (before === undefined) added++
    else if (hasSameFigures(before, after)) unchanged++
    else restated.push({ indicator: after.indicator, area: after.area, period: after.period, before, after })
  }
  return { added, unchanged, restated }
}
