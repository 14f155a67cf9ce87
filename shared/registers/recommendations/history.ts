import type { Instant } from '../../calendar/local-time.ts'
import type { KnownEntry } from '../../observations/register-entry.ts'
import type { Recommendation } from './entry.ts'

/** A recommendation, since when it is known as it is, and since when at all. */
export interface StoredRecommendation extends Recommendation {
  readonly knownFrom: Instant
  readonly firstKnownFrom: Instant
}

/** The latest of each recommendation, the oldest report first. Entries are in the order they became known. */
export function latestRecommendations(entries: readonly KnownEntry[]): StoredRecommendation[] {
  const latest = new Map<string, StoredRecommendation>()
  for (const { id, knownFrom, body } of entries) {
    const firstKnownFrom = latest.get(id)?.firstKnownFrom ?? knownFrom
    latest.set(id, { ...(body as Recommendation), knownFrom, firstKnownFrom })
  }
  return [...latest.values()].sort((a, b) => (a.reportDate === b.reportDate ? 0 : a.reportDate < b.reportDate ? -1 : 1))
}
