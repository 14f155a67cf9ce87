import { longDate } from '../../shared/calendar/date.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { describeVersion, entryFolder, entryName, type SiteEntry } from '../../shared/site/site-entries.ts'
import { type SiteHead, sitePage } from './page.tsx'

/** Files of one version, as its page lists them. */
export interface EntryFiles {
  /** Documents to read, such as `index.html`, with what each is called. */
  readonly documents: readonly { readonly file: string; readonly words: string }[]
  /** Names of the tables' files, without ending. */
  readonly tables: readonly string[]
}

/** The first page: every paper by meeting, the newest first. */
export function papersPage(head: SiteHead, entries: readonly SiteEntry[]): string {
  const meetings = [...new Set(entries.map(({ meeting }) => meeting))]
  return sitePage(
    head,
    'Papers',
    <>
      {entries.length === 0 && <p>No paper has been published yet.</p>}
      <div class="search" hidden>
        <label for="search">Find a paper</label>
        <input type="search" id="search" />
        <p id="found" role="status" />
      </div>
      {meetings.map(meeting => (
        <section>
          <h2>{`Meeting of ${longDate(meeting)}`}</h2>
          <ul>
            {entries
              .filter(entry => entry.meeting === meeting)
              .map(entry => (
                <li data-entry={entry.run}>
                  <a href={`${entryFolder(entry)}/about.html`}>{entryName(entry)}</a>
                  {describeVersion(entry) !== '' && `, ${describeVersion(entry)}`}
                </li>
              ))}
          </ul>
        </section>
      ))}
      <p>
        <a href="feed.xml">Follow new papers and corrections (Atom feed)</a>
      </p>
    </>,
  )
}

/** The page of one version: its documents and its open data. */
export function entryPage(head: SiteHead, entry: SiteEntry, { documents, tables }: EntryFiles): string {
  const version = describeVersion(entry)
  return sitePage(
    head,
    entryName(entry),
    <>
      {entry.state !== 'current' && <p class="withdrawn">{`This is ${version}.`}</p>}
      {entry.correction !== null && (
        <p>{`Corrected on ${longDate(entry.correction.on)}: ${entry.correction.because}`}</p>
      )}
      <h2>Documents</h2>
      <ul>
        {documents.map(({ file, words }) => (
          <li>
            <a href={file}>{words}</a>
          </li>
        ))}
      </ul>
      <h2>Open data</h2>
      <p>
        Each table is a CSV file with a description by the standard CSV on the Web. They may be used under the Open
        Government Licence v3.0.
      </p>
      <ul>
        {tables.map(table => (
          <li>
            <a href={`tables/${table}.csv`}>{`${table}.csv`}</a>,{' '}
            <a href={`tables/${table}.csv-metadata.json`}>{`description of ${table}.csv`}</a>
          </li>
        ))}
      </ul>
    </>,
    2,
  )
}

/** Every correction and withdrawal, the newest first. */
export function correctionsPage(head: SiteHead, entries: readonly SiteEntry[]): string {
  const changed = entries.filter(({ correction, state }) => correction !== null || state === 'withdrawn')
  return sitePage(
    head,
    'Corrections',
    changed.length === 0 ? (
      <p>No published paper has been corrected or withdrawn.</p>
    ) : (
      <ul>
        {changed.map(entry => (
          <li>
            <a href={`${entryFolder(entry)}/about.html`}>{`${entryName(entry)}, version ${entry.version}`}</a>
            {entry.state === 'withdrawn' ? ': withdrawn.' : ''}
            {entry.correction !== null &&
              `: corrected on ${longDate(entry.correction.on)}. ${entry.correction.because}`}
          </li>
        ))}
      </ul>
    ),
  )
}

/** What the body's duties ask it to publish, and where each is. */
export function publicationPage(head: SiteHead, { duties, publication, board }: BoardFile): string {
  return sitePage(
    head,
    'What is published where',
    duties.items.length === 0 ? (
      <p>{`The papers of the ${board.name} are published here.`}</p>
    ) : (
      <>
        {duties.order !== undefined && <p>{duties.order}</p>}
        <table>
          <caption>By paragraph</caption>
          <thead>
            <tr>
              <th scope="col">Paragraph</th>
              <th scope="col">What must be published</th>
              <th scope="col">Where it is</th>
            </tr>
          </thead>
          <tbody>
            {duties.items.map(({ paragraph, requirement, metIn, source }) => {
              const elsewhere = publication.find(entry => entry.paragraph === paragraph)
              return (
                <tr>
                  <th scope="row">{source === undefined ? paragraph : <a href={source}>{paragraph}</a>}</th>
                  <td>{requirement}</td>
                  <td>
                    {elsewhere !== undefined ? (
                      <a href={elsewhere.url}>{elsewhere.where}</a>
                    ) : metIn !== undefined ? (
                      <a href="index.html">In the papers</a>
                    ) : (
                      'not stated'
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </>
    ),
  )
}

/** What works for whom, what does not, and whom to ask. */
export function accessibilityPage(head: SiteHead, { board }: BoardFile): string {
  return sitePage(
    head,
    'Accessibility',
    <>
      <p>
        The pages of this site are made to meet the Web Content Accessibility Guidelines 2.2 at level AA, and are
        checked automatically whenever the system that makes them changes. Every chart has a text alternative and a
        table of its figures.
      </p>
      <h2>What may not work</h2>
      <ul>
        <li>The PDFs are tagged. The same documents as web pages work better with most screen readers.</li>
        <li>Papers written by others are published as they were sent.</li>
      </ul>
      <h2>If you need another format, or find a problem</h2>
      <p>
        {board.accessibilityContact === undefined ? (
          <>
            Please ask through <a href={board.website}>{board.website.replace(/^https:\/\//, '')}</a>.
          </>
        ) : (
          <>
            Please write to <a href={`mailto:${board.accessibilityContact}`}>{board.accessibilityContact}</a>.
          </>
        )}
      </p>
      <p>
        If you are not content with the answer, the Equality Advisory and Support Service advises you (
        <a href="https://www.equalityadvisoryservice.com/">equalityadvisoryservice.com</a>).
      </p>
    </>,
  )
}

/** What an address that is not there answers. */
export const notFoundPage = (head: SiteHead): string =>
  sitePage(head, 'Page not found', <p>There is no such page. Every paper is listed under Papers.</p>)
