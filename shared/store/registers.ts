import * as z from 'zod'
import type { KnownEntry, RegisterEntry } from '../observations/register-entry.ts'
import type { DropRecord } from './drops.ts'
import { keys } from './keys.ts'
import { recordSchema } from './schemas/record-schema.ts'
import { BODY_SCHEMAS } from './schemas/register-schemas.ts'
import type { Table } from './table.ts'

export interface RegisterRepository {
  /** Writes a drop's entries under the drop's own id; they are invisible until the drop is accepted. */
  write(drop: string, knownFrom: string, entries: readonly RegisterEntry[]): Promise<void>
  /**
   * Every version of every entry in the given drops, in the order they became known, each drop's in the order of its
   * file.
   */
  read(register: RegisterEntry['register'], drops: ReadonlyMap<string, DropRecord>): Promise<KnownEntry[]>
}

export function registerRepository(table: Table): RegisterRepository {
  return {
    async write(drop, knownFrom, entries) {
      await table.putAll(
        entries.map(({ register, id, body }, position) => ({
          ...keys.registerEntry(register, id, knownFrom, drop),
          id,
          drop,
          position,
          body,
        })),
      )
    },
    async read(register, drops) {
      const stored = await table.query(`REGISTER#${register}`, entrySchema(register))
      const known = stored.flatMap(({ id, drop, position, body }) => {
        const record = drops.get(drop)
        return record === undefined ? [] : [{ position, entry: { id, drop, body, knownFrom: record.knownFrom } }]
      })
      const age = (entry: KnownEntry) => entry.knownFrom + entry.drop
      return known
        .sort((a, b) => compare(age(a.entry), age(b.entry)) || a.position - b.position)
        .map(({ entry }) => entry)
    },
  }
}

/** An entry as stored in the table; `position` is its place in the file. */
interface StoredEntry {
  readonly id: string
  readonly drop: string
  readonly position: number
  readonly body: unknown
}

const entrySchema = (register: RegisterEntry['register']) =>
  recordSchema<StoredEntry>({
    id: z.string(),
    drop: z.string(),
    position: z.number(),
    body: BODY_SCHEMAS[register],
  })

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
