import type { Feed } from './schema/feed.ts'
import type { BoardFile } from './schema/index.ts'

/** The roles that supply a feed, in the order of the board's file. */
export function suppliersOf({ supplier }: Pick<Feed, 'supplier'>): string[] {
  return typeof supplier === 'string' ? [supplier] : supplier
}

/**
 * Whether a role may send files into a feed by its personal link: its suppliers may, and papers every role of the board's file, since
 * the agenda may name any of them as an author.
 */
export function maySend({ roles }: Pick<BoardFile, 'roles'>, feed: Feed, role: string): boolean {
  return suppliersOf(feed).includes(role) || (feed.id === 'papers' && roles.some(({ id }) => id === role))
}
