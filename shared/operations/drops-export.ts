import type { Role } from '../config/schema/role.ts'
import { describeSender, type Sender } from '../config/sender.ts'

/** What the export needs of a drop. */
export interface ExportedDrop {
  readonly drop: string
  readonly state: string
  readonly file: string
  readonly feed: string
  readonly rows: number
  /** ISO instant. */
  readonly knownFrom: string
  readonly sentBy?: Sender
}

const COLUMNS = ['drop', 'received_at', 'feed', 'file', 'state', 'rows', 'sent_by', 'sender_known_by'] as const

/** Drops in the order they came. */
export function inOrderOfArrival<T extends Pick<ExportedDrop, 'knownFrom' | 'drop'>>(drops: readonly T[]): T[] {
  return [...drops].sort((a, b) => (a.knownFrom + a.drop < b.knownFrom + b.drop ? -1 : 1))
}

/** Every drop that was decided, in the order they came: who sent each, in words, and how that is known. */
export function dropsExport(drops: readonly ExportedDrop[], roles: readonly Pick<Role, 'id' | 'title'>[]) {
  const rows = inOrderOfArrival(drops).map(({ drop, knownFrom, feed, file, state, rows: count, sentBy }) => [
    drop,
    knownFrom,
    feed,
    file,
    state,
    String(count),
    sentBy === undefined ? '' : describeSender(roles, sentBy),
    sentBy?.source ?? '',
  ])
  return { columns: COLUMNS, rows }
}
