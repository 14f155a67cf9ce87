import { isSameAddress } from '../../shared/config/address.ts'
import { boardAtInstant } from '../../shared/config/board-at.ts'
import { withLinks } from '../../shared/links/ask.ts'
import type { MakeAddress } from '../../shared/links/link.ts'
import { type Letter, MAIL_KINDS, type MailKind } from '../../shared/mail/letter.ts'
import { type Message, messageId } from '../../shared/mail/message.ts'
import type { DueLetter } from '../../shared/reminders/due-letter.ts'
import type { drawLetterCharts } from '../../templates/mail/letter-pictures.ts'
import { renderLetter } from '../../templates/mail/render-letter.tsx'
import { sendAll } from './send-all.ts'
import { board, ledger, makeAddresses } from './wiring.ts'

/**
 * Sends letters, each once for its cause and recipient.
 *
 * @param now ISO instant of the event that caused them
 */
export async function sendLetters(letters: readonly DueLetter[], now: string): Promise<void> {
  await sendAll(composeMessages(letters, now), now)
}

async function* composeMessages(letters: readonly DueLetter[], now: string): AsyncIterable<Message> {
  // letters without links need no key
  const needsLinks = letters.some(({ kind, asks = [] }) => kind === 'alert-digest' || asks.length > 0)
  const makeAddress = needsLinks ? await makeAddresses(now) : null
  for (const due of letters) {
    const kind = await findKind(due)
    const letter = makeAddress === null ? due.letter : withLinks(due.letter, due.asks ?? [], makeAddress)
    const drawn = await drawCharts(letter)
    const { html, text } = renderLetter(letter, drawn)
    const { cause, recipient, replyTo } = due
    const attachments = [...drawn.attachments, ...due.attachments]
    const { subject, marking } = letter
    const unsubscribeUrl =
      kind === 'alert-digest' && makeAddress !== null ? preferencesAddress(recipient, now, makeAddress) : null
    const message = { kind, cause, recipient, subject, html, text, attachments, marking, unsubscribeUrl }
    yield replyTo === undefined ? message : { ...message, replyTo }
  }
}

/** The page of choices of the first role with an address at an instant. */
function preferencesAddress(recipient: string, now: string, makeAddress: MakeAddress): string | null {
  const { roles } = boardAtInstant(board(), now)
  const role = roles.find(({ email }) => isSameAddress(email, recipient))
  return role === undefined ? null : makeAddress({ purpose: 'preferences', role: role.id })
}

/** The renderer takes half a second to start: a letter without charts does without it, and does not load it. */
async function drawCharts(letter: Letter): Promise<ReturnType<typeof drawLetterCharts>> {
  const hasCharts = letter.blocks.some(({ kind }) => kind === 'chart')
  if (!hasCharts) return { images: [], attachments: [] }
  const [pictures, { pictureRenderer }] = await Promise.all([
    import('../../templates/mail/letter-pictures.ts'),
    import('./mail-pictures.ts'),
  ])
  return pictures.drawLetterCharts(letter, await pictureRenderer())
}

/**
 * A day run again may know more and give its digest another kind; it is still the same letter, and keeps the kind under which it was first
 * tried: what came of that attempt says whether it goes out again.
 */
async function findKind({ kind, cause, recipient }: DueLetter): Promise<MailKind> {
  for (const other of MAIL_KINDS.filter(candidate => candidate !== kind))
    if ((await ledger().find(messageId({ kind: other, cause, recipient }))) !== null) return other
  return kind
}
