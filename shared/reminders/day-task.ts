import type { Block } from '../document/document.ts'
import type { Ask } from '../links/ask.ts'
import type { Attachment } from '../mail/message.ts'

/**
 * Something other than an action that a role is asked for today. It goes into the one letter that a person gets a day, after the
 * person's actions.
 */
export interface DayTask {
  readonly role: string
  readonly isOverdue: boolean
  /** For the subject: `minutes of 12 April 2018 to be approved`. */
  readonly summary: string
  readonly blocks: readonly Block[]
  /** Why the reader gets it, and what ends it. */
  readonly reason: string
  readonly attachments?: readonly Attachment[]
  /** Links that the letter brings. */
  readonly asks?: readonly Ask[]
}
