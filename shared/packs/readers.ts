import { rolesOnList } from '../config/roles-on-list.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { Edition } from './model.ts'

type Pack = BoardFile['packs'][number]
type Role = BoardFile['roles'][number]

/** An edition that is mailed, and to whom. */
export interface PackReaders {
  readonly edition: Edition
  readonly circle: 'members' | 'partners'
  readonly roles: readonly Role[]
}

/**
 * Who is mailed which edition of a pack: members the board's (or, of a pack without one, its first), partners theirs. An
 * address on both lists gets the members' alone. The public edition is published, and mailed to nobody beside another.
 */
export function listReaders(board: BoardFile, pack: Pack): PackReaders[] {
  const members = rolesOnList(board, pack.recipients)
  const addresses = new Set(members.map(addressOf))
  const partners = pack.partners === undefined ? [] : rolesOnList(board, pack.partners)
  return [
    {
      edition: pack.editions.includes('board') ? 'board' : pack.editions[0]!,
      circle: 'members',
      roles: members,
    },
    { edition: 'partner', circle: 'partners', roles: partners.filter(role => !addresses.has(addressOf(role))) },
  ]
}

/** Every role that a pack is mailed to, whichever edition it gets. */
export function listReadingRoles(board: BoardFile, pack: Pack): Role[] {
  return listReaders(board, pack).flatMap(({ roles }) => roles)
}

const addressOf = ({ email }: Role) => email.toLowerCase()
