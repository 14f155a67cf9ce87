import * as z from 'zod'
import { LEDGER_KINDS, MAIL_STATES, type MailLedger, type MailRecord } from '../mail/ledger.ts'
import type { PackReference } from '../mail/message.ts'
import { keys } from './keys.ts'
import { recordSchema } from './schemas/record-schema.ts'
import { ITEM_ABSENT, type Table } from './table.ts'

const mailSchema = recordSchema<MailRecord>({
  id: z.string(),
  kind: z.enum(LEDGER_KINDS),
  cause: z.string(),
  pack: recordSchema<PackReference>({
    run: z.string(),
    edition: z.string(),
    version: z.number(),
    resentAt: z.string().nullable(),
  }).optional(),
  recipient: z.string(),
  subject: z.string(),
  state: z.enum(MAIL_STATES),
  attempts: z.number(),
  reservedAt: z.string(),
  sentAt: z.string().nullable(),
  messageId: z.string().nullable(),
  reason: z.string().nullable(),
})

export function mailLedger(table: Table): MailLedger {
  return {
    find: id => table.get(keys.mail(id), mailSchema),
    list: () => table.query('MAIL', mailSchema),
    async reserve(record) {
      const item = { ...keys.mail(record.id), ...record }
      if (await table.put(item, ITEM_ABSENT)) return true
      // a message that the provider refused may be tried again, by one attempt at a time
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
