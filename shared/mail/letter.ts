import type { Block } from '../document/document.ts'
import type { Sentence } from '../document/figure.ts'

/** Kinds of mail, as used in the ledger and in file names. */
export const MAIL_KINDS = [
  'receipt',
  'pack',
  'alert-digest',
  'action-reminder',
  'action-overdue',
  'data-reminder',
  'administrators',
  'notice',
  'preview',
] as const
export type MailKind = (typeof MAIL_KINDS)[number]

export interface LetterLink {
  readonly words: string
  readonly href: string
}

/** A letter before rendering: the HTML and the plain-text part are both made from it. */
export interface Letter {
  readonly subject: string
  /** Shown in an inbox beside the subject: the headline. */
  readonly preheader: string
  readonly marking: string | null
  readonly heading: string
  readonly headline: readonly Sentence[]
  /** What the reader can do by pressing, above the rest; each with the address behind it. */
  readonly links?: readonly LetterLink[]
  readonly blocks: readonly Block[]
  /** Why the reader gets this, whom to ask, how to stop it. */
  readonly footer: readonly string[]
}
