import type { Feed } from '../config/schema/feed.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { Role } from '../config/schema/role.ts'
import { maySend, suppliersOf } from '../config/suppliers.ts'

/** The feed that the files of a mail go to, and the role that sends them; or why that is not known. */
export type ChosenFeed =
  | { readonly outcome: 'chosen'; readonly feed: Feed; readonly role: Role }
  /** `feeds` are those that the sender may name. */
  | { readonly outcome: 'ask'; readonly feeds: readonly Feed[] }
  | { readonly outcome: 'not-theirs'; readonly named: string; readonly feeds: readonly Feed[] }

/**
 * The feed of a mail: the one that its address names (`indicators@`, `files+indicators@`), or else its subject in square brackets; or
 * else the only one that the sender supplies. It is never guessed from the file.
 *
 * @param senders roles with the sender's address, at least one
 */
export function chooseFeed(
  board: Pick<BoardFile, 'feeds' | 'mail' | 'roles'>,
  senders: readonly Role[],
  { recipients, subject }: { readonly recipients: readonly string[]; readonly subject: string },
): ChosenFeed {
  const allowed = board.feeds.filter(feed => senders.some(({ id }) => maySend(board, feed, id)))
  const named = new Set([...namedByAddress(board, recipients), ...namedInSubject(board, subject)])
  if (named.size > 1) return { outcome: 'ask', feeds: allowed }
  const [name] = named
  if (name !== undefined) {
    const feed = allowed.find(({ id }) => id === name)
    return feed === undefined ? { outcome: 'not-theirs', named: name, feeds: allowed } : choose(feed)
  }
  const supplied = allowed.filter(feed => senders.some(({ id }) => suppliersOf(feed).includes(id)))
  const only = supplied.length > 0 ? supplied : allowed
  return only.length === 1 ? choose(only[0]!) : { outcome: 'ask', feeds: allowed }

  function choose(feed: Feed): ChosenFeed {
    return { outcome: 'chosen', feed, role: senders.find(({ id }) => maySend(board, feed, id))! }
  }
}

/** Feeds that addresses at the receiving domain name. */
function namedByAddress({ feeds, mail }: Pick<BoardFile, 'feeds' | 'mail'>, recipients: readonly string[]): string[] {
  return recipients.flatMap(recipient => {
    const [local = '', domain = ''] = recipient.trim().toLowerCase().split('@')
    if (domain !== mail.receiving?.domain) return []
    return feeds.map(({ id }) => id).filter(id => local === id || local.endsWith(`+${id}`))
  })
}

/** Feeds that a subject names: `Re: March [indicators]`. */
function namedInSubject({ feeds }: Pick<BoardFile, 'feeds'>, subject: string): string[] {
  const bracketed = [...subject.toLowerCase().matchAll(/\[\s*([a-z-]+)\s*\]/g)].map(([, name]) => name)
  return feeds.map(({ id }) => id).filter(id => bracketed.includes(id))
}
