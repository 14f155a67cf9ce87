import type { MailRecord, MailState } from '../../mail/ledger.ts'
import type { Letter } from '../../mail/letter.ts'

/** Whether a pack has reached a reader, as far as anybody knows. */
export type DeliveryStatus = 'received' | 'in-doubt' | 'undelivered'

const ARRIVED_STATES: readonly MailState[] = ['sent', 'delivered', 'complained']
const IN_DOUBT_STATES: readonly MailState[] = ['reserved', 'uncertain', 'delayed']

/** What a pack's messages are about; with the reader's address it is what each is sent once for. */
export const packCause = (run: string, edition: string, version: number) => `pack ${run} ${edition} ${version}`

/**
 * The same, for a message that a person had sent again.
 *
 * @param at instant of the decision: decided twice, it is sent twice; tried twice, once
 */
export const resendCause = (cause: string, at: string) => `${cause} again ${at}`

/** Messages that took or take a pack to an address, those sent again included. */
export function packMailsTo(mails: readonly MailRecord[], run: string, address: string): MailRecord[] {
  return mails.filter(
    mail =>
      mail.kind === 'pack' &&
      mail.cause.startsWith(`pack ${run} `) &&
      mail.recipient.toLowerCase() === address.toLowerCase(),
  )
}

/**
 * How far a pack got with the messages to one address. One that arrived is enough; one that may have arrived is not known to be
 * missing. An address that was never written to has nothing.
 */
export function deliveryStatus(mails: readonly MailRecord[]): DeliveryStatus {
  if (mails.some(({ state }) => ARRIVED_STATES.includes(state))) return 'received'
  return mails.some(({ state }) => IN_DOUBT_STATES.includes(state)) ? 'in-doubt' : 'undelivered'
}

/** Whether the pack of this message was sent to the same reader again since, so that nobody waits for this one any more. */
export function wasResent(mail: MailRecord, mails: readonly MailRecord[]): boolean {
  const resendPrefix = `${mail.cause.split(' again ')[0]!} again `
  return mails.some(
    other =>
      other.kind === mail.kind &&
      other.recipient === mail.recipient &&
      other.cause.startsWith(resendPrefix) &&
      // instants sort, and a cause sorts before itself sent again
      other.cause > mail.cause,
  )
}

/** The letter that brings a pack, for somebody who is sent it a second time. */
export function withResendNotice(letter: Letter): Letter {
  const words = 'This pack is sent to you again. Nothing in it has changed since the board was first sent it.'
  return { ...letter, footer: [words, ...letter.footer] }
}
