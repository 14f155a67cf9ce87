import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MailRecord } from '../../shared/mail/ledger.ts'
import { findTampering } from '../../shared/operations/audit-chain.ts'
import { describeStatus } from '../../shared/operations/describe-status.ts'
import { type AuditTrail, auditTrail } from '../../shared/store/audit.ts'
import { keys } from '../../shared/store/keys.ts'
import type { Table } from '../../shared/store/table.ts'
import { startTable } from '../given/local-table.ts'

const nothing = {
  runs: [],
  mails: [],
  audit: [],
  deadLetters: { queues: [] },
  warnings: [],
  now: '2018-05-03T12:00:00.000Z',
}

let table: Table
let trail: AuditTrail
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ table, stop } = await startTable())
  trail = auditTrail(table)
  for (const [i, what] of ['held', 'released', 'approved'].entries()) {
    await trail.record({
      at: `2018-05-0${i + 1}T09:00:00Z`,
      who: 'chief-executive',
      what,
      about: 'performance-2018-05-10',
      because: 'read and agreed',
      caller: 'arn:aws:iam::123456789012:user/clerk',
    })
  }
})
afterAll(() => stop())

describe('the audit trail', () => {
  it('keeps decisions in order, each once', async () => {
    await trail.record({
      at: '2018-05-03T09:00:00Z',
      who: 'chief-executive',
      what: 'approved',
      about: 'performance-2018-05-10',
      because: 'again',
      caller: null,
    })
    expect((await trail.list()).map(entry => [entry.sequence, entry.what])).toEqual([
      [1, 'held'],
      [2, 'released'],
      [3, 'approved'],
    ])
    expect(findTampering(await trail.list())).toBeNull()
  })

  it('keeps every decision made at the same time', async () => {
    const at = '2018-06-01T09:00:00Z'
    await Promise.all(
      [1, 2, 3, 4].map(i =>
        trail.record({ at, who: `role-${i}`, what: 'read', about: 'x', because: '', caller: null }),
      ),
    )
    expect(await trail.list()).toHaveLength(7)
    expect(findTampering(await trail.list())).toBeNull()
  })

  it('detects a changed reason, a changed caller and a removed entry', async () => {
    const entries = await trail.list()
    for (const caller of [null, 'arn:aws:iam::123456789012:user/somebody-else'])
      expect(findTampering(entries.map(e => (e.sequence === 2 ? { ...e, caller } : e)))!.sequence).toBe(2)
    expect(
      findTampering(entries.map(e => (e.sequence === 2 ? { ...e, because: 'because I say so' } : e)))!.sequence,
    ).toBe(2)
    expect(findTampering(entries.filter(e => e.sequence !== 2))!.sequence).toBe(3)
    await table.set(keys.audit(2), { because: 'changed in the table' })
    const { lines, isClear } = describeStatus({ ...nothing, audit: await trail.list() })
    expect(isClear).toBe(false)
    expect(lines.at(-1)).toBe(
      'The audit trail was changed from entry 2 on (released of performance-2018-05-10, 2018-05-02T09:00:00Z).',
    )
  })
})

