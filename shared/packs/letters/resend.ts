import { isSameAddress } from '../../config/address.ts'
import type { MailRecord, MailState } from '../../mail/ledger.ts'
import type { Letter } from '../../mail/letter.ts'
import type { PackReference } from '../../mail/message.ts'

/** Whether a pack has reached a reader, as far as anybody knows. */
export type DeliveryStatus = 'received' | 'in-doubt' | 'undelivered'

const ARRIVED_STATES: readonly MailState[] = ['sent', 'delivered', 'complained']
const IN_DOUBT_STATES: readonly MailState[] = ['reserved', 'uncertain', 'delayed']

/**
 * The cause of a message that carries a pack; with the reader's address it is what each is sent once for. A decision to
 * send it again is part of it: decided twice, it is sent twice; tried twice, once.
 */
export function packCause({ run, edition, version, resentAt }: PackReference): string {
  return `pack ${run} ${edition} ${version}${resentAt === null ? '' : ` again ${resentAt}`}`
}

/** Messages that took or take a pack to an address, those sent again included. */
export function packMailsTo(mails: readonly MailRecord[], run: string, address: string): MailRecord[] {
  return mails.filter(mail => mail.pack?.run === run && isSameAddress(mail.recipient, address))
}

/**
 * How far a pack got with the messages to one address. One that arrived is enough; one that may have arrived is not known to be
 * missing. An address that was never written to has nothing.
 */
export function deliveryStatus(mails: readonly MailRecord[]): DeliveryStatus {
  if (mails.some(({ state }) => ARRIVED_STATES.includes(state))) return 'received'
  return mails.some(({ state }) => IN_DOUBT_STATES.includes(state)) ? 'in-doubt' : 'undelivered'
}

/** Whether the pack of this message was sent to the same reader again later, so that nobody waits for this one any more. */
export function wasResent({ pack, recipient }: MailRecord, mails: readonly MailRecord[]): boolean {
  if (pack === undefined) return false
  const { run, edition, version, resentAt } = pack
  return packMailsTo(mails, run, recipient).some(
    ({ pack: other }) =>
      other!.edition === edition && other!.version === version && (other!.resentAt ?? '') > (resentAt ?? ''),
  )
}

/** The letter that brings a pack, for somebody who is sent it a second time. */
export function withResendNotice(letter: Letter): Letter {
  const words = 'This pack is sent to you again. Nothing in it has changed since the board was first sent it.'
  return { ...letter, footer: [words, ...letter.footer] }
}
