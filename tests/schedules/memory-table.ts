import type * as z from 'zod'
import type { Key } from '../../shared/store/keys.ts'
import { type Condition, parseItem, type Table } from '../../shared/store/table.ts'
import { compareBytes, meetsCondition } from './conditions.ts'
import { assignIdentity, intern } from './memoise.ts'

type Item = Key & Record<string, unknown>

/** The table without a server: what `Table` promises, at once. `tests/store/table.test.ts` holds both to the same. */
export interface MemoryTable {
  /** An item as the schema has it; null where there is none. */
  get<T>(key: Key, schema: z.ZodType<T>): T | null
  /** Items of a partition as the schema has them. */
  query<T>(pk: string, schema: z.ZodType<T>, attributes?: readonly string[]): T[]
  put(item: Item, condition?: Condition): boolean
  set(key: Key, attributes: Record<string, unknown>, condition?: Condition): boolean
  /** One batch, as DynamoDB takes it: at most 25, none of them twice. */
  putBatch(items: readonly Item[]): void
  all(): Item[]
  /** A table of its own with the same items. */
  copy(): MemoryTable
}

/** DynamoDB accepts this many items in one batch. */
export const BATCH_SIZE = 25

/** What is read is frozen, and made once for each schema that it is read by: a table in a schedule is read far more than written. */
interface Stored {
  readonly item: Item
  readonly readings: Map<z.ZodType, unknown>
}

export function makeMemoryTable(partitions: Map<string, Partition> = new Map()): MemoryTable {
  const partition = (pk: string) => {
    const known = partitions.get(pk) ?? new Partition()
    partitions.set(pk, known)
    return known
  }
  // as text, and back: what is kept is a copy, and what was undefined is left out
  const write = (item: Item) => partition(item.pk).write(item.sk, storedFrom(JSON.stringify(item)))
  const find = ({ pk, sk }: Key) => partitions.get(pk)?.items.get(sk)
  return {
    get<T>(key: Key, schema: z.ZodType<T>) {
      const stored = find(key)
      return stored === undefined ? null : readAs(stored, schema)
    },
    query<T>(pk: string, schema: z.ZodType<T>, attributes?: readonly string[]) {
      const items = partitions.get(pk)?.list() ?? []
      return attributes === undefined
        ? items.map(stored => readAs(stored, schema))
        : items.map(({ item }) => parseItem(schema, pick(item, ['pk', 'sk', ...attributes])))
    },
    put(item, condition) {
      if (condition && !meetsCondition(find(item)?.item, condition)) return false
      write(item)
      return true
    },
    set(key, attributes, condition) {
      const held = find(key)?.item
      if (condition && !meetsCondition(held, condition)) return false
      write({ ...held, ...key, ...attributes })
      return true
    },
    putBatch(items) {
      const named = new Set(items.map(({ pk, sk }) => JSON.stringify([pk, sk])))
      if (items.length > BATCH_SIZE || named.size < items.length)
        throw new Error('ValidationException: a batch holds at most 25 items, each once')
      for (const item of items) write(item)
    },
    copy: () => makeMemoryTable(new Map([...partitions].map(([pk, known]) => [pk, known.copy()]))),
    all: () => [...partitions.values()].flatMap(({ items }) => [...items.values()].map(({ item }) => item)),
  }
}

/** Items of a partition by their sort keys; in the order of these keys' bytes once somebody asks for it. */
class Partition {
  private order: readonly string[] | null = null

  constructor(readonly items = new Map<string, Stored>()) {}

  copy(): Partition {
    return new Partition(new Map(this.items))
  }

  write(sk: string, stored: Stored): void {
    if (!this.items.has(sk)) this.order = null
    this.items.set(sk, stored)
  }

  list(): Stored[] {
    this.order ??= [...this.items.keys()].sort(compareBytes)
    return this.order.map(sk => this.items.get(sk)!)
  }
}

/** Items of every table there is: those with the same text are the same. */
const storedFrom = intern((text): Stored => ({ item: freeze(JSON.parse(text) as Item), readings: new Map() }), 20_000)

/** An item as the schema has it: parsed when it is first read so. */
function readAs<T>({ item, readings }: Stored, schema: z.ZodType<T>): T {
  if (!readings.has(schema)) readings.set(schema, identified(freeze(parseItem(schema, item))))
  return readings.get(schema) as T
}

const identified = <T>(value: T): T => (typeof value === 'object' && value !== null ? assignIdentity(value) : value)

/** A value with all that is in it, so that whoever changes what was read is told. */
function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const inner of Object.values(value)) freeze(inner)
  return Object.freeze(value)
}

/** A table in memory behind the interface that everything else knows. */
export function asTable(memory: MemoryTable): Table {
  const now = <T>(work: () => T): Promise<T> => new Promise(resolve => resolve(work()))
  return {
    get: <T>(key: Key, schema: z.ZodType<T>) => now(() => memory.get(key, schema)),
    query: <T>(pk: string, schema: z.ZodType<T>, attributes?: readonly string[]) =>
      now(() => memory.query(pk, schema, attributes)),
    put: (item, condition) => now(() => memory.put(item, condition)),
    set: (key, attributes, condition) => now(() => memory.set(key, attributes, condition)),
    putAll: items =>
      now(() => {
        for (let i = 0; i < items.length; i += BATCH_SIZE) memory.putBatch(items.slice(i, i + BATCH_SIZE))
      }),
  }
}

function pick(item: Item, attributes: readonly string[]): Item {
  return Object.fromEntries(Object.entries(item).filter(([name]) => attributes.includes(name))) as Item
}
