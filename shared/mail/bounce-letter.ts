import { isSameAddress } from '../config/address.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { DeliveryOutcome } from './delivery-outcome.ts'
import type { MailRecord } from './ledger.ts'
import type { Letter } from './letter.ts'

/** Outcomes that the secretariat is notified of. */
export type FailedOutcome = Exclude<DeliveryOutcome, 'delivery' | 'delay'>

const OUTCOME_TEXT: Readonly<Record<FailedOutcome, string>> = {
  bounce: 'could not be delivered',
  'soft-bounce': 'could not be delivered for now',
  suppressed: 'was not sent, because the mail provider no longer writes to this address',
  reject: 'was rejected by the mail provider before it was sent',
  complaint: 'was reported as unwanted by its reader',
}

const whatToDo = (outcome: FailedOutcome, reader: string, record: MailRecord): string => {
  const address = record.recipient
  const removal = `take it off the account’s suppression list: aws sesv2 delete-suppressed-destination --email-address ${address}`
  switch (outcome) {
    case 'complaint':
      return `Ask ${reader} whether the mail is wanted. The provider sends nothing more to this address until you ${removal}`
    case 'suppressed':
      return `Ask ${reader} whether ${address} works and the mail is wanted. If so, ${removal}`
    case 'soft-bounce':
      return `If this is an automatic reply, nothing. Otherwise the mailbox may be full or its server unavailable: ask ${reader}, and when it works again send the message once more. A pack: boardpack resend RUN --undelivered`
    default:
      return `Ask ${reader} for an address that works and put it in the board’s file. The provider now refuses mail to the old one.`
  }
}

/**
 * The letter to the secretariat about a message that did not arrive or was not wanted: who has not received what, and
 * what to do.
 */
export function bounceLetter(board: BoardFile, record: MailRecord, outcome: FailedOutcome, reason: string): Letter {
  const role = board.roles.find(r => isSameAddress(r.email, record.recipient))
  const reader = role?.title ?? record.recipient
  return {
    subject: `Not delivered: ${record.subject}, to ${reader}`,
    preheader: `${reader} has not received it.`,
    marking: null,
    heading: `A message to ${reader} ${OUTCOME_TEXT[outcome]}`,
    headline: [],
    blocks: [
      {
        kind: 'facts',
        facts: [
          { term: 'Message', words: [record.subject] },
          { term: 'To', words: [`${reader}, ${record.recipient}`] },
          { term: 'What the provider said', words: [reason === '' ? 'No reason was given.' : reason] },
          {
            term: 'What to do',
            words: [whatToDo(outcome, reader, record)],
          },
        ],
      },
    ],
    footer: [`You get this because you are the secretariat of the ${board.board.name}.`],
  }
}
