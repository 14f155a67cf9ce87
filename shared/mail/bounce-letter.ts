import type { BoardFile } from '../config/schema/index.ts'
import type { MailRecord } from './ledger.ts'
import type { Letter } from './letter.ts'

const OUTCOME_TEXT = {
  bounce: 'could not be delivered',
  reject: 'was rejected by the mail provider before it left',
  complaint: 'was reported as unwanted by its reader',
  delivery: 'was delivered',
} as const

/** The secretariat's letter about a message that did not arrive, or was not wanted: who has not read what, and what to do. */
export function bounceLetter(
  board: BoardFile,
  record: MailRecord,
  outcome: keyof typeof OUTCOME_TEXT,
  reason: string,
): Letter {
  const role = board.roles.find(r => r.email.toLowerCase() === record.recipient.toLowerCase())
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
          { term: 'What the provider said', words: [reason] },
          {
            term: 'What to do',
            words: [
              outcome === 'complaint'
                ? `Ask ${reader} whether the mail is wanted. The provider sends nothing more to this address until it is taken off its list of addresses not to use.`
                : `Ask ${reader} for an address that works and put it in the board’s file. Nothing more reaches the old one: the provider now refuses it.`,
            ],
          },
        ],
      },
    ],
    footer: [`You get this because you are the secretariat of the ${board.board.name}.`],
  }
}
