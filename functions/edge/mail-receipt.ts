import { suppliersOf } from '../../shared/config/suppliers.ts'
import type { Receipt } from '../../shared/intake/receipt/receipt.ts'
import { receiptLetter } from '../../shared/intake/receipt/receipt-letter.ts'
import { receiptText } from '../../shared/intake/receipt/receipt-text.ts'
import { sendOnce } from '../../shared/mail/send-once.ts'
import { renderLetter } from '../../templates/mail/render-letter.tsx'
import { board, sendDependencies } from './wiring.ts'

/** Mails a receipt to every supplier of its feed; a feed nobody supplies is answered to the administrators. Once for each cause. */
export async function mailReceipt(receipt: Receipt, cause: string): Promise<void> {
  const text = receiptText(receipt)
  const letter = receiptLetter(receipt, text)
  const { html } = renderLetter(letter, { images: [] })
  for (const recipient of recipientsOf(receipt.feed)) {
    const sent = await sendOnce(
      sendDependencies(),
      {
        kind: 'receipt',
        cause: `receipt ${receipt.outcome} ${cause}`,
        recipient,
        subject: letter.subject,
        html,
        text,
        attachments: [],
        marking: null,
        canUnsubscribe: false,
      },
      receipt.received_at,
    )
    if (sent.outcome === 'refused')
      throw new Error(`The receipt to ${recipient} was refused by the mail provider: ${sent.reason}`)
  }
}

function recipientsOf(feed: string): string[] {
  const { feeds, lists, roles, board: about } = board()
  const declared = feeds.find(({ id }) => id === feed)
  const ids = declared === undefined ? (lists[about.administrators] ?? []) : suppliersOf(declared)
  return [...new Set(ids.map(id => roles.find(role => role.id === id)!.email))]
}
