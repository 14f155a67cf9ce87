import type { BoardFile } from '../../config/schema/index.ts'
import { quoteForMessage, UnreadableDropError } from '../../faults/fault-list.ts'
import { gunzip, limitBytes } from '../containers/bytes.ts'
import type { DropKind, DropReadResult, DropSource } from '../containers/drop.ts'
import { MAX_ARCHIVE_BYTES } from '../containers/limits.ts'
import type { ZipEntry } from '../containers/zip-entries.ts'
import type { PoliceUkKind } from '../recognition/police-uk-headings.ts'
import { type RecognisedFile, recogniseEntry } from '../recognition/recognise.ts'
import { PoliceUkContext } from './context.ts'
import { CRIME_FILE_TYPES } from './crime-file-types.ts'
import { readCrimes } from './read-crimes.ts'
import { readSearches } from './read-searches.ts'

/** Reads a drop of the police-uk feed: one CSV, packed or not, or a zip of them. Never more than a chunk of it is held. */
export async function readPoliceUk(input: {
  file: string
  source: DropSource
  recognised: RecognisedFile
  board: BoardFile
  today: string
}): Promise<DropReadResult> {
  const { file, source, recognised, board, today } = input
  const context = new PoliceUkContext(board, today)
  let kind: DropKind = 'police-uk-zip'
  try {
    if (recognised.container === 'workbook') throw savedAsWorkbookError()
    if (recognised.container === 'zip') await readZip(context, recognised.entries)
    else {
      if (!recognised.policeUk) throw notPoliceUkError(recognised.headings, null)
      kind = `police-uk-${recognised.policeUk}`
      const bytes = source.stream()
      await readFile(
        context,
        recognised.policeUk,
        limitBytes(recognised.isGzip ? gunzip(bytes, {}) : bytes, MAX_ARCHIVE_BYTES, {}),
        null,
        file,
      )
    }
  } catch (error) {
    if (!(error instanceof UnreadableDropError)) throw error
    context.faults.push(error.fault)
  }
  if (context.faults.count > 0) return { outcome: 'rejected', rows: context.rowCount, faults: context.faults.list() }
  return {
    outcome: 'accepted',
    kind,
    rows: context.rowCount,
    observations: context.observations,
    entries: [],
    places: context.places,
    publishedMonths: context.months,
    questions: context.questions.list(),
    notes: context.notes,
  }
}

async function readZip(context: PoliceUkContext, entries: readonly ZipEntry[]): Promise<void> {
  const files = entries.filter(entry => !/(^|\/)(__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i.test(entry.path))
  if (files.length === 0)
    throw new UnreadableDropError(
      'empty-zip',
      {},
      {
        found: 'a zip without files',
        expected: 'street, outcomes or stop-and-search files',
        fix: 'Download the zip again and check what is in it before you send it.',
      },
    )
  let total = 0
  const withByteCount = (bytes: AsyncIterable<Uint8Array>) => countBytes(bytes, length => (total += length))
  for (const entry of files) {
    try {
      const { isGzip, policeUk } = await recogniseEntry(entry)
      if (!policeUk) throw notPoliceUkError([], entry.path)
      const bytes = await entry.open()
      const limit = MAX_ARCHIVE_BYTES - total
      await readFile(
        context,
        policeUk,
        withByteCount(limitBytes(isGzip ? gunzip(bytes, { sheet: entry.path }) : bytes, limit, { sheet: entry.path })),
        entry.path,
        entry.path,
      )
    } catch (error) {
      // one bad file does not hide the faults of the next
      if (!(error instanceof UnreadableDropError)) throw error
      context.faults.push({ ...error.fault, sheet: error.fault.sheet ?? entry.path })
    }
  }
}

async function* countBytes(
  bytes: AsyncIterable<Uint8Array>,
  add: (length: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const part of bytes) {
    add(part.length)
    yield part
  }
}

function readFile(
  context: PoliceUkContext,
  kind: PoliceUkKind,
  bytes: AsyncIterable<Uint8Array>,
  sheet: string | null,
  path: string,
): Promise<void> {
  return kind === 'stop-and-search'
    ? readSearches(context, bytes, sheet, path)
    : readCrimes(context, CRIME_FILE_TYPES[kind], bytes, sheet, path)
}

function notPoliceUkError(headings: readonly string[], sheet: string | null): UnreadableDropError {
  const listedHeadings = headings
    .filter(heading => heading.trim() !== '')
    .slice(0, 6)
    .join(', ')
  return new UnreadableDropError(
    'not-police-uk',
    { sheet, row: sheet === null ? 1 : null },
    {
      found:
        sheet === null
          ? quoteForMessage(listedHeadings) || 'no headings'
          : 'a file without the headings of data.police.uk',
      expected: 'the headings of a street, outcomes or stop-and-search file of data.police.uk',
      fix:
        sheet === null
          ? 'Check that this is the right file and the right feed. Send the file as it was downloaded.'
          : 'Take this file out of the zip, then send the zip again.',
    },
  )
}

function savedAsWorkbookError(): UnreadableDropError {
  return new UnreadableDropError(
    'saved-as-workbook',
    {},
    {
      found: 'an Excel workbook',
      expected: 'a CSV file or zip as data.police.uk serves it',
      fix: 'Send the file as it was downloaded, without opening it in Excel. If this is a return of figures, put it in the indicators feed.',
    },
  )
}