describe('what needs an operator', () => {
  it('is nothing when nothing does, and says so', () => {
    expect(describeStatus(nothing)).toEqual({
      lines: ['0 packs issued, 0 messages in the ledger, 0 decisions in the audit trail.', 'Nothing needs attention.'],
      isClear: true,
    })
  })

  it('includes failed messages, who is affected and how to replay them', () => {
    const queues = [
      { name: 'receive-drop', queueName: 'north-receive-drop-dead-letters', messages: 2 },
      { name: 'send-pack', queueName: 'north-send-pack-dead-letters', messages: 0 },
      { name: 'schedules', queueName: 'north-schedules-dead-letters', messages: 1 },
    ] as const
    expect(describeStatus({ ...nothing, deadLetters: { queues } })).toEqual({
      lines: [
        '0 packs issued, 0 messages in the ledger, 0 decisions in the audit trail.',
        'receive-drop: 2 messages failed, in north-receive-drop-dead-letters. Who is affected: a supplier whose file has no receipt yet. Once the cause is fixed: boardpack replay receive-drop',
        'schedules: 1 message failed, in north-schedules-dead-letters. Who is affected: the members of the board, if the task was a pack; otherwise owners of actions and suppliers. Once the cause is fixed: boardpack replay schedules',
      ],
      isClear: false,
    })
  })

  it('is not reported as nothing when the queues could not be read', () => {
    expect(describeStatus({ ...nothing, deadLetters: { unknown: 'the door is shut' } })).toEqual({
      lines: [
        '0 packs issued, 0 messages in the ledger, 0 decisions in the audit trail.',
        'Failed messages are not known: the door is shut',
      ],
      isClear: false,
    })
  })

  it('lists a pack that a day after it was sent is reported neither delivered nor bounced, and one that soft-bounced', () => {
    const pack = (id: string, state: MailRecord['state'], sentAt: string, kind: MailRecord['kind'] = 'pack') => ({
      id,
      kind,
      cause: 'pack performance-2018-05-10 board 1',
      pack: { run: 'performance-2018-05-10', edition: 'board', version: 1, resentAt: null },
      recipient: 'member@pcc.example',
      subject: 'Performance',
      state,
      attempts: 1,
      reservedAt: sentAt,
      sentAt,
      messageId: 'm1',
      reason: state === 'sent' ? null : 'mailbox full',
    })
    const mails = [
      pack('silent', 'sent', '2018-05-02T11:59:59.000Z'),
      pack('delayed', 'delayed', '2018-05-02T11:00:00.000Z'),
      pack('fresh', 'sent', '2018-05-02T12:00:00.000Z'),
      pack('receipt', 'sent', '2018-05-01T12:00:00.000Z', 'receipt'),
      pack('full', 'soft-bounced', '2018-05-03T11:00:00.000Z'),
    ]
    const settle = (id: string) =>
      `Ask the reader, then: boardpack resolve ${id} --as arrived; or --as lost, and boardpack resend performance-2018-05-10 --undelivered`
    expect(describeStatus({ ...nothing, mails }).lines.slice(1)).toEqual([
      '“Performance” to member@pcc.example is soft-bounced: mailbox full. Send again: boardpack resend performance-2018-05-10 --undelivered',
      `“Performance” to member@pcc.example was sent more than a day ago, and the mail provider has not reported a delivery. ${settle('silent')}`,
      `“Performance” to member@pcc.example is still delayed after more than a day (mailbox full). ${settle('delayed')}`,
    ])
  })

  it('includes a message that was reserved and never confirmed, and not one in progress', () => {
    const mail = (id: string, attempts: number, reservedAt: string, state: MailRecord['state'] = 'reserved') => ({
      id,
      kind: 'receipt' as const,
      cause: `drop ${id} 1`,
      recipient: 'analyst@force.example',
      subject: 'Your file was taken in',
      state,
      attempts,
      reservedAt,
      sentAt: null,
      messageId: null,
      reason: null,
    })
    const mails = [
      mail('on-its-way', 2, '2018-05-03T11:00:00.000Z'),
      mail('five-times', 5, '2018-05-03T11:00:00.000Z'),
      mail('long-ago', 1, '2018-05-02T11:00:00.000Z'),
      mail('sent', 3, '2018-05-01T11:00:00.000Z', 'sent'),
    ]
    expect(describeStatus({ ...nothing, mails })).toEqual({
      lines: [
        '0 packs issued, 4 messages in the ledger, 0 decisions in the audit trail.',
        '“Your file was taken in” to analyst@force.example was attempted 5 times and never confirmed, so it may have been sent: boardpack resolve five-times',
        '“Your file was taken in” to analyst@force.example was attempted 1 time and never confirmed, so it may have been sent: boardpack resolve long-ago',
      ],
      isClear: false,
    })
  })
})
