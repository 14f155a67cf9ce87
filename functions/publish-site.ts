import * as z from 'zod'
import { boardAtInstant } from '../shared/config/board-at.ts'
import { logoOf } from '../shared/config/logo-of.ts'
import { contentTypeOf } from '../shared/document/content-types.ts'
import {
  DOCUMENT_FILES,
  DOCUMENT_NAMES,
  DOCUMENTS,
  WORD_FILE,
  WORKBOOK_FILES,
} from '../shared/packs/model/documents.ts'
import { publicRecords } from '../shared/site/public-records.ts'
import { entryFolder, type SiteEntry, siteEntries } from '../shared/site/site-entries.ts'
import type { SiteRecords } from '../shared/site/site-records.ts'
import { mapConcurrently } from '../shared/store/map-concurrently.ts'
import { dropsById } from '../shared/store/observations.ts'
import { logoBytes, logoFile } from '../templates/logo-size.ts'
import { atomFeed } from '../templates/site/feed.ts'
import { SITE_SCRIPT, SITE_STYLESHEET, type SiteHead } from '../templates/site/page.tsx'
import {
  accessibilityPage,
  correctionsPage,
  type EntryFiles,
  entryPage,
  notFoundPage,
  papersPage,
  publicationPage,
} from '../templates/site/pages.tsx'
import { recordPage, recordsPage, unpublishedPage } from '../templates/site/record-pages.tsx'
import { type ObjectCreated, parseObjectsCreated } from './edge/events.ts'
import { noteSubject } from './edge/log.ts'
import { queueHandler } from './edge/middleware.ts'
import { readRegisters } from './edge/read-registers.ts'
import { board, drops, packRuns, packsBucket, registers, runNotice, siteBucket, siteUrl } from './edge/wiring.ts'

/**
 * A pack was issued, superseded or withdrawn: put its public edition on the site, and make the site's own pages again. Or minutes or
 * decisions came: make the pages again.
 */
export const handler = queueHandler('publish-site', parseObjectsCreated, async requests => {
  for (const request of requests) {
    if (request.key.startsWith('records/'))
      await publishPages(siteEntries(board(), await packRuns().list()), request.at)
    else await publishRun(request)
  }
})

/** What `packs/RUN/publish.json` says. */
export const publicationRequest = z.object({ run: z.string() })

async function publishRun({ key, at, version }: ObjectCreated): Promise<void> {
  const request = await packsBucket().getJson(key, publicationRequest, version)
  if (request === null) return
  const { run } = request
  noteSubject({ run })
  const entries = siteEntries(board(), await packRuns().list())
  const entry = entries.find(candidate => candidate.run === run)
  if (entry !== undefined) await publishEntry(entry, at)
  await publishPages(entries, at)
}

/** The board as it is on the day of an event. */
const current = (at: string) => boardAtInstant(board(), at)

const head = (at: string): SiteHead => {
  const { name, body, website } = current(at).board
  return { board: name, body, website, logo: logoOf(current(at)) ?? undefined, notice: runNotice() }
}

/** Copies the public edition of a run: only that folder is read, and only what is for readers. */
async function publishEntry(entry: SiteEntry, at: string): Promise<void> {
  const from = `packs/${entry.run}/public/`
  const files = (await packsBucket().list(from)).map(key => key.slice(from.length)).filter(isForReaders)
  await mapConcurrently(files, async file => {
    const bytes = await packsBucket().getBytes(`${from}${file}`)
    if (bytes !== null) await siteBucket().put(`${entryFolder(entry)}/${file}`, bytes, contentTypeOf(file))
  })
  const about = `${entryFolder(entry)}/about.html`
  await siteBucket().put(about, entryPage(head(at), entry, listEntryFiles(files)), contentTypeOf(about))
}

/** The minutes and decisions that are published by the day of an event. */
async function readRecords(at: string): Promise<SiteRecords> {
  const known = await readRegisters(registers(), board(), dropsById(await drops().listAccepted()))
  return publicRecords(board(), known, at)
}

function recordPages({ minutes, decisions, unpublished }: SiteRecords, at: string): Record<string, string> {
  return Object.fromEntries([
    ...unpublished.map(file => [file, unpublishedPage(head(at))]),
    ...[...minutes, ...decisions].map(page => [page.file, recordPage(head(at), page)]),
  ]) as Record<string, string>
}

async function publishPages(entries: readonly SiteEntry[], at: string): Promise<void> {
  const { logo } = head(at)
  if (logo !== undefined) await siteBucket().put(logoFile(logo), logoBytes(logo), contentTypeOf(logoFile(logo)))
  const records = await readRecords(at)
  const pages: Readonly<Record<string, string>> = {
    ...recordPages(records, at),
    'records.html': recordsPage(head(at), records),
    'corrections.html': correctionsPage(head(at), entries),
    'publication.html': publicationPage(head(at), current(at)),
    'accessibility.html': accessibilityPage(head(at), current(at)),
    '404.html': notFoundPage(head(at)),
    'feed.xml': atomFeed(head(at), siteUrl(), entries),
    'style.css': SITE_STYLESHEET,
    'filter.js': SITE_SCRIPT,
    // last: what it lists is there
    'index.html': papersPage(head(at), entries),
  }
  for (const [file, text] of Object.entries(pages)) await siteBucket().put(file, text, contentTypeOf(file))
}

/** The model is what documents are made from, and no document. */
const isForReaders = (file: string) => file !== 'model.json'

function listEntryFiles(files: readonly string[]): EntryFiles {
  const documents = DOCUMENTS.flatMap(document => {
    const { html, pdf } = DOCUMENT_FILES[document]
    return [
      { file: html, words: `${DOCUMENT_NAMES[document]} (web page)` },
      { file: pdf, words: `${DOCUMENT_NAMES[document]} (PDF)` },
    ]
  })
  const others = [
    { file: WORD_FILE, words: `${DOCUMENT_NAMES.report} (Word)` },
    { file: WORKBOOK_FILES.xlsx, words: 'All tables (Excel)' },
    { file: WORKBOOK_FILES.ods, words: 'All tables (OpenDocument)' },
  ]
  return {
    documents: [...documents, ...others].filter(({ file }) => files.includes(file)),
    tables: files.flatMap(file => /^tables\/(.+)\.csv$/.exec(file)?.[1] ?? []).sort(),
  }
}
