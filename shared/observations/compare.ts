import { latestByMonth, saysTheSame } from './knowledge.ts'
import type { KnownObservation, Restatement } from './observation.ts'

/** What a drop changes against what was known before it. */
export interface Changes {
  /** Months that were not known at all. */
  readonly added: number
  /** Months given again with the same figures. */
  readonly unchanged: number
  readonly restated: readonly Restatement[]
}

/**
 * Compares a drop's observations with earlier knowledge.
 *
 * @param known every revision known so far of the indicators in question, by area, for each indicator
 */
export function compareWithKnown(
  fresh: readonly KnownObservation[],
  known: ReadonlyMap<string, ReadonlyMap<string, readonly KnownObservation[]>>,
): Changes {
  const latest = new Map<string, ReturnType<typeof latestByMonth>>()
  for (const [indicator, areas] of known) {
    for (const [area, revisions] of areas) latest.set(`${indicator}#${area}`, latestByMonth(revisions))
  }
  let added = 0
  let unchanged = 0
  const restated: Restatement[] = []
  for (const after of fresh) {
    const before = latest.get(`${after.indicator}#${after.area}`)?.get(after.period)
    if (before === undefined) added++
    else if (saysTheSame(before, after)) unchanged++
    else restated.push({ indicator: after.indicator, area: after.area, period: after.period, before, after })
  }
  return { added, unchanged, restated }
}
