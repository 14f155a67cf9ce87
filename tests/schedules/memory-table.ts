import type * as z from 'zod'
import type { Key } from '../../shared/store/keys.ts'
import { type Condition, parseItem, type Table } from '../../shared/store/table.ts'
import { compareBytes, meetsCondition } from './conditions.ts'

type Item = Key & Record<string, unknown>

/** The table without a server: what `Table` promises, at once. `tests/store/table.test.ts` holds both to the same. */
export interface MemoryTable {
  get(key: Key): Item | null
  query(pk: string, attributes?: readonly string[]): Item[]
  put(item: Item, condition?: Condition): boolean
  set(key: Key, attributes: Record<string, unknown>, condition?: Condition): boolean
  /** One batch, as DynamoDB takes it: at most 25, none of them twice. */
  putBatch(items: readonly Item[]): void
  all(): Item[]
}

/** DynamoDB accepts this many items in one batch. */
export const BATCH_SIZE = 25

export function makeMemoryTable(): MemoryTable {
  // as text: what is read is a copy, and what was undefined is left out
  const partitions = new Map<string, Map<string, string>>()
  const partition = (pk: string) => partitions.get(pk) ?? new Map<string, string>()
  const read = (text: string) => JSON.parse(text) as Item
  const find = ({ pk, sk }: Key) => {
    const text = partition(pk).get(sk)
    return text === undefined ? undefined : read(text)
  }
  const write = (item: Item) => {
    partitions.set(item.pk, partition(item.pk).set(item.sk, JSON.stringify(item)))
  }
  return {
    get: key => find(key) ?? null,
    query: (pk, attributes) =>
      [...partition(pk)]
        .sort(([a], [b]) => compareBytes(a, b))
        .map(([, text]) => (attributes === undefined ? read(text) : pick(read(text), ['pk', 'sk', ...attributes]))),
    put(item, condition) {
      if (condition && !meetsCondition(find(item), condition)) return false
      write(item)
      return true
    },
    set(key, attributes, condition) {
      const held = find(key)
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
    all: () => [...partitions.values()].flatMap(items => [...items.values()].map(read)),
  }
}

/** An item as the schema has it; null where there is none. */
export function readItem<T>(memory: MemoryTable, key: Key, schema: z.ZodType<T>): T | null {
  const item = memory.get(key)
  return item === null ? null : parseItem(schema, item)
}

/** Items of a partition as the schema has them. */
export function readPartition<T>(
  memory: MemoryTable,
  pk: string,
  schema: z.ZodType<T>,
  attributes?: readonly string[],
): T[] {
  return memory.query(pk, attributes).map(item => parseItem(schema, item))
}

/** A table in memory behind the interface that everything else knows. */
export function asTable(memory: MemoryTable): Table {
  const now = <T>(work: () => T): Promise<T> => new Promise(resolve => resolve(work()))
  return {
    get: <T>(key: Key, schema: z.ZodType<T>) => now(() => readItem(memory, key, schema)),
    query: <T>(pk: string, schema: z.ZodType<T>, attributes?: readonly string[]) =>
      now(() => readPartition(memory, pk, schema, attributes)),
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
