import { extname } from 'node:path'
import type { DropReadResult, DropSource } from '../../../shared/intake/containers/drop.ts'
import { buildReceipt, type Receipt } from '../../../shared/intake/receipt/receipt.ts'
import { receiptText } from '../../../shared/intake/receipt/receipt-text.ts'
import type { Attachment } from '../../../shared/mail/message.ts'
import type { DropRecord } from '../../../shared/store/drops.ts'
import { receiptSchema } from '../../../shared/store/schemas/receipt-schema.ts'
import { mailReceipt, type ReceiptWithText } from '../mail-receipt.ts'
import { board, dropsBucket } from '../wiring.ts'

/** Who sent a drop by a personal link or by mail: a supplier or not, they are answered. */
export const knownSenders = ({ sentBy }: DropRecord): readonly string[] =>
  sentBy?.source === 'link' || sentBy?.source === 'mail' ? sentBy.roles : []

/** A file that was already received is answered with what became of it then. */
export async function sendDuplicateReceipt(claim: DropRecord, existing: DropRecord): Promise<void> {
  const { kind, rows } = existing
  const receipt = buildReceipt({
    ...claim,
    kind,
    rows,
    receivedAt: claim.knownFrom,
    board: board(),
    duplicateOf: existing,
  })
  await mailReceipt(await storeReceipt(receiptKey(claim), receipt), claim.cause, [], knownSenders(claim))
}

/** Keeps what goes back to the supplier beside the receipt; null where nothing does. */
export async function storeReturned(
  claim: DropRecord,
  reading: DropReadResult,
  source: DropSource | null,
): Promise<NonNullable<Receipt['returned']> | null> {
  if (source === null) return null
  const asks = reading.outcome === 'rejected' ? reading.faults : reading.questions
  if (asks.length === 0) return null
  const { feed, file } = claim
  const { returnedFile } = await import('../../../shared/intake/returned/returned-file.ts')
  const found = await returnedFile({ feed, file, source, outcome: reading.outcome, asks })
  if (found === null) return null
  const { filename, contentType, content, words } = found
  const key = `${receiptKey(claim)}${extname(filename)}`
  await dropsBucket().put(key, content, contentType)
  return { filename, content_type: contentType, words, key }
}

/** The files that go back with a receipt. */
export async function readReturned({ returned }: Receipt): Promise<Attachment[]> {
  const content = returned && (await dropsBucket().getBytes(returned.key))
  return returned && content ? [{ filename: returned.filename, contentType: returned.content_type, content }] : []
}

/** One receipt an arrival: the drop, and when it arrived. */
export function receiptKey({ drop, knownFrom }: DropRecord): string {
  return `receipts/${drop}-${knownFrom.replaceAll(/[^0-9]/g, '')}`
}

/** Stores a receipt for programs and for people; gives it with its text, which is rendered once. */
export async function storeReceipt(key: string, receipt: Receipt): Promise<ReceiptWithText> {
  const text = receiptText(receipt)
  await dropsBucket().putJson(`${key}.json`, receipt)
  await dropsBucket().put(`${key}.txt`, text, 'text/plain; charset=utf-8')
  return { receipt, text }
}

/** The receipt that an earlier attempt stored; null where there is none. */
export async function readReceipt(record: DropRecord): Promise<ReceiptWithText | null> {
  const receipt = await dropsBucket().getJson(`${receiptKey(record)}.json`, receiptSchema)
  return receipt === null ? null : { receipt, text: receiptText(receipt) }
}
