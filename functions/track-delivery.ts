import { bounceLetter } from '../shared/mail/bounce-letter.ts'
import type { MailRecord, MailState } from '../shared/mail/ledger.ts'
import { type DeliveryNotice, parseDeliveryNotice } from './edge/events.ts'
import { queueHandler } from './edge/middleware.ts'
import { sendLetters } from './edge/send-letters.ts'
import { board, ledger } from './edge/wiring.ts'

/** The mail provider reports: keep the ledger true, and tell the secretariat of an address that does not work. */
export const handler = queueHandler('track-delivery', parseDeliveryNotice, trackDelivery)

/** What a report makes of a message, and the states it may move it from. A late report never undoes a worse one. */
const TRANSITIONS: Record<DeliveryNotice['outcome'], { to: MailState; from: readonly MailState[] }> = {
  delivery: { to: 'delivered', from: ['reserved', 'sent', 'uncertain'] },
  bounce: { to: 'bounced', from: ['reserved', 'sent', 'uncertain', 'delivered'] },
  reject: { to: 'bounced', from: ['reserved', 'sent', 'uncertain'] },
  complaint: { to: 'complained', from: ['reserved', 'sent', 'uncertain', 'delivered'] },
}

async function trackDelivery(notice: DeliveryNotice): Promise<void> {
  // a passing failure is tried again by the provider, which reports how that ended
  if (notice.outcome === 'bounce' && !notice.isPermanent) return
  // somebody wrote to a reader by way of the board's address, and not by us
  if (notice.message === null) return
  const record = await ledger().find(notice.message)
  if (record === null)
    throw new Error(`The ledger has no message ${notice.message}, of which there is a ${notice.outcome}`)
  const { to, from } = TRANSITIONS[notice.outcome]
  const { messageId, reason, at } = notice
  // the report may be here before the sender has put down that it was sent, or be the only word that it was
  await ledger().move(record.id, from, { state: to, reason, messageId, sentAt: record.sentAt ?? at })
  if (to === 'bounced' || to === 'complained') await notifySecretariat(record, notice)
}

async function notifySecretariat(record: MailRecord, notice: DeliveryNotice): Promise<void> {
  const { board: details, roles } = board()
  const secretariat = roles.find(role => role.id === details.secretariat)!
  // a notice about a notice could go round for ever
  if (record.kind === 'notice') return
  const letter = bounceLetter(board(), record, notice.outcome, notice.reason)
  const cause = `${notice.outcome} ${record.id}`
  await sendLetters([{ kind: 'notice', cause, recipient: secretariat.email, letter, attachments: [] }], notice.at)
}
