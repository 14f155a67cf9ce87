import * as z from 'zod'
import { type AuditEntry, type ChainedEntry, chainHash, GENESIS_HASH } from '../operations/audit-chain.ts'
import { keys } from './keys.ts'
import { recordSchema } from './schemas/record-schema.ts'
import { ITEM_ABSENT, type Table } from './table.ts'

export interface AuditTrail {
  /** Adds an entry at the end. An entry equal to the last one is not written again. */
  record(entry: AuditEntry): Promise<void>
  list(): Promise<ChainedEntry[]>
}

const entrySchema = recordSchema<ChainedEntry>({
  at: z.string(),
  who: z.string(),
  what: z.string(),
  about: z.string(),
  because: z.string(),
  // entries of before callers were recorded
  caller: z.string().nullable().default(null),
  sequence: z.number(),
  previous: z.string(),
  hash: z.string(),
})

const MAX_ATTEMPTS = 20

export function auditTrail(table: Table): AuditTrail {
  const list = async () => (await table.query('AUDIT', entrySchema)).sort((a, b) => a.sequence - b.sequence)
  return {
    list,
    async record(entry) {
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
        const entries = await list()
        if (
          entries.some(
            recorded =>
              recorded.at === entry.at &&
              recorded.what === entry.what &&
              recorded.about === entry.about &&
              recorded.who === entry.who,
          )
        )
          return
        const sequence = (entries.at(-1)?.sequence ?? 0) + 1
        const previous = entries.at(-1)?.hash ?? GENESIS_HASH
        const hash = chainHash(entry, sequence, previous)
        // another writer may take the place first: then read again and append after it
        if (await table.put({ ...keys.audit(sequence), ...entry, sequence, previous, hash }, ITEM_ABSENT)) return
      }
      throw new Error(`The audit trail was too busy to record that ${entry.about} was ${entry.what}`)
    },
  }
}
