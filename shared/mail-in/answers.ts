import { contactLine } from '../config/contact-line.ts'
import { receivingAddress } from '../config/receiving-address.ts'
import type { Feed } from '../config/schema/feed.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { Role } from '../config/schema/role.ts'
import { maySend } from '../config/suppliers.ts'
import { countNoun, joinWords } from '../document/count-words.ts'
import type { Block } from '../document/document.ts'
import { oneLine } from '../document/one-line.ts'
import type { Ask } from '../links/ask.ts'
import type { Letter } from '../mail/letter.ts'
import type { MailPart, PartKind } from './read-mail.ts'

/** Kinds of part that its sender is told about by a letter, with what to send instead. */
const INSTEAD: Readonly<Partial<Record<PartKind, string>>> = {
  outlook:
    'Outlook packed the files into it, and no other program can open it. Write the mail as HTML or plain text (Format text), or use the link.',
  sealed: 'It is encrypted or signed as a whole and cannot be opened here. Send the mail unencrypted, or use the link.',
  forwarded:
    'It is a mail within the mail. Files inside it are not read, because they may be old: save the file you mean and attach that.',
}

/** Kinds that are passed over with a word. */
const PASSED_OVER: Readonly<Partial<Record<PartKind, string>>> = {
  picture: 'a picture',
  signature: 'a signature or a business card',
  calendar: 'a calendar entry',
}

/** What is said of the parts of a mail that no feed gets, in a receipt beside it: null where there are none. */
export function passedOverWords(parts: readonly MailPart[]): string | null {
  const named = parts.flatMap(({ kind, name }) => (PASSED_OVER[kind] ? [`${name} (${PASSED_OVER[kind]})`] : []))
  return named.length === 0 ? null : `Passed over in the same mail: ${joinWords(named)}.`
}

/** Why the files of a mail, or some, went to no feed. */
export type Refusal =
  | { readonly kind: 'no-file' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'infected' }
  | { readonly kind: 'too-large'; readonly megabytes: number; readonly limit: number }
  | { readonly kind: 'too-many'; readonly files: number; readonly limit: number }
  | { readonly kind: 'which-feed'; readonly feeds: readonly Feed[] }
  | { readonly kind: 'not-theirs'; readonly named: string; readonly feeds: readonly Feed[] }
  /** The files that could be read went to their feed; these could not. */
  | { readonly kind: 'parts' }

export interface AnswerInput {
  readonly board: BoardFile
  /** Roles with the sender's address. */
  readonly senders: readonly Role[]
  readonly refusal: Refusal
  readonly subject: string
  /** Parts of the mail; empty where it was not read. */
  readonly parts: readonly MailPart[]
}

export interface Answer {
  readonly letter: Letter
  readonly asks: readonly Ask[]
}

/** The answer to a mail of which not every file went to a feed: what was not taken, why, and how to send it. */
export function answerMail({ board, senders, refusal, subject, parts }: AnswerInput): Answer {
  const { heading, words } = describe(board, refusal)
  const named = parts.filter(({ kind }) => INSTEAD[kind] !== undefined)
  const passedOver = passedOverWords(parts)
  return {
    letter: {
      subject: `${board.board.name}: ${heading[0]!.toLowerCase()}${heading.slice(1)}`,
      preheader: words[0] ?? heading,
      marking: null,
      heading,
      headline: [],
      blocks: [
        paragraph(`Your mail: ${oneLine(subject).trim() || 'without a subject'}.`),
        ...words.map(paragraph),
        ...named.map(({ kind, name }) => paragraph(`${name}: ${INSTEAD[kind]!}`)),
        ...(passedOver === null ? [] : [paragraph(passedOver)]),
        paragraph('What you wrote in the mail itself was read by nobody.'),
      ],
      footer: ['You get this because you sent a mail to the address for files.', contactLine(board)],
    },
    asks: uploadAsks(board, senders),
  }
}

