import { addressKey } from '../../shared/config/address.ts'
import { boardAtInstant } from '../../shared/config/board-at.ts'
import { receivingAddress } from '../../shared/config/receiving-address.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import type { Role } from '../../shared/config/schema/role.ts'
import { suppliersOf } from '../../shared/config/suppliers.ts'
import type { Receipt } from '../../shared/intake/receipt/receipt.ts'
import { receiptLetter } from '../../shared/intake/receipt/receipt-letter.ts'
import { type Ask, withLinks } from '../../shared/links/ask.ts'
import type { Attachment, Message } from '../../shared/mail/message.ts'
import { renderLetter } from '../../templates/mail/render-letter.tsx'
import { sendAll } from './send-all.ts'
import { board, makeAddresses } from './wiring.ts'

export interface ReceiptWithText {
  readonly receipt: Receipt
  /** As it is stored for people, and mailed. */
  readonly text: string
}

/**
 * Mails a receipt to every supplier of its feed, and to the role whose personal link sent the file; a feed nobody supplies is answered
 * to the administrators. Once for each cause: gives whether anybody was sent it now.
 *
 * @param senders roles that are known to have sent the file
 */
export async function mailReceipt(
  { receipt, text }: ReceiptWithText,
  cause: string,
  attachments: readonly Attachment[] = [],
  senders: readonly string[] = [],
): Promise<boolean> {
  const letter = receiptLetter(receipt, text)
  const makeAddress = await makeAddresses(receipt.received_at)
  const messages = recipientsOf(boardAtInstant(board(), receipt.received_at), receipt.feed, senders).map(
    ({ id, email: recipient }): Message => {
      const feed = board().feeds.find(one => one.id === receipt.feed)
      const asks: Ask[] =
        feed === undefined ? [] : [{ link: { purpose: 'upload', role: id, feed: feed.id }, words: 'Send another file' }]
      // a reply with the corrected file comes back to the same feed
      const replyTo = feed === undefined ? null : receivingAddress(board().mail, feed.id)
      const reply = replyTo === null ? [] : ['You can also reply to this mail with the file attached.']
      const linked = withLinks({ ...letter, footer: [...reply, ...letter.footer] }, asks, makeAddress)
      const { html } = renderLetter(linked, { images: [] })
      const links = (linked.links ?? []).map(({ words, href }) => `${words}:\n${href}`)
      return {
        kind: 'receipt',
        cause: `receipt ${receipt.outcome} ${cause}`,
        recipient,
        subject: letter.subject,
        html,
        text: [text.trimEnd(), ...links, ...reply].join('\n\n'),
        attachments,
        marking: null,
        ...(replyTo !== null && { replyTo }),
        unsubscribeUrl: null,
      }
    },
  )
  return (await sendAll(messages, receipt.received_at)) > 0
}

/** The suppliers of a feed and those who sent the file, as the board is on the day, one for each address. */
function recipientsOf(
  { feeds, lists, roles, board: about }: BoardFile,
  feed: string,
  senders: readonly string[],
): Role[] {
  const declared = feeds.find(({ id }) => id === feed)
  const ids = declared === undefined ? (lists[about.administrators] ?? []) : suppliersOf(declared)
  const found = roles.filter(({ id }) => ids.includes(id) || senders.includes(id))
  return [...new Map(found.map(role => [addressKey(role.email), role])).values()]
}
