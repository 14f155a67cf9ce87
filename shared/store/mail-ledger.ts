import type { MailKind } from '../mail/letter.ts'
import { keys } from './keys.ts'
import { ITEM_ABSENT, type Table } from './table.ts'

/**
 * A message and how far it got. `reserved` before the provider is called, `sent` once it accepted, `failed` when it said
 * no (and may be tried again), `uncertain` when nobody can know; the provider's later reports turn `sent` into
 * `delivered`, `bounced` or `complained`.
 */
export const MAIL_STATES = [
  'reserved',
  'sent',
  'failed',
  'uncertain',
  'delivered',
  'bounced',
  'complained',
  'withheld',
] as const
export type MailState = (typeof MAIL_STATES)[number]

export interface MailRecord {
  readonly id: string
  readonly kind: MailKind
  /** What it is about, from which its id is made: `pack performance-2018-05-10 board 1`. */
  readonly cause: string
  readonly recipient: string
  readonly subject: string
  readonly state: MailState
  readonly attempts: number
  readonly reservedAt: string
  readonly sentAt: string | null
  readonly messageId: string | null
  /** Why it failed, bounced or was withheld, in the provider's or our words. */
  readonly reason: string | null
}

export interface MailLedger {
  find(id: string): Promise<MailRecord | null>
  list(): Promise<MailRecord[]>
  /** Claims the message for one attempt; false when somebody holds it or has sent it already. */
  reserve(record: MailRecord): Promise<boolean>
  /** Moves the message on from one of the states given; false when it was in none of them. */
  move(id: string, from: readonly MailState[], change: Partial<MailRecord>): Promise<boolean>
}

export function mailLedger(table: Table): MailLedger {
  return {
    find: id => table.get<MailRecord>(keys.mail(id)),
    list: () => table.query<MailRecord>('MAIL'),
    async reserve(record) {
      const item = { ...keys.mail(record.id), ...record }
      if (await table.put(item, ITEM_ABSENT)) return true
      // a message the provider refused may be tried again, by one attempt at a time
      return table.put(item, {
        expression: '#state = :failed AND attempts = :before',
        names: { '#state': 'state' },
        values: { ':failed': 'failed', ':before': record.attempts - 1 },
      })
    },
    move: (id, from, change) =>
      table.set(keys.mail(id), change, {
        expression: from.map((_, i) => `#state = :from${i}`).join(' OR '),
        names: { '#state': 'state' },
        values: Object.fromEntries(from.map((state, i) => [`:from${i}`, state])),
      }),
  }
}
