import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseDeliveryNotice } from '../../functions/edge/events.ts'
import { recordDelivery } from '../../shared/mail/delivery-outcome.ts'
import type { MailLedger, MailRecord, MailState } from '../../shared/mail/ledger.ts'
import { mailLedger } from '../../shared/store/mail-ledger.ts'
import { startTable } from '../given/local-table.ts'

let ledger: MailLedger
let stop: () => Promise<void>
beforeAll(async () => {
  const started = await startTable()
  ledger = mailLedger(started.table)
  stop = started.stop
})
afterAll(() => stop())

/** As in AWS's examples of event data that SES publishes, inside EventBridge's envelope. */
const event = (eventType: string, part: object) => ({
  version: '0',
  'detail-type': 'Email Event',
  source: 'aws.ses',
  time: '2018-05-03T15:00:10Z',
  detail: {
    eventType,
    mail: {
      timestamp: '2018-05-03T15:00:06.000Z',
      source: 'board@pcc.example',
      messageId: 'EXAMPLE7c191be45',
      destination: ['member@pcc.example'],
      tags: { 'ses:configuration-set': ['set'], 'boardpack-message': ['m1'] },
    },
    ...part,
  },
})
const bounced = (bounceType: string, bounceSubType: string | null, recipient: object = {}) =>
  event('Bounce', {
    bounce: {
      bounceType,
      bounceSubType,
      bouncedRecipients: [{ emailAddress: 'member@pcc.example', action: 'failed', status: '5.1.1', ...recipient }],
      timestamp: '2018-05-03T15:00:08.000Z',
      feedbackId: '01000157c44f053b',
      reportingMTA: 'dsn; mta.example.com',
    },
  })
const complaint = (complaintSubType: string | null, complaintFeedbackType: string | null) =>
  event('Complaint', {
    complaint: {
      complainedRecipients: [{ emailAddress: 'member@pcc.example' }],
      timestamp: '2018-05-03T15:00:08.000Z',
      feedbackId: '01000157c44f053b',
      complaintSubType,
      userAgent: null,
      complaintFeedbackType,
      arrivalDate: '2018-05-03T15:00:08.000Z',
    },
  })
const delivered = event('Delivery', {
  delivery: { timestamp: '2018-05-03T15:00:08.000Z', recipients: ['member@pcc.example'], smtpResponse: '250 2.6.0' },
})
const delayed = event('DeliveryDelay', {
  deliveryDelay: {
    timestamp: '2018-05-03T15:00:08.000Z',
    delayType: 'TransientCommunicationFailure',
    expirationTime: '2018-05-04T05:00:08.000Z',
    delayedRecipients: [{ emailAddress: 'member@pcc.example', status: '4.4.1', diagnosticCode: 'smtp; 421 4.4.1' }],
  },
})
const outOfOffice = bounced('Transient', 'General')

let count = 0
/** How many of the reports of the last message are counted as a bounce. */
let bounces = 0
/** What the ledger says of a message after these reports, and of how many of them the secretariat is notified. */
async function after(from: MailState, ...events: object[]): Promise<{ state: MailState; notified: number }> {
  const record: MailRecord = {
    id: `message-${++count}`,
    kind: 'pack',
    cause: 'pack performance-2018-05-10 board 1',
    recipient: 'member@pcc.example',
    subject: 'Performance',
    state: from,
    attempts: 1,
    reservedAt: '2018-05-03T15:00:05.000Z',
    sentAt: null,
    messageId: null,
    reason: null,
  }
  await ledger.reserve(record)
  let notified = 0
  bounces = 0
  for (const one of events) {
    const known = (await ledger.find(record.id))!
    const { isUndelivered, hasBounced } = await recordDelivery(ledger, known, parseDeliveryNotice(one))
    if (isUndelivered) notified += 1
    if (hasBounced) bounces += 1
  }
  return { state: (await ledger.find(record.id))!.state, notified }
}

