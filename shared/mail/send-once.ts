import { addressKey, isSameAddress } from '../config/address.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { composeMime } from './compose-mime.ts'
import { type MailLedger, type MailRecord, NO_OUTCOME, reservation } from './ledger.ts'
import type { MailKind } from './letter.ts'
import { type Message, messageId } from './message.ts'
import { type Recording, recordOutcome } from './record-outcome.ts'
import type { Transport } from './transport.ts'

/**
 * What to do when a message was reserved and it is not known whether it was sent. Twice is worse than late for packs
 * and alerts: they need a person. Late is worse than twice for the rest.
 */
const UNCERTAIN_POLICY: Record<MailKind, 'wait-for-person' | 'resend'> = {
  receipt: 'resend',
  pack: 'wait-for-person',
  'alert-digest': 'wait-for-person',
  'action-reminder': 'wait-for-person',
  'action-overdue': 'wait-for-person',
  'data-reminder': 'wait-for-person',
  administrators: 'resend',
  notice: 'resend',
  preview: 'resend',
}

export type SendResult =
  | { readonly outcome: 'sent' | 'already-sent' | 'uncertain'; readonly id: string }
  | { readonly outcome: 'refused' | 'withheld'; readonly id: string; readonly reason: string }

export interface SendDependencies extends Recording {
  readonly board: BoardFile
  readonly transport: Transport
  /** Called for each message that the provider took. */
  readonly onSent?: () => void
}

/**
 * Sends a message that may be sent once: reserved in the ledger, handed to the provider, confirmed. Called again with
 * the same cause and recipient it sends nothing more, unless the provider had refused it.
 *
 * @param now ISO instant, from the event that caused the message
 */
export async function sendOnce(dependencies: SendDependencies, message: Message, now: string): Promise<SendResult> {
  const { board, ledger, transport } = dependencies
  const id = messageId(message)
  const existing = await ledger.find(id)
  if (existing !== null && !mayAttempt(existing)) return skipHandled(ledger, existing)

  const { kind, cause, pack, recipient, subject } = message
  const record = reservation({ id, kind, cause, ...(pack && { pack }), recipient, subject }, existing, now)
  const refusal = refusalReason(board, message)
  if (refusal !== null) {
    if (await ledger.reserve(record)) await ledger.move(id, ['reserved'], { state: 'withheld', reason: refusal })
    return { outcome: 'withheld', id, reason: refusal }
  }
  const isRetry = existing !== null && existing.state === 'reserved'
  const claimed = isRetry
    ? await ledger.move(id, ['reserved'], { attempts: record.attempts })
    : await ledger.reserve(record)
  if (!claimed) return yieldClaim(await ledger.find(id), id)

  const submission = await transport.submit(
    await composeMime(message, board.mail, now),
    board.mail.from,
    message.recipient,
    id,
  )
  if (submission.outcome === 'refused') {
    await recordOutcome(dependencies, id, { state: 'failed', reason: submission.reason })
    return { outcome: 'refused', id, reason: submission.reason }
  }
  await recordOutcome(dependencies, id, {
    state: 'sent',
    sentAt: now,
    messageId: submission.messageId,
    reason: null,
  })
  dependencies.onSent?.()
  return { outcome: 'sent', id }
}

function mayAttempt(existing: MailRecord): boolean {
  return (
    existing.state === 'failed' ||
    (existing.state === 'reserved' && existing.kind !== 'webhook' && UNCERTAIN_POLICY[existing.kind] === 'resend')
  )
}

/**
 * The message was claimed between our read and our claim: by another attempt, or by this one, whose answer was lost and
 * which was retried. The two cannot be distinguished, so the claim stays: a later attempt sees the outcome.
 */
function yieldClaim(existing: MailRecord | null, id: string): SendResult {
  if (existing?.state !== 'reserved') return { outcome: 'already-sent', id }
  return { outcome: 'refused', id, reason: 'another attempt to send it is in progress' }
}

async function skipHandled(ledger: MailLedger, existing: MailRecord): Promise<SendResult> {
  if (existing.state === 'reserved') {
    // it is reserved without an outcome: after a crash, or by an attempt in progress, which will record one
    await ledger.move(existing.id, ['reserved'], NO_OUTCOME)
    return { outcome: 'uncertain', id: existing.id }
  }
  if (existing.state === 'uncertain') return { outcome: 'uncertain', id: existing.id }
  if (existing.state === 'withheld') return { outcome: 'withheld', id: existing.id, reason: existing.reason ?? '' }
  return { outcome: 'already-sent', id: existing.id }
}

/** Why the message may not be sent at all, in words; null when it may. */
export function refusalReason(board: BoardFile, message: Pick<Message, 'recipient' | 'marking'>): string | null {
  // a post may have another address from some day on
  const addresses = [...board.roles, ...board.changes.flatMap(({ roles }) => roles)].map(({ email }) => email)
  if (!addresses.some(email => email !== undefined && isSameAddress(email, message.recipient))) {
    return `${message.recipient} is not an address in the board's file`
  }
  const address = addressKey(message.recipient)
  const domain = address.slice(address.lastIndexOf('@') + 1)
  const isRestricted = message.marking !== null && board.markings.restricted.includes(message.marking)
  if (isRestricted && !board.mail.sensitiveDomains.includes(domain)) {
    return `${domain} is not a domain that may receive ${message.marking}`
  }
  return null
}
