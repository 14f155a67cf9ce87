import type { MailLedger, MailRecord, MailState } from './ledger.ts'

/**
 * The outcome of a message, as the mail provider reports it:
 * - `delivery`: the recipient's server took it;
 * - `delay`: it has not yet, and the provider is still trying;
 * - `bounce`: given up;
 * - `soft-bounce`: given up for now, or an automatic reply to a message that was delivered, which the provider does not
 * tell apart;
 * - `suppressed`: never sent, because an earlier bounce or complaint put the address on the account's suppression list;
 * - `complaint`: delivered, and reported as unwanted by its reader;
 * - `reject`: never sent.
 */
export type DeliveryOutcome = 'delivery' | 'delay' | 'bounce' | 'soft-bounce' | 'suppressed' | 'complaint' | 'reject'

const UNREPORTED: readonly MailState[] = ['reserved', 'sent', 'uncertain', 'delayed']

/**
 * What a report makes of a message, and the states it may move it from. A late report never undoes a worse one; an
 * automatic reply comes after a delivery, whichever of the two reports is here first.
 */
const TRANSITIONS: Readonly<Record<DeliveryOutcome, { readonly to: MailState; readonly from: readonly MailState[] }>> =
  {
    delay: { to: 'delayed', from: ['reserved', 'sent', 'uncertain'] },
    delivery: { to: 'delivered', from: [...UNREPORTED, 'soft-bounced'] },
    'soft-bounce': { to: 'soft-bounced', from: UNREPORTED },
    bounce: { to: 'bounced', from: [...UNREPORTED, 'delivered', 'soft-bounced'] },
    suppressed: { to: 'bounced', from: [...UNREPORTED, 'delivered', 'soft-bounced'] },
    reject: { to: 'bounced', from: UNREPORTED },
    complaint: { to: 'complained', from: [...UNREPORTED, 'delivered', 'soft-bounced'] },
  }

/** States of which the secretariat is notified. */
const UNDELIVERED_STATES: readonly MailState[] = ['bounced', 'soft-bounced', 'complained']

/**
 * A report of one message: `at` an ISO instant, `messageId` the provider's name for it, `reason` in its words or empty.
 */
export interface DeliveryReport {
  readonly outcome: DeliveryOutcome
  readonly messageId: string
  readonly at: string
  readonly reason: string
}

/** States of a message that did not arrive; one that its reader complained of did. */
const BOUNCED_STATES: readonly MailState[] = ['bounced', 'soft-bounced']

export interface RecordedDelivery {
  /** The secretariat is to be notified: the same when the report comes again. */
  readonly isUndelivered: boolean
  /** By this report the message is known to have bounced, and was not before: true once for each message. */
  readonly hasBounced: boolean
}

/**
 * Puts a report down in the ledger. Answers whether the secretariat is to be notified of it: the same when the report
 * comes
 * again, and not for one that changes nothing, such as an automatic reply to a message that was delivered.
 */
export async function recordDelivery(
  ledger: MailLedger,
  record: MailRecord,
  report: DeliveryReport,
): Promise<RecordedDelivery> {
  const { to, from } = TRANSITIONS[report.outcome]
  const { messageId, reason, at } = report
  // the report may arrive before the sender has recorded the send, or be the only evidence of it
  const isNew = await ledger.move(record.id, from, { state: to, reason, messageId, sentAt: record.sentAt ?? at })
  return {
    isUndelivered: UNDELIVERED_STATES.includes(to) && (await ledger.find(record.id))?.state === to,
    hasBounced: isNew && BOUNCED_STATES.includes(to) && !BOUNCED_STATES.includes(record.state),
  }
}
