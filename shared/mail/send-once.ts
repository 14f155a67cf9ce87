import type { BoardFile } from '../config/schema/index.ts'
import type { MailLedger, MailRecord } from '../store/mail-ledger.ts'
import { composeMime } from './compose-mime.ts'
import type { MailKind } from './letter.ts'
import { type Message, messageId } from './message.ts'
import type { Transport } from './transport.ts'

/**
 * What to do when a message was reserved and nobody knows whether it left. Twice is worse than late for packs and alerts:
 * they wait for a person. Late is worse than twice for the rest.
 */
const WHEN_UNCERTAIN: Record<MailKind, 'wait' | 'send-again'> = {
  receipt: 'send-again',
  pack: 'wait',
  'alert-digest': 'wait',
  'action-reminder': 'wait',
  'action-overdue': 'wait',
  'data-reminder': 'wait',
  administrators: 'send-again',
  notice: 'send-again',
}

export type Sending =
  | { readonly outcome: 'sent' | 'already-sent' | 'uncertain'; readonly id: string }
  | { readonly outcome: 'refused' | 'withheld'; readonly id: string; readonly reason: string }

export interface SendDependencies {
  readonly board: BoardFile
  readonly ledger: MailLedger
  readonly transport: Transport
}

/**
 * Sends a message that may be sent once: reserved in the ledger, handed to the provider, confirmed. Called again with the
 * same cause and recipient it sends nothing more, unless the provider had said no.
 *
 * @param now ISO instant, from the event that caused the message
 */
export async function sendOnce(dependencies: SendDependencies, message: Message, now: string): Promise<Sending> {
  const { board, ledger, transport } = dependencies
  const id = messageId(message)
  const held = await ledger.find(id)
  if (held !== null && !mayTry(held)) return leave(ledger, held)

  const record: MailRecord = {
    id,
    kind: message.kind,
    cause: message.cause,
    recipient: message.recipient,
    subject: message.subject,
    state: 'reserved',
    attempts: (held?.attempts ?? 0) + 1,
    reservedAt: now,
    sentAt: null,
    messageId: null,
    reason: null,
  }
  const barred = whyBarred(board, message)
  if (barred !== null) {
    if (await ledger.reserve(record)) await ledger.move(id, ['reserved'], { state: 'withheld', reason: barred })
    return { outcome: 'withheld', id, reason: barred }
  }
  const again = held !== null && held.state === 'reserved'
  const claimed = again
    ? await ledger.move(id, ['reserved'], { attempts: record.attempts })
    : await ledger.reserve(record)
  if (!claimed) return giveWay(await ledger.find(id), id)

  const submission = await transport.submit(
    await composeMime(message, board.mail, now),
    board.mail.from,
    message.recipient,
    id,
  )
  if (submission.outcome === 'refused') {
    await ledger.move(id, ['reserved', 'uncertain'], { state: 'failed', reason: submission.reason })
    return { outcome: 'refused', id, reason: submission.reason }
  }
  await ledger.move(id, ['reserved', 'uncertain'], {
    state: 'sent',
    sentAt: now,
    messageId: submission.messageId,
    reason: null,
  })
  return { outcome: 'sent', id }
}

function mayTry(held: MailRecord): boolean {
  return held.state === 'failed' || (held.state === 'reserved' && WHEN_UNCERTAIN[held.kind] === 'send-again')
}

/**
 * The message was taken between our look and our claim: by another attempt, or by this one, whose answer was lost on the way
 * and asked for again. Nobody can tell which, so the message is not let go of: a later attempt sees what came of it.
 */
function giveWay(held: MailRecord | null, id: string): Sending {
  if (held?.state !== 'reserved') return { outcome: 'already-sent', id }
  return { outcome: 'refused', id, reason: 'another attempt to send it is under way' }
}

async function leave(ledger: MailLedger, held: MailRecord): Promise<Sending> {
  if (held.state === 'reserved') {
    // somebody reserved it and did not say what came of it: a crash, or an attempt still under way, which will then say
    await ledger.move(held.id, ['reserved'], { state: 'uncertain', reason: 'reserved, and nothing heard since' })
    return { outcome: 'uncertain', id: held.id }
  }
  if (held.state === 'uncertain') return { outcome: 'uncertain', id: held.id }
  if (held.state === 'withheld') return { outcome: 'withheld', id: held.id, reason: held.reason ?? '' }
  return { outcome: 'already-sent', id: held.id }
}

/** Why the message may not leave at all, in words; null when it may. */
export function whyBarred(board: BoardFile, message: Pick<Message, 'recipient' | 'marking'>): string | null {
  const address = message.recipient.toLowerCase()
  if (!board.roles.some(role => role.email.toLowerCase() === address)) {
    return `${message.recipient} is not an address in the board's file`
  }
  const domain = address.slice(address.lastIndexOf('@') + 1)
  if (message.marking === 'OFFICIAL-SENSITIVE' && !board.mail.sensitiveDomains.includes(domain)) {
    return `${domain} is not a domain that may receive OFFICIAL-SENSITIVE`
  }
  return null
}
