import * as z from 'zod'
import { SENDER_SOURCES, type Sender } from '../config/sender.ts'
import { DROP_KINDS, type DropKind } from '../intake/containers/drop.ts'
import { type Key, keys } from './keys.ts'
import { oneOf, recordSchema } from './schemas/record-schema.ts'
import { ITEM_ABSENT, type Table } from './table.ts'

/**
 * A drop in the table. `receiving` until its outcome is decided; its rows are invisible until the one write that makes
 * it `accepted`.
 */
export interface DropRecord {
  readonly drop: string
  readonly state: 'receiving' | 'accepted' | 'rejected'
  /** The event that brought it: object key and time. The same event again is a redelivery, another is a duplicate. */
  readonly cause: string
  readonly file: string
  /** Left out where nothing says who sent it and its feed is no feed of the board. */
  readonly sentBy?: Sender
  readonly feed: string
  readonly kind: DropKind | null
  readonly rows: number
  /** Since when its content is known: when the file arrived, an ISO instant in UTC. */
  readonly knownFrom: string
  /** Indicators it has figures of. */
  readonly indicators: readonly string[]
  readonly registers: readonly string[]
}

const texts = z.array(z.string())
const dropSchema = recordSchema<DropRecord>({
  drop: z.string(),
  state: oneOf<DropRecord['state']>({ receiving: true, accepted: true, rejected: true }),
  cause: z.string(),
  file: z.string(),
  sentBy: recordSchema<Sender>({
    source: z.enum(Object.keys(SENDER_SOURCES) as [Sender['source']]),
    roles: texts,
  }).optional(),
  feed: z.string(),
  kind: z.enum(DROP_KINDS).nullable(),
  rows: z.number(),
  knownFrom: z.string(),
  indicators: texts,
  registers: texts,
})

export interface DropRepository {
  find(drop: string): Promise<DropRecord | null>
  /** Every drop ever accepted, in the order they became known. */
  listAccepted(): Promise<DropRecord[]>
  list(): Promise<DropRecord[]>
  /** Claims the drop for this event; a rejected drop may be claimed again. Gives the record that holds. */
  claim(record: DropRecord): Promise<DropRecord>
  /** The commit point: from here on the drop's rows are visible. Gives whether this attempt decided it. */
  accept(record: DropRecord): Promise<boolean>
  reject(record: DropRecord): Promise<boolean>
}

export function dropRepository(table: Table): DropRepository {
  const list = () => table.query('DROP', dropSchema)
  const decide = (record: DropRecord, state: 'accepted' | 'rejected') => {
    const { drop, ...rest } = record
    return table.set(
      keys.drop(drop),
      { ...rest, drop, state },
      { expression: '#state = :receiving', names: { '#state': 'state' }, values: { ':receiving': 'receiving' } },
    )
  }
  return {
    find: drop => table.get(keys.drop(drop), dropSchema),
    list,
    async listAccepted() {
      const accepted = (await list()).filter(record => record.state === 'accepted')
      return accepted.sort((a, b) => (a.knownFrom + a.drop < b.knownFrom + b.drop ? -1 : 1))
    },
    async claim(record) {
      const item: Key & Record<string, unknown> = { ...keys.drop(record.drop), ...record }
      if (await table.put(item, ITEM_ABSENT)) return record
      const again = {
        expression: '#state = :rejected AND cause <> :cause',
        names: { '#state': 'state' },
        values: { ':rejected': 'rejected', ':cause': record.cause },
      }
      if (await table.put(item, again)) return record
      return (await table.get(keys.drop(record.drop), dropSchema))!
    },
    accept: record => decide(record, 'accepted'),
    reject: record => decide(record, 'rejected'),
  }
}
