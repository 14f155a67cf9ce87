import type { MailLedger, MailRecord } from '../mail/ledger.ts'
import { keys } from './keys.ts'
import { ITEM_ABSENT, type Table } from './table.ts'

export function mailLedger(table: Table): MailLedger {
  return {
    find: id => table.get<MailRecord>(keys.mail(id)),
    list: () => table.query<MailRecord>('MAIL'),
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
