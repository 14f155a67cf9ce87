import type { Instant } from '../../calendar/local-time.ts'
import type { KnownEntry } from '../../observations/register-entry.ts'
import type { PlanAction } from './entry.ts'

/** A plan action as one drop gave it, with since when that has been known. */
export interface PlanVersion {
  readonly action: PlanAction
  readonly drop: string
  readonly knownFrom: Instant
}

/** Every version of one action of a plan, oldest first, one a drop. */
export interface PlanHistory {
  readonly id: string
  readonly versions: readonly PlanVersion[]
}

/** The actions of the plan from their stored entries, which are in the order they became known. */
export function buildPlanHistories(entries: readonly KnownEntry[]): PlanHistory[] {
  const versions = new Map<string, PlanVersion[]>()
  for (const { id, drop, knownFrom, body } of entries)
    versions.set(id, [...(versions.get(id) ?? []), { action: body as PlanAction, drop, knownFrom }])
  return [...versions].map(([id, all]) => ({ id, versions: all }))
}
