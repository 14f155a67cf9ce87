import type { DeadLetter } from '../queues.ts'
import { page } from './page.tsx'

export interface MailSummary {
  readonly number: number
  readonly to: string
  readonly subject: string
  readonly kind: string
  /** `3 May 2018, 16:00`, in London. */
  readonly at: string
}

export interface PackSummary {
  /** `Quarterly Performance Report, 10 May 2018, version 1`. */
  readonly title: string
  readonly edition: string
  /** The state of its run: `issued`; empty where nothing is recorded of it. */
  readonly state: string
  /** Where its files are: `packs/performance-2018-05-10/board/`. */
  readonly folder: string
  readonly hasPdf: boolean
  readonly tables: number
}

export interface ReceiptSummary {
  readonly name: string
  readonly file: string
  readonly outcome: string
}

export interface Overview {
  readonly board: string
  readonly now: string
  /** What is in progress: `read 25 sample files`; null when everything is done. */
  readonly stage: string | null
  /** Packs that wait for a decision, a line each. */
  readonly waiting: readonly string[]
  readonly packs: readonly PackSummary[]
  /** The newest first. */
  readonly mails: readonly MailSummary[]
  readonly receipts: readonly ReceiptSummary[]
  /** Who is affected by failed messages, and how to replay them. */
  readonly failureSummaries: readonly string[]
  readonly failedMessages: readonly DeadLetter[]
}

/** Everything made from the drops: packs, the inbox, the receipts. */
export function overviewPage({
  board,
  now,
  stage,
  waiting,
  packs,
  mails,
  receipts,
  failureSummaries,
  failedMessages,
}: Overview): string {
  return page(
    `boardpack on this machine: ${board}`,
    <>
      <h1>{board}</h1>
      <p>The clock of this run shows {now}. Everything here was made on this machine; nothing has left it.</p>
      {stage === null ? null : (
        <p>
          <strong>In progress: {stage}.</strong> Reload this page to see what is new.
        </p>
      )}
      {failedMessages.length > 0 ? <FailedMessages lines={failureSummaries} letters={failedMessages} /> : null}
      {waiting.length === 0 ? null : (
        <>
          <h2>Waits for a decision</h2>
          <ul>
            {waiting.map(line => (
              <li>{line}</li>
            ))}
          </ul>
        </>
      )}
      <h2>Packs</h2>
      {packs.length === 0 ? <p>None yet.</p> : null}
      <p>
        <a href="/site/">The public site</a>, once a public edition has been issued
      </p>
      <ul>
        {packs.map(({ title, edition, state, folder, hasPdf, tables }) => (
          <li>
            <a href={`/${folder}index.html`}>
              {title}, {edition} edition
            </a>
            {hasPdf ? (
              <>
                {' '}
                (<a href={`/${folder}report.pdf`}>as PDF</a>)
              </>
            ) : null}
            , <a href={`/${folder}data-pack.html`}>data pack</a> with {tables} {tables === 1 ? 'table' : 'tables'} as
            CSV beside it{state === '' ? null : `: ${state.replace('-', ' ')}`}
          </li>
        ))}
      </ul>
      <h2>Inbox</h2>
      <table>
        <caption>Every message sent, the newest first</caption>
        <thead>
          <tr>
            <th scope="col">Sent</th>
            <th scope="col">To</th>
            <th scope="col">Subject</th>
            <th scope="col">Kind</th>
          </tr>
        </thead>
        <tbody>
          {mails.map(({ number, to, subject, kind, at }) => (
            <tr>
              <td>{at}</td>
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
    </>,
  )
}

function FailedMessages({
  lines,
  letters,
}: {
  readonly lines: readonly string[]
  readonly letters: readonly DeadLetter[]
}) {
  return (
    <>
      <h2>Failed messages</h2>
      {lines.map(line => (
        <p>{line}</p>
      ))}
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
