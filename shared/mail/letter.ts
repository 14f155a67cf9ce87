import type { Block, Sentence } from '../document/document.ts'

/** Kinds of mail, as the ledger and the file names say them. */
export const MAIL_KINDS = [
  'receipt',
  'pack',
  'alert-digest',
  'action-reminder',
  'action-overdue',
  'data-reminder',
  'administrators',
  'notice',
] as const
export type MailKind = (typeof MAIL_KINDS)[number]

/** A letter before it is marked up: what both the HTML and the plain-text part are made of. */
export interface Letter {
  readonly subject: string
  /** What an inbox shows beside the subject: the headline. */
  readonly preheader: string
  readonly marking: string | null
  readonly heading: string
  readonly headline: readonly Sentence[]
  readonly blocks: readonly Block[]
  /** Why the reader gets this, who to ask, how to stop it. */
  readonly footer: readonly string[]
}
