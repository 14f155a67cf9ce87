import { createHash } from 'node:crypto'
import { addressKey } from '../config/address.ts'
import type { MailKind } from './letter.ts'

export interface Attachment {
  readonly filename: string
  readonly contentType: string
  readonly content: Uint8Array | string
  /** Set for a picture that the HTML shows: `<img src="cid:...">`. */
  readonly cid?: string
}

/** The pack that a message carries. */
export interface PackReference {
  readonly run: string
  readonly edition: string
  readonly version: number
  /** Instant of the decision to send it again; null for the first time. */
  readonly resentAt: string | null
}

/** A message ready to be written as MIME, to one recipient. */
export interface Message {
  readonly kind: MailKind
  /** What it is about; with the recipient it makes the message's id, so that a retry never creates a second message. */
  readonly cause: string
  /** Only of a message that carries a pack. */
  readonly pack?: PackReference
  readonly recipient: string
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly attachments: readonly Attachment[]
  readonly marking: string | null
  /** Where answers go, other than to the address in the board's file: files that are mailed in. */
  readonly replyTo?: string
  /** Where one press stops mails of this kind (RFC 8058); null for mail without an opt-out. */
  readonly unsubscribeUrl: string | null
}

/** The id of a message: the same for the same kind, cause and recipient, always. 32 hexadecimal digits. */
export function messageId({ kind, cause, recipient }: Pick<Message, 'kind' | 'cause' | 'recipient'>): string {
  return ledgerId(kind, cause, addressKey(recipient))
}

/** The id under which the ledger has what is sent once to a recipient. */
export function ledgerId(kind: string, cause: string, recipient: string): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, cause, recipient]))
    .digest('hex')
    .slice(0, 32)
}

/** The tag that identifies the message in every report, even when the provider's id for it was never received. */
export const MESSAGE_TAG = 'boardpack-message'
