import { describe, expect, it } from 'vitest'
import { MAIL_STATES, type MailRecord, type MailState } from '../../../shared/mail/ledger.ts'
import { describeStatus } from '../../../shared/operations/describe-status.ts'
import {
  deliveryStatus,
  packCause,
  packMailsTo,
  wasResent,
  withResendNotice,
} from '../../../shared/packs/letters/resend.ts'

const RUN = 'performance-2018-05-10'
const pack = { run: RUN, edition: 'board', version: 1, resentAt: null }
const mail = (state: MailState, more: Partial<MailRecord> = {}): MailRecord => ({
  id: 'm1',
  kind: 'pack',
  cause: packCause(pack),
  pack,
  recipient: 'member@pcc.example',
  subject: 'OFFICIAL: the pack',
  state,
  attempts: 1,
  reservedAt: '2018-05-03T15:00:05.000Z',
  sentAt: null,
  messageId: null,
  reason: null,
  ...more,
})
const notice: MailRecord = {
  id: 'm2',
  kind: 'notice',
  cause: packCause(pack),
  recipient: 'member@pcc.example',
  subject: 'A notice about the pack',
  state: 'sent',
  attempts: 1,
  reservedAt: '2018-05-04T09:00:00.000Z',
  sentAt: null,
  messageId: null,
  reason: null,
}
const resent = (state: MailState, at: string) => {
  const again = { ...pack, resentAt: at }
  return mail(state, { id: at, cause: packCause(again), pack: again })
}

it('a message is about its pack, and sent again about the time that was decided as well', () => {
  expect(packCause(pack)).toBe('pack performance-2018-05-10 board 1')
  expect(packCause({ ...pack, resentAt: '2018-05-04T09:00:00Z' })).toBe(
    'pack performance-2018-05-10 board 1 again 2018-05-04T09:00:00Z',
  )
})

describe('whether a pack has reached a reader', () => {
  const expectedStatus: Record<MailState, string> = {
    reserved: 'in-doubt',
    sent: 'received',
    failed: 'undelivered',
    uncertain: 'in-doubt',
    delayed: 'in-doubt',
    delivered: 'received',
    bounced: 'undelivered',
    'soft-bounced': 'undelivered',
    complained: 'received',
    withheld: 'undelivered',
  }
  it.each(MAIL_STATES)('one message that is %s', state => {
    expect(deliveryStatus([mail(state)])).toBe(expectedStatus[state])
  })

  it('nothing was ever sent', () => {
    expect(deliveryStatus([])).toBe('undelivered')
  })

  it('one that arrived is enough, and one in doubt is not known to be missing', () => {
    expect(deliveryStatus([mail('bounced'), resent('delivered', '2018-05-04T09:00:00Z')])).toBe('received')
    expect(deliveryStatus([mail('uncertain'), resent('sent', '2018-05-04T09:00:00Z')])).toBe('received')
    expect(deliveryStatus([mail('bounced'), resent('uncertain', '2018-05-04T09:00:00Z')])).toBe('in-doubt')
  })
})

describe('the messages that took a pack to an address', () => {
  it('are those that carry this pack to this address, whatever its case', () => {
    const theirs = [
      mail('sent'),
      resent('sent', '2018-05-04T09:00:00Z'),
      mail('sent', { recipient: 'Member@PCC.example' }),
    ]
    const others = [
      mail('sent', { recipient: 'other@pcc.example' }),
      notice,
      mail('sent', { pack: { ...pack, run: 'performance-2018-05-1' } }),
      mail('sent', { pack: { ...pack, run: `${RUN}0` } }),
    ]
    expect(packMailsTo([...others, ...theirs], RUN, 'member@pcc.example')).toEqual(theirs)
  })
})

describe('a message that was sent again', () => {
  const bounced = mail('bounced', { reason: 'no such user' })
  const later = resent('bounced', '2018-05-04T09:00:00Z')
  const last = resent('delivered', '2018-05-05T09:00:00Z')

  it('no longer needs attention; the last of them does', () => {
    const all = [bounced, later, last]
    expect(all.map(one => wasResent(one, all))).toEqual([true, true, false])
    expect(wasResent(bounced, [bounced])).toBe(false)
    expect(wasResent(bounced, [bounced, { ...later, recipient: 'other@pcc.example' }])).toBe(false)
    expect(wasResent(bounced, [bounced, notice])).toBe(false)
    expect(wasResent(bounced, [bounced, { ...later, pack: { ...later.pack!, version: 2 } }])).toBe(false)
  })

  it('is not in the status', () => {
    const status = (mails: MailRecord[]) =>
      describeStatus({
        runs: [],
        mails,
        audit: [],
        deadLetters: { queues: [] },
        warnings: [],
        now: '2018-05-03T12:00:00Z',
      }).lines.slice(1)
    expect(status([bounced])).toEqual([
      `“OFFICIAL: the pack” to member@pcc.example is bounced: no such user. Send again: boardpack resend ${RUN} --undelivered`,
    ])
    expect(status([mail('failed', { kind: 'receipt', cause: 'receipt x' })])).toEqual([
      '“OFFICIAL: the pack” to member@pcc.example is failed: no reason was given',
    ])
    expect(status([bounced, later])).toEqual([
      `“OFFICIAL: the pack” to member@pcc.example is bounced: no reason was given. Send again: boardpack resend ${RUN} --undelivered`,
    ])
    expect(status([bounced, later, last])).toEqual(['Nothing needs attention.'])
  })

  it('says so to its reader', () => {
    const letter = {
      subject: 's',
      preheader: 'p',
      marking: null,
      heading: 'h',
      headline: [],
      blocks: [],
      footer: ['f'],
    }
    expect(withResendNotice(letter).footer).toEqual([
      'This pack is sent to you again. Nothing in it has changed since the board was first sent it.',
      'f',
    ])
  })
})
