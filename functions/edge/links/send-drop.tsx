import { randomBytes } from 'node:crypto'
import { ReceiptPage } from '../../../templates/web/upload-page.tsx'
import { dropsBucket } from '../wiring.ts'
import type { LinkAnswer } from './link-page.ts'
import { notFoundPage } from './refusals.tsx'
import { uploadReceiptKey, uploadReceiptSchema } from './upload-receipt.ts'

/** Seconds after which the page of a receipt asks again. */
const REFRESH_SECONDS = 2

/** A name for one sending, under which its receipt is found. Nobody can guess it. */
export const newUploadId = (): string => randomBytes(16).toString('hex')

/** What is kept with a drop that came through a link: the role it came from, and which sending it was. */
export const uploadMetadata = (role: string, upload: string) => ({ 'sent-by': role, upload })

/** Puts what a form says into a feed, as if its sender had sent a file. Gives the address of its receipt. */
export async function sendDrop(
  path: string,
  role: string,
  {
    feed,
    name,
    text,
    type,
  }: { readonly feed: string; readonly name: string; readonly text: string; readonly type: string },
): Promise<LinkAnswer> {
  const upload = newUploadId()
  await dropsBucket().put(`incoming/${feed}/${upload}/${name}`, text, type, uploadMetadata(role, upload))
  return { kind: 'redirect', to: `${path}/receipt?sent=${upload}` }
}

/** The receipt of a sending, or that it is being read. */
export async function showReceipt(path: string, query: URLSearchParams): Promise<LinkAnswer> {
  const key = uploadReceiptKey(query.get('sent') ?? '')
  if (key === null) return notFoundPage('receipt')
  const found = await dropsBucket().getJson(key, uploadReceiptSchema)
  const bytes = found === null ? null : await dropsBucket().getBytes(found.receipt)
  const text = bytes === null ? null : new TextDecoder().decode(bytes)
  return {
    kind: 'page',
    title: text === null ? 'Sent' : 'Receipt',
    content: <ReceiptPage text={text} again={path} />,
    ...(text === null && { refreshSeconds: REFRESH_SECONDS }),
  }
}
