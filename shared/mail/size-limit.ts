import type { Attachment } from './message.ts'

/** Most gateways take 10 MB and more; base64 adds a third; this leaves room for the body. */
export const ENCODED_LIMIT_BYTES = 7_000_000

const encodedSize = (bytes: number) => Math.ceil(bytes / 57) * 78 + 400
const byteLength = (content: Uint8Array | string) =>
  typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength

/**
 * The attachments that fit under the limit when encoded. The largest goes first, and pictures shown in the body stay.
 *
 * @param bodyBytes size of the HTML and text parts together
 */
export function fitAttachments(
  attachments: readonly Attachment[],
  bodyBytes: number,
  limit = ENCODED_LIMIT_BYTES,
): { attached: Attachment[]; omitted: Attachment[] } {
  const attached = [...attachments]
  const omitted: Attachment[] = []
  const total = () => encodedSize(bodyBytes) + attached.reduce((sum, a) => sum + encodedSize(byteLength(a.content)), 0)
  while (total() >= limit) {
    const droppable = attached.filter(a => a.cid === undefined)
    const largest = droppable.sort((a, b) => byteLength(b.content) - byteLength(a.content))[0]
    if (largest === undefined) break
    attached.splice(attached.indexOf(largest), 1)
    omitted.push(largest)
  }
  return { attached, omitted }
}
