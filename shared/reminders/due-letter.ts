import { addressKey } from '../config/address.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { Block } from '../document/document.ts'
import type { Ask } from '../links/ask.ts'
import type { Letter, MailKind } from '../mail/letter.ts'
import type { Attachment } from '../mail/message.ts'

/** A letter from a day's checks to one address. It is sent once for its `cause` and recipient. */
export interface DueLetter {
  readonly kind: MailKind
  readonly cause: string
  readonly recipient: string
  readonly letter: Letter
  readonly attachments: readonly Attachment[]
  /** Where answers go, other than to the address in the board's file: files that are mailed in. */
  readonly replyTo?: string
  /** Links that the letter brings. */
  readonly asks?: readonly Ask[]
}

/** A paragraph of plain text, one string for each sentence. */
export function paragraph(...sentences: readonly string[]): Block {
  return { kind: 'paragraph', sentences: sentences.map(words => [words]) }
}

/** The title of a post in the board's file. */
export function roleTitle(board: BoardFile, role: string): string {
  return board.roles.find(candidate => candidate.id === role)?.title ?? role
}

/** Roles gathered by the address that their mail goes to, so that one person with two posts gets one letter. */
export function rolesByAddress(board: BoardFile, roles: Iterable<string>): Map<string, string[]> {
  const byAddress = new Map<string, string[]>()
  for (const id of new Set(roles)) {
    const role = board.roles.find(one => one.id === id)
    if (role === undefined) continue
    const address = addressKey(role.email)
    byAddress.set(address, [...(byAddress.get(address) ?? []), id])
  }
  return byAddress
}
