import { createHash } from 'node:crypto'

/** A decision by a person, or by the system. */
export interface AuditEntry {
  /** ISO instant. */
  readonly at: string
  /** Role, or the function that decided. */
  readonly who: string
  readonly what: string
  readonly about: string
  readonly because: string
  /**
   * Whose credentials it was done with, beside the role they say they are: an ARN as STS tells it, or `local`; null of what a
   * function decided by itself, and of entries from before this was recorded.
   */
  readonly caller: string | null
}

/**
 * An entry in its place in the chain: `hash` covers the entry and the hash before it, so that any change is detected.
 */
export interface ChainedEntry extends AuditEntry {
  readonly sequence: number
  readonly previous: string
  readonly hash: string
}

export const GENESIS_HASH = '0'.repeat(64)

/** The hash of an entry in its place: SHA-256 over sequence, previous hash and content. */
export function chainHash(
  { at, who, what, about, because, caller }: AuditEntry,
  sequence: number,
  previous: string,
): string {
  // an entry without a caller has the hash that it had before callers were recorded
  const content = [sequence, previous, at, who, what, about, because, ...(caller === null ? [] : [caller])]
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}

/** The first entry that was changed, or that follows a gap; null when the whole trail is intact. */
export function findTampering(entries: readonly ChainedEntry[]): ChainedEntry | null {
  let previous = GENESIS_HASH
  for (const [i, entry] of entries.entries()) {
    const isSound =
      entry.sequence === i + 1 &&
      entry.previous === previous &&
      entry.hash === chainHash(entry, entry.sequence, previous)
    if (!isSound) return entry
    previous = entry.hash
  }
  return null
}
