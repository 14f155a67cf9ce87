import { MAIL_KINDS } from './letter.ts'
import type { PackReference } from './message.ts'

/**
 * A message and its state: `reserved` before the provider is called, `sent` once it accepted, `failed` when it refused
 * (and may be tried again), `uncertain` when the outcome cannot be known; the provider's later reports turn `sent` into
 * `delayed` (it is still trying), `delivered`, `bounced`, `soft-bounced` or `complained`. `soft-bounced` is what SES
 * reports of a message that it gave up on for now and of an automatic reply alike: not delivered, unless a delivery is
 * reported as well.
 */
export const MAIL_STATES = [
  'reserved',
  'sent',
  'failed',
  'uncertain',
  'delayed',
  'delivered',
  'soft-bounced',
  'bounced',
  'complained',
  'withheld',
] as const
export type MailState = (typeof MAIL_STATES)[number]

/** What the ledger has: every mail, and what is posted to a channel. */
export const LEDGER_KINDS = [...MAIL_KINDS, 'webhook'] as const

export interface MailRecord {
  readonly id: string
  readonly kind: (typeof LEDGER_KINDS)[number]
  /** What it is about, from which its id is made: `pack performance-2018-05-10 board 1`. */
  readonly cause: string
  /** Only of a message that carries a pack. */
  readonly pack?: PackReference
  readonly recipient: string
  readonly subject: string
  readonly state: MailState
  readonly attempts: number
  readonly reservedAt: string
  readonly sentAt: string | null
  readonly messageId: string | null
  /** Why it failed, bounced or was withheld, in the provider's words or our own. */
  readonly reason: string | null
}

export interface MailLedger {
  find(id: string): Promise<MailRecord | null>
  list(): Promise<MailRecord[]>
  /** Claims the message for one attempt; false when another attempt holds it or has sent it. */
  reserve(record: MailRecord): Promise<boolean>
  /** Moves the message on from one of the states given; false when it was in none of them. */
  move(id: string, from: readonly MailState[], change: Partial<MailRecord>): Promise<boolean>
}

/** The record that claims a message for one more attempt, the first where none was made. */
export function reservation(
  message: Pick<MailRecord, 'id' | 'kind' | 'cause' | 'pack' | 'recipient' | 'subject'>,
  existing: MailRecord | null,
  now: string,
): MailRecord {
  return {
    ...message,
    state: 'reserved',
    attempts: (existing?.attempts ?? 0) + 1,
    reservedAt: now,
    sentAt: null,
    messageId: null,
    reason: null,
  }
}

/** What a message was left as that was reserved and whose outcome nobody recorded. */
export const NO_OUTCOME = { state: 'uncertain', reason: 'reserved, with no outcome recorded' } as const