/**
 * The letter to a person in whose name a mail came that may be forged. Nothing of that mail is repeated: whoever sent it chose its
 * words.
 *
 * @param at when it came, by the board's clock: `3 May 2018, 10:05`
 */
export function answerUnverified(
  board: BoardFile,
  senders: readonly Role[],
  { at, failed }: { readonly at: string; readonly failed: readonly string[] },
): Answer {
  return {
    letter: {
      subject: `${board.board.name}: a mail in your name was not read`,
      preheader: 'It could not be proven that it came from you.',
      marking: null,
      heading: 'A mail in your name was not read',
      headline: [],
      blocks: [
        paragraph(
          `A mail from your address came on ${at}. It could not be proven that you sent it (${joinWords(failed)} not passed), so its files were not read.`,
        ),
        paragraph(
          'If you sent it: use the link to send the file. Mail that is forwarded, or sent by another system in your name, does not pass; ask whoever looks after your mail to set up SPF, DKIM and DMARC.',
        ),
        paragraph('If you did not: nothing was changed, and there is nothing to do. You are told at most once a day.'),
      ],
      footer: ['You get this because the board’s file has your address.', contactLine(board)],
    },
    asks: uploadAsks(board, senders),
  }
}

function describe(board: BoardFile, refusal: Refusal): { readonly heading: string; readonly words: readonly string[] } {
  switch (refusal.kind) {
    case 'no-file':
      return {
        heading: 'No file was attached to your mail',
        words: [
          'There was no file that could be read. Attach the file itself, not a link to it, or use the page below.',
        ],
      }
    case 'unreadable':
      return {
        heading: 'Your mail could not be read',
        words: ['It is not put together as mails are. Send the file in a new mail, or use the page below.'],
      }
    case 'infected':
      return {
        heading: 'Your mail was not opened',
        words: [
          'The check for viruses did not pass, so nothing in the mail was opened. Have the computer that it came from checked, and make the file again.',
        ],
      }
    case 'too-large':
      return {
        heading: 'Your mail is too large',
        words: [
          `It has ${refusal.megabytes} MB, and the limit is ${refusal.limit} MB. Nothing in it was read. The page below takes larger files.`,
        ],
      }
    case 'too-many':
      return {
        heading: 'Your mail has too many files',
        words: [
          `It has ${countNoun(refusal.files, 'file')}, and the limit is ${refusal.limit}. None was read. Send them in several mails, or use the page below.`,
        ],
      }
    case 'which-feed':
      return {
        heading: 'Which feed is your file for?',
        words: [
          'Nothing was read, because your mail does not say what the file is. Send it again to one of these:',
          ...addresses(board, refusal.feeds),
        ],
      }
    case 'not-theirs':
      return {
        heading: 'This feed is not yours',
        words: [
          `The board’s file does not name you as a supplier of ${refusal.named}, so nothing was read.`,
          ...(refusal.feeds.length === 0 ? [] : ['You may send to:', ...addresses(board, refusal.feeds)]),
        ],
      }
    case 'parts':
      return {
        heading: 'A part of your mail could not be read',
        words: ['Other files in it have receipts of their own.'],
      }
  }
}

const addresses = (board: BoardFile, feeds: readonly Feed[]): string[] =>
  feeds.map(feed => `${receivingAddress(board.mail, feed.id)} for ${feed.id}: ${feed.format}`)

const paragraph = (words: string): Block => ({ kind: 'paragraph', sentences: [[words]] })

/** A link to the page of each feed that the sender may send to. */
function uploadAsks(board: BoardFile, senders: readonly Role[]): Ask[] {
  return board.feeds.flatMap(feed => {
    const role = senders.find(({ id }) => maySend(board, feed, id))
    return role === undefined
      ? []
      : [
          {
            link: { purpose: 'upload' as const, role: role.id, feed: feed.id },
            words: `Send a file of the feed ${feed.id}`,
          },
        ]
  })
}
