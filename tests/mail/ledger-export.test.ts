import { expect, it } from 'vitest'
import type { MailRecord } from '../../shared/mail/ledger.ts'
import { ledgerExport } from '../../shared/mail/ledger-export.ts'

const mail = (id: string, more: Partial<MailRecord> = {}): MailRecord => ({
  id,
  kind: 'pack',
  cause: 'pack x',
  recipient: 'member@pcc.example',
  subject: 'OFFICIAL: the pack',
  state: 'reserved',
  attempts: 1,
  reservedAt: '2018-05-03T15:00:05.000Z',
  sentAt: null,
  messageId: null,
  reason: null,
  ...more,
})

it('has a row a message, in the order they were reserved; empty where nothing is known yet', () => {
  const sent = { state: 'sent', attempts: 2, sentAt: '2018-05-03T15:00:06.000Z', messageId: 'ses-1' } as const
  const early = mail('z', { reservedAt: '2018-05-02T15:00:05.000Z', ...sent })
  const records = [mail('b'), mail('a'), early, mail('c')]
  expect(ledgerExport(records)).toEqual({
    columns: ['id', 'kind', 'recipient', 'subject', 'state', 'attempts', 'sent_at', 'message_id'],
    rows: [
      ['z', 'pack', 'member@pcc.example', 'OFFICIAL: the pack', 'sent', '2', '2018-05-03T15:00:06.000Z', 'ses-1'],
      ...['a', 'b', 'c'].map(id => [id, 'pack', 'member@pcc.example', 'OFFICIAL: the pack', 'reserved', '1', '', '']),
    ],
  })
  expect(records.map(({ id }) => id)).toEqual(['b', 'a', 'z', 'c'])
})
