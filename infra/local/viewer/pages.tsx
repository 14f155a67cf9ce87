import type { ComponentChildren } from 'preact'
import { render } from 'preact-render-to-string'
import type { DeadLetter } from '../queues.ts'

export interface MailSummary {
  readonly number: number
  readonly to: string
  readonly subject: string
  readonly kind: string
}

export interface Overview {
  readonly board: string
  readonly now: string
  /** Folders under `packs/` that have a page, such as `performance-2018-05-10/board`. */
  readonly packs: readonly string[]
  readonly mails: readonly MailSummary[]
  readonly receipts: readonly { readonly name: string; readonly file: string; readonly outcome: string }[]
  readonly putAside: readonly DeadLetter[]
}

export interface MailPage {
  readonly number: number
  readonly subject: string
  readonly headers: readonly string[]
  readonly hasHtml: boolean
  readonly text: string
  readonly attachments: readonly { readonly name: string; readonly bytes: number }[]
}

export const STYLESHEET = `
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; color: #1a1a1a; background: #fff }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #767676; vertical-align: top }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #767676; padding: 1rem }
iframe { width: 100%; height: 40rem; border: 1px solid #767676 }
a { color: #00437a }
`

function page(title: string, children: ComponentChildren): string {
  return `<!doctype html>${render(
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <main>{children}</main>
      </body>
    </html>,
  )}`
}

/** Everything that came of the drops: packs, the inbox, the receipts. */
export function overviewPage({ board, now, packs, mails, receipts, putAside }: Overview): string {
  return page(
    `boardpack on this machine: ${board}`,
    <>
      <h1>{board}</h1>
      <p>The clock of this run stands at {now}. Everything here was made on this machine; nothing has left it.</p>
      <h2>Packs</h2>
      {packs.length === 0 ? <p>None yet.</p> : null}
      <ul>
        {packs.map(pack => (
          <li>
            <a href={`/packs/${pack}/index.html`}>{pack.replace('/', ', ')} edition</a>
          </li>
        ))}
      </ul>
      <h2>Inbox</h2>
      <table>
        <caption>Every message sent, the newest first</caption>
        <thead>
          <tr>
            <th scope="col">Number</th>
            <th scope="col">To</th>
            <th scope="col">Subject</th>
            <th scope="col">Kind</th>
          </tr>
        </thead>
        <tbody>
          {mails.map(({ number, to, subject, kind }) => (
            <tr>
              <td>{number}</td>
              <td>{to}</td>
              <td>
                <a href={`/mail/${number}`}>{subject}</a>
              </td>
              <td>{kind}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>Receipts</h2>
      <ul>
        {receipts.map(({ name, file, outcome }) => (
          <li>
            <a href={`/receipts/${name}`}>{file}</a>: {outcome}
          </li>
        ))}
      </ul>
      {putAside.length > 0 ? <PutAside letters={putAside} /> : null}
    </>,
  )
}

function PutAside({ letters }: { readonly letters: readonly DeadLetter[] }) {
  return (
    <>
      <h2>Given up</h2>
      <ul>
        {letters.map(({ queue, attempts, error }) => (
          <li>
            {queue}, after {attempts} attempts: {error}
          </li>
        ))}
      </ul>
    </>
  )
}

/** One message: its head, both of its parts, its attachments. */
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

export const notFoundPage = () =>
  page(
    'Not here',
    <>
      <h1>Not here</h1>
      <p>
        <a href="/">What there is</a>
      </p>
    </>,
  )