describe('a report of the mail provider', () => {
  it.each([
    ['Permanent', 'General', 'bounced'],
    ['Permanent', 'NoEmail', 'bounced'],
    ['Permanent', 'Suppressed', 'bounced'],
    ['Permanent', 'OnAccountSuppressionList', 'bounced'],
    ['Transient', 'General', 'soft-bounced'],
    ['Transient', 'MailboxFull', 'bounced'],
    ['Transient', 'MessageTooLarge', 'bounced'],
    ['Transient', 'ContentRejected', 'bounced'],
    ['Transient', 'AttachmentRejected', 'bounced'],
    ['Undetermined', 'Undetermined', 'bounced'],
  ])(
    'of a bounce that is %s, %s means that the message is %s, and the secretariat is notified',
    async (type, sub, state) => {
      expect(await after('sent', bounced(type, sub))).toEqual({ state, notified: 1 })
    },
  )

  it('of a later bounce undoes a delivery, unless it may be an automatic reply', async () => {
    expect(await after('sent', delivered, bounced('Transient', 'MailboxFull'))).toEqual({
      state: 'bounced',
      notified: 1,
    })
    expect(await after('sent', delivered, outOfOffice)).toEqual({ state: 'delivered', notified: 0 })
  })

  it('of a delivery that is late counts against an automatic reply, and against nothing worse', async () => {
    expect((await after('sent', outOfOffice, delivered)).state).toBe('delivered')
    expect((await after('sent', bounced('Permanent', 'General'), delivered)).state).toBe('bounced')
    expect((await after('sent', bounced('Undetermined', 'Undetermined'), delivered)).state).toBe('bounced')
  })

  it('of a delay is followed until it is delivered or given up, and undoes neither', async () => {
    expect(await after('sent', delayed)).toEqual({ state: 'delayed', notified: 0 })
    expect((await after('sent', delayed, delivered)).state).toBe('delivered')
    expect((await after('sent', delayed, outOfOffice)).state).toBe('soft-bounced')
    expect((await after('sent', delivered, delayed)).state).toBe('delivered')
  })

  it('of a complaint says who was annoyed, or that the address was never written to', async () => {
    expect((await after('sent', delivered, complaint(null, 'abuse'))).state).toBe('complained')
    expect(await after('sent', complaint(null, null))).toEqual({ state: 'complained', notified: 1 })
    expect(await after('sent', complaint('OnAccountSuppressionList', null))).toEqual({ state: 'bounced', notified: 1 })
  })

  it('of a report that the message is not spam says that it was delivered, and takes no complaint back', async () => {
    expect(await after('sent', complaint(null, 'not-spam'))).toEqual({ state: 'delivered', notified: 0 })
    expect((await after('sent', complaint(null, 'abuse'), complaint(null, 'not-spam'))).state).toBe('complained')
  })

  it('is counted as a bounce once for each message, and a complaint never is', async () => {
    const bounce = bounced('Permanent', 'General')
    await after('sent', bounce, bounce)
    expect(bounces).toBe(1)
    await after('sent', outOfOffice, bounce)
    expect(bounces).toBe(1)
    await after('sent', delivered, complaint(null, null), complaint(null, null))
    expect(bounces).toBe(0)
  })

  it('that comes again changes nothing and is notified of again, for a letter that was lost', async () => {
    const bounce = bounced('Permanent', 'General')
    expect(await after('sent', bounce, bounce)).toEqual({ state: 'bounced', notified: 2 })
  })

  it('gives its reason in the provider’s words, as far as there are any', () => {
    const reasonOf = (body: object) => parseDeliveryNotice(body).reason
    expect(reasonOf(bounced('Permanent', 'General', { diagnosticCode: 'smtp; 550 5.1.1 unknown' }))).toBe(
      'smtp; 550 5.1.1 unknown',
    )
    expect(reasonOf(bounced('Transient', 'MailboxFull', { diagnosticCode: null }))).toBe('Transient, MailboxFull')
    expect(reasonOf(complaint(null, null))).toBe('')
    expect(reasonOf(event('Reject', { reject: { reason: 'Bad content' } }))).toBe('Bad content')
    expect(reasonOf(delayed)).toBe('smtp; 421 4.4.1')
  })

  it('of another kind is refused: it was not asked for', () => {
    expect(() => parseDeliveryNotice(event('Open', { open: {} }))).toThrow()
  })
})
