import PostalMime, { type Attachment } from 'postal-mime'
import { safeFileName } from './file-name.ts'
import type { MailHeader } from './received-mail.ts'

/**
 * What a part of a mail is, other than its text:
 * - `file`: a file, which the intake reads or rejects
 * - `picture`, `signature`, `calendar`: what programs add to a mail; passed over with a word
 * - `forwarded`, `outlook`, `sealed`: may hold files that cannot be read or trusted from here; the sender is told what to send instead
 */
export const PART_KINDS = ['file', 'picture', 'signature', 'calendar', 'forwarded', 'outlook', 'sealed'] as const
export type PartKind = (typeof PART_KINDS)[number]

export interface MailPart {
  readonly kind: PartKind
  /** A safe name, never empty. */
  readonly name: string
  readonly content: Uint8Array
}

/** A mail as it was stored. */
export interface ReadMail {
  readonly headers: readonly MailHeader[]
  readonly subject: string
  readonly parts: readonly MailPart[]
}

/** Far more than mail programs write; a parser without limits can be kept busy by a mail that is made for it. */
const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 512 * 1024 }

/** The parts of a mail. Null for bytes that are no mail, or nested deeper than any mail is. */
export async function readMail(raw: Uint8Array): Promise<ReadMail | null> {
  try {
    const options = { ...LIMITS, forceRfc822Attachments: true, attachmentEncoding: 'arraybuffer' } as const
    const { headers, subject = '', attachments } = await PostalMime.parse(namedPartsAttached(raw), options)
    return {
      headers: headers.map(({ key, value }) => ({ name: key, value })),
      subject,
      parts: attachments.map(toPart),
    }
  } catch {
    return null
  }
}

/** A text file that is shown within the mail is attached all the same: the parser would make it part of the text. */
function namedPartsAttached(raw: Uint8Array): Uint8Array {
  const text = Buffer.from(raw).toString('latin1')
  const attached = text.replaceAll(
    /^(Content-Disposition:[ \t]*)inline(?=;(?:[^\r\n]|\r?\n[ \t])*filename)/gim,
    '$1attachment',
  )
  return Buffer.from(attached, 'latin1')
}

function toPart(attachment: Attachment, index: number): MailPart {
  const name = safeFileName(attachment.filename, index + 1)
  return { kind: kindOf(attachment, name), name, content: new Uint8Array(attachment.content as ArrayBuffer) }
}

const KINDS: readonly { readonly kind: PartKind; readonly type: RegExp; readonly name: RegExp }[] = [
  { kind: 'outlook', type: /^application\/(?:vnd\.)?ms-tnef$/, name: /^winmail\.dat$/i },
  {
    kind: 'signature',
    type: /^application\/(?:x-)?pkcs7-signature$|^application\/pgp-(?:signature|keys)$/,
    name: /\.p7s$/i,
  },
  {
    kind: 'sealed',
    type: /^application\/(?:x-)?pkcs7-mime$|^application\/pgp-encrypted$/,
    name: /\.(?:p7m|pgp|gpg|rpmsg)$/i,
  },
  { kind: 'forwarded', type: /^message\/(?:rfc822|global)$/, name: /\.(?:eml|msg)$/i },
  { kind: 'calendar', type: /^text\/calendar$|^application\/ics$/, name: /\.ics$/i },
  { kind: 'signature', type: /^text\/(?:x-)?vcard$/, name: /\.vcf$/i },
  { kind: 'picture', type: /^image\//, name: /\.(?:png|jpe?g|gif|bmp|webp|svg|heic|tiff?)$/i },
]

function kindOf({ mimeType }: Attachment, name: string): PartKind {
  const type = mimeType.toLowerCase()
  return KINDS.find(one => one.type.test(type) || one.name.test(name))?.kind ?? 'file'
}
