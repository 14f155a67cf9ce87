import type { BoardFile } from '../config/schema/index.ts'
import { oneLine } from '../document/one-line.ts'
import { type Message, messageId } from './message.ts'

/**
 * The message as bytes for SES: the same bytes for the same message and date, always.
 *
 * @param sentOn ISO instant for the Date header
 */
export async function composeMime(message: Message, mail: BoardFile['mail'], sentOn: string): Promise<Uint8Array> {
  // loaded with the first message: many calls send none
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer/index.js')
  const id = messageId(message)
  const inline = message.attachments.filter(a => a.cid !== undefined)
  const files = message.attachments.filter(a => a.cid === undefined)
  const toPart = (a: (typeof files)[number]) => ({
    filename: oneLine(a.filename),
    contentType: a.contentType,
    content: Buffer.from(a.content as Uint8Array),
    ...(a.cid !== undefined ? { cid: a.cid, contentDisposition: 'inline' as const } : {}),
  })
  const composer = new MailComposer({
    from: { name: oneLine(mail.fromName), address: mail.from },
    to: { name: '', address: message.recipient },
    replyTo: message.replyTo ?? mail.replyTo,
    subject: oneLine(message.subject),
    date: new Date(sentOn),
    messageId: `<${id}@${mail.domain}>`,
    text: message.text,
    html: message.html,
    attachments: [...inline, ...files].map(toPart),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Boardpack-Kind': message.kind,
      'X-Boardpack-Id': id,
      ...labelHeaders(message.marking, mail.labels),
      ...(message.unsubscribeUrl === null ? {} : unsubscribeHeaders(message.unsubscribeUrl)),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
    // boundaries are made here, so that the bytes are the same in every run
    ...({ baseBoundary: id } as object),
  })
  const bytes = await composer.compile().build()
  return new Uint8Array(bytes)
}

/** The headers by which mail systems on the way know the marking. */
function labelHeaders(marking: string | null, labels: BoardFile['mail']['labels']): Record<string, string> {
  return Object.fromEntries(
    labels.flatMap(({ header, values, unmarked }) => {
      const value = marking === null ? unmarked : values[marking]
      return value === undefined ? [] : [[header, value]]
    }),
  )
}

function unsubscribeHeaders(url: string): Record<string, string> {
  return {
    'List-Unsubscribe': `<${oneLine(url)}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}
