import { page } from './page.tsx'

export interface MailPage {
  readonly number: number
  readonly subject: string
  readonly headers: readonly string[]
  readonly hasHtml: boolean
  readonly text: string
  readonly attachments: readonly { readonly name: string; readonly bytes: number }[]
}

/** One message: its headers, both of its parts, its attachments. */
export function mailPage({ number, subject, headers, hasHtml, text, attachments }: MailPage): string {
  return page(
    subject,
    <>
      <p>
        <a href="/">All messages</a>
      </p>
      <h1>{subject}</h1>
      <pre>{headers.join('\n')}</pre>
      <p>
        <a href={`/mail/${number}/message.eml`}>The message as it was sent</a>
      </p>
      {hasHtml ? (
        <>
          <h2>As a mail program shows it</h2>
          <iframe title="The message with its markup" sandbox="" src={`/mail/${number}/html`} />
        </>
      ) : null}
      <h2>Plain text</h2>
      <pre>{text}</pre>
      <h2>Attachments</h2>
      <ul>
        {attachments.map(({ name, bytes }, index) => (
          <li>
            <a href={`/mail/${number}/attachments/${index + 1}`}>{name}</a> ({bytes.toLocaleString('en-GB')} bytes)
          </li>
        ))}
      </ul>
    </>,
  )
}
