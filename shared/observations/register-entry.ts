import type { RegisterKind } from './feeds.ts'

/** One entry of a register: `id` is unique in its register, `body` is the register's own shape. */
export interface RegisterEntry {
  readonly register: RegisterKind | 'commentary' | 'sections' | 'papers' | 'tables'
  readonly id: string
  readonly body: unknown
}

/** An entry as one drop gave it, and since when it is known. */
export interface KnownEntry {
  readonly id: string
  readonly drop: string
  readonly knownFrom: string
  readonly body: unknown
}

/** What stands of each entry: the last that is known under its id, with its drop. Entries are in the order they became known. */
export function latestById<T>(entries: readonly KnownEntry[]): (T & Pick<KnownEntry, 'drop' | 'knownFrom'>)[] {
  const latest = new Map(entries.map(({ id, drop, knownFrom, body }) => [id, { ...(body as T), drop, knownFrom }]))
  return [...latest.values()]
}
