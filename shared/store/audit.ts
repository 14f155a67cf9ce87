import { createHash } from 'node:crypto'
import { keys } from './keys.ts'
import { ITEM_ABSENT, type Table } from './table.ts'

/** Something that a person, or the system on its own, decided. */
export interface AuditEntry {
  /** ISO instant. */
  readonly at: string
  /** Role, or the function that decided. */
  readonly who: string
  readonly what: string
  readonly about: string
  readonly because: string
}

/** An entry in its place in the chain: `hash` covers the entry and the hash before it, so that a change anywhere shows. */
export interface ChainedEntry extends AuditEntry {
  readonly sequence: number
  readonly previous: string
  readonly hash: string
}

export interface AuditTrail {
  /** Adds an entry at the end. The same entry as the last one is written once. */
  record(entry: AuditEntry): Promise<void>
  list(): Promise<ChainedEntry[]>
}

const GENESIS_HASH = '0'.repeat(64)
const MAX_ATTEMPTS = 20

/** The hash of an entry in its place: SHA-256 over sequence, earlier hash and words. */
export function chainHash({ at, who, what, about, because }: AuditEntry, sequence: number, previous: string): string {
  return createHash('sha256')
    .update(JSON.stringify([sequence, previous, at, who, what, about, because]))
    .digest('hex')
}

/** The first entry that is not what was written, or follows a gap; null when the whole trail is sound. */
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

export function auditTrail(table: Table): AuditTrail {
  const list = async () => (await table.query<ChainedEntry>('AUDIT')).sort((a, b) => a.sequence - b.sequence)
  return {
    list,
    async record(entry) {
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
        const entries = await list()
        if (
          entries.some(
            recorded =>
              recorded.at === entry.at && recorded.what === entry.what && recorded.about === entry.about && recorded.who === entry.who,
          )
        )
          return
        const sequence = (entries.at(-1)?.sequence ?? 0) + 1
        const previous = entries.at(-1)?.hash ?? GENESIS_HASH
        const hash = chainHash(entry, sequence, previous)
        // somebody else may take the place first: then read again and come after them
        if (await table.put({ ...keys.audit(sequence), ...entry, sequence, previous, hash }, ITEM_ABSENT)) return
      }
      throw new Error(`The audit trail was too busy to record that ${entry.about} was ${entry.what}`)
    },
  }
}
