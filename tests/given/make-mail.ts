import MailComposer from 'nodemailer/lib/mail-composer/index.js'

export interface GivenMail {
  readonly from: string
  readonly to?: string
  readonly subject?: string
  readonly attachments?: readonly {
    readonly filename?: string
    readonly contentType?: string
    readonly contentDisposition?: 'attachment' | 'inline'
    readonly cid?: string
    readonly content: Uint8Array | string
  }[]
  readonly headers?: Readonly<Record<string, string>>
}

/** A mail as a person's program writes it. */
export async function makeMail({ from, to = 'files@in.example', subject = 'March', attachments = [], headers = {} }: GivenMail): Promise<Uint8Array> {
  const composer = new MailComposer({
    from,
    to,
    subject,
    text: 'Here is the file.\n',
    attachments: attachments.map(({ content, ...rest }) => ({ ...rest, content: Buffer.from(content as Uint8Array) })),
    headers: { ...headers },
    messageId: '<given@supplier.example>',
    date: new Date('2018-05-03T09:00:00Z'),
  })
  return new Uint8Array(await composer.compile().build())
}
