import { addressKey } from '../../config/address.ts'
import { rolesOnList } from '../../config/roles-on-list.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { Edition } from '../model/pack-model.ts'

type Pack = BoardFile['packs'][number]
type Role = BoardFile['roles'][number]

/** An edition that is mailed, and to whom. */
export interface PackRecipients {
  readonly edition: Edition
  readonly group: 'members' | 'partners'
  readonly roles: readonly Role[]
}

/**
 * Who is mailed which edition of a pack: members the board's (or, of a pack without one, its first), partners theirs. An
 * address on both lists gets the members' alone. The public edition is published, and mailed to nobody beside another.
 */
export function listRecipients(board: BoardFile, pack: Pack): PackRecipients[] {
  const members = rolesOnList(board, pack.recipients)
  const addresses = new Set(members.map(addressOf))
  const partners = pack.partners === undefined ? [] : rolesOnList(board, pack.partners)
  return [
    {
      edition: pack.editions.includes('board') ? 'board' : pack.editions[0]!,
      group: 'members',
      roles: members,
    },
    { edition: 'partner', group: 'partners', roles: partners.filter(role => !addresses.has(addressOf(role))) },
  ]
}

/** Every role that a pack is mailed to, whichever edition it gets. */
export function listRecipientRoles(board: BoardFile, pack: Pack): Role[] {
  return listRecipients(board, pack).flatMap(({ roles }) => roles)
}

const addressOf = ({ email }: Role) => addressKey(email)
