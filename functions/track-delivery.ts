import { bounceLetter } from '../shared/mail/bounce-letter.ts'
import { recordDelivery } from '../shared/mail/delivery-outcome.ts'
import type { MailRecord } from '../shared/mail/ledger.ts'
import { type DeliveryNotice, parseDeliveryNotice } from './edge/events.ts'
import { noteSubject } from './edge/log.ts'
import { recordMetric } from './edge/metrics.ts'
import { queueHandler } from './edge/middleware.ts'
import { sendLetters } from './edge/send-letters.ts'
import { board, ledger } from './edge/wiring.ts'

/**
 * The mail provider reports: keep the ledger up to date, and notify the secretariat of an address that does not work.
 */
export const handler = queueHandler('track-delivery', parseDeliveryNotice, trackDelivery)

async function trackDelivery(notice: DeliveryNotice): Promise<void> {
  // somebody else wrote to a reader from the board's address
  if (notice.message === null) return
  noteSubject({ mail: notice.message })
  const record = await ledger().find(notice.message)
  if (record === null)
    throw new Error(`The ledger has no message ${notice.message}, of which there is a ${notice.outcome}`)
  if (record.pack !== undefined) noteSubject({ run: record.pack.run })
  const { isUndelivered, hasBounced } = await recordDelivery(ledger(), record, notice)
  if (hasBounced) recordMetric('MailsBounced')
  if (isUndelivered) await notifySecretariat(record, notice)
}

async function notifySecretariat(record: MailRecord, notice: DeliveryNotice): Promise<void> {
  const { board: details, roles } = board()
  const secretariat = roles.find(role => role.id === details.secretariat)!
  // a notice about a notice could loop without end
  if (record.kind === 'notice') return
  if (notice.outcome === 'delivery' || notice.outcome === 'delay') return
  const letter = bounceLetter(board(), record, notice.outcome, notice.reason)
  const cause = `${notice.outcome} ${record.id}`
  await sendLetters([{ kind: 'notice', cause, recipient: secretariat.email, letter, attachments: [] }], notice.at)
}
