import type { RecordPage, SiteRecords, WithheldNotice } from '../../shared/site/site-records.ts'
import { type SiteHead, sitePage } from './page.tsx'

/** Every published set of minutes and record of a decision, the newest first. */
export function recordsPage(head: SiteHead, { minutes, decisions }: SiteRecords): string {
  return sitePage(
    head,
    'Minutes and decisions',
    <>
      <h2>Minutes</h2>
      <Pages pages={minutes} none="No minutes have been published yet." />
      <h2>Decisions of significant public interest</h2>
      <Pages pages={decisions} none="No record of a decision has been published yet." />
    </>,
  )
}

function Pages({ pages, none }: { pages: readonly RecordPage[]; none: string }) {
  if (pages.length === 0) return <p>{none}</p>
  return (
    <ul>
      {pages.map(({ file, name }) => (
        <li>
          <a href={file}>{name}</a>
        </li>
      ))}
    </ul>
  )
}

/** Minutes, or the record of a decision. */
export function recordPage(head: SiteHead, { title, facts, parts, withheld }: RecordPage): string {
  return sitePage(
    head,
    title,
    <>
      {facts.length > 0 && (
        <table>
          <tbody>
            {facts.map(([term, words]) => (
              <tr>
                <th scope="row">{term}</th>
                <td>{words}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Withheld notices={withheld} />
      {parts.map(({ heading, lines, withheld: ofPart }) => (
        <section>
          <h2>{heading}</h2>
          {lines.map(({ number, kind, words }) => (
            <p>
              {`${number} `}
              {kind !== null && <strong>{`${kind}: `}</strong>}
              {words}
            </p>
          ))}
          <Withheld notices={ofPart} />
        </section>
      ))}
    </>,
    1,
  )
}

function Withheld({ notices }: { notices: readonly WithheldNotice[] }) {
  return (
    <>
      {notices.map(({ heading, why }) => (
        <div class="withheld">
          <p>
            <strong>{heading}</strong>
          </p>
          <p>{`Withheld from the public. ${why}`}</p>
        </div>
      ))}
    </>
  )
}

/** What stands at the address of minutes or a record that are not published, or no longer. */
export const unpublishedPage = (head: SiteHead): string =>
  sitePage(head, 'Not published', <p>Nothing is published at this address at the moment.</p>, 1)
