import { joinWords } from '../document/count-words.ts'
import type { Feed } from './schema/feed.ts'
import type { Role } from './schema/role.ts'
import { suppliersOf } from './suppliers.ts'

/** How it is known who sent a drop, with the words that papers and receipts use. */
export const SENDER_SOURCES = {
  link: 'by personal link',
  mail: 'by mail',
  system: 'by its own system',
  command: 'by command',
  declared: 'declared',
} as const

/**
 * Who sent a drop, and how that is known:
 * - `link`: a role, through its own personal link
 * - `mail`: a role, by a mail from its address that passed the checks of its sender
 * - `system`: a supplier's own system, by the role in AWS that the stack gives its feed
 * - `command`: a role, by an administrator's command that records its words
 * - `declared`: nothing says who it was; these are the suppliers that the board's file names for the feed
 */
export interface Sender {
  readonly source: keyof typeof SENDER_SOURCES
  /** Roles of the board's file, at least one, as it was when the drop came. */
  readonly roles: readonly string[]
}

/** What an arrival says of its sender. */
export interface SenderEvidence {
  /** Who put the object, as S3 names it: `AWS:ROLE-ID:SESSION`; null where the event does not say. */
  readonly principal: string | null
  /** Role that the personal link or the mail kept with the object names, and which way it was. */
  readonly role: string | undefined
  readonly way: string | undefined
  /** Feeds by the id of the role in AWS that their supplier's system uses. */
  readonly systems: ReadonlyMap<string, string>
}

/**
 * The sender of a drop into a feed; null where nothing says who it was and the board's file has no such feed. What a supplier's
 * system writes beside its file is not believed: it could name anybody.
 */
export function findSender(
  { feeds, roles }: { readonly feeds: readonly Feed[]; readonly roles: readonly Role[] },
  feed: string,
  { principal, role, way, systems }: SenderEvidence,
): Sender | null {
  const declared = feeds.find(({ id }) => id === feed)
  const suppliers = declared === undefined ? [] : suppliersOf(declared)
  const roleIds = principal === null ? [] : principal.split(':')
  if (suppliers.length > 0 && roleIds.some(id => systems.get(id) === feed))
    return { source: 'system', roles: suppliers }
  if (role !== undefined && roles.some(({ id }) => id === role))
    return { source: way === 'mail' || way === 'command' ? way : 'link', roles: [role] }
  return suppliers.length === 0 ? null : { source: 'declared', roles: suppliers }
}

/** A sender in a sentence, for a receipt. Roles that the board's file no longer has go by their id. */
export function senderSentence(roles: readonly Pick<Role, 'id' | 'title'>[], { source, roles: ids }: Sender): string {
  const titles = ids.map(id => {
    const role = roles.find(one => one.id === id)
    return role === undefined ? id : `the ${role.title}`
  })
  const named = joinWords(titles)
  switch (source) {
    case 'link':
    case 'mail':
      return `Sent by ${named}, ${SENDER_SOURCES[source]}.`
    case 'system':
      return `Sent by the system of ${named}.`
    case 'command':
      return `Recorded by command for ${named}.`
    case 'declared':
      return `Who sent it is not known; the feed’s ${titles.length === 1 ? 'supplier is' : 'suppliers are'} ${named}.`
  }
}

/** A sender in words: `Performance Team (by personal link)`. Roles that the board's file no longer has go by their id. */
export function describeSender(roles: readonly Pick<Role, 'id' | 'title'>[], { source, roles: ids }: Sender): string {
  const titles = ids.map(id => roles.find(role => role.id === id)?.title ?? id)
  return `${titles.join(' or ')} (${SENDER_SOURCES[source]})`
}
