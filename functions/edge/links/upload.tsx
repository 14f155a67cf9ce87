import { maySend } from '../../../shared/config/suppliers.ts'
import { Message } from '../../../templates/web/page.tsx'
import { UploadPage } from '../../../templates/web/upload-page.tsx'
import { board, dropForm } from '../wiring.ts'
import type { LinkPage } from './link-page.ts'
import { newUploadId, showReceipt, uploadMetadata } from './send-drop.tsx'

const MAX_MEGABYTES = 1000

/** A supplier's page: a form that puts one file into one feed, straight into the bucket; then its receipt. */
export const upload: LinkPage<'upload'> = {
  async show({ link, path, below, query, site }) {
    if (below === 'receipt') return showReceipt(path, query)
    const feed = board().feeds.find(({ id }) => id === link.feed)
    if (feed === undefined || !maySend(board(), feed, link.role))
      return {
        kind: 'page',
        title: 'This feed is not yours',
        status: 403,
        content: <Message paragraphs={['The board’s file no longer names your role as a supplier of this feed.']} />,
      }
    const sending = newUploadId()
    const target = await dropForm({
      folder: `incoming/${feed.id}/${sending}`,
      maxBytes: MAX_MEGABYTES * 1_000_000,
      metadata: uploadMetadata(link.role, sending),
      redirect: `${site}${path}/receipt?sent=${sending}`,
    })
    return {
      kind: 'page',
      title: 'Send a file',
      content: <UploadPage feed={feed.id} format={feed.format} maxMegabytes={MAX_MEGABYTES} target={target} />,
      formTarget: new URL(target.url).origin,
    }
  },
}
