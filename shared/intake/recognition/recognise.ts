import { UnreadableDropError } from '../../faults/fault-list.ts'
import { gunzip, isGzip, readAll, readHead } from '../containers/bytes.ts'
import { newCsvFormat, readCsvBatches } from '../containers/csv-rows.ts'
import type { DropSource } from '../containers/drop.ts'
import { MAX_POLICE_UK_BYTES } from '../containers/limits.ts'
import { findWorkbookPath } from '../containers/workbook-package.ts'
import { listZipEntries, type ZipEntry } from '../containers/zip-entries.ts'
import { type PoliceUkKind, recognisePoliceUk } from './police-uk-headings.ts'

/** How a file is packed and what it seems to hold, judged by its bytes alone. */
export type RecognisedFile =
  | { readonly container: 'workbook' }
  | { readonly container: 'zip'; readonly entries: readonly ZipEntry[] }
  | {
      readonly container: 'text'
      readonly isGzip: boolean
      readonly policeUk: PoliceUkKind | undefined
      readonly headings: readonly string[]
    }

const HEAD_BYTES = 64 * 1024

/** Recognises a file by its first bytes and its headings, never by its name. Throws UnreadableDrop for what no feed accepts. */
export async function recogniseFile(source: DropSource): Promise<RecognisedFile> {
  const head = await readHead(source, HEAD_BYTES)
  if (head[0] === 0x50 && head[1] === 0x4b) return recogniseZip(source)
  const unsupported = detectUnsupportedFormat(head)
  if (unsupported) throw unsupported
  const isCompressed = isGzip(head)
  const headings = await readHeadings(
    isCompressed ? gunzip(source.range(0, source.size), {}) : source.range(0, Math.min(HEAD_BYTES, source.size)),
  )
  return { container: 'text', isGzip: isCompressed, policeUk: recognisePoliceUk(headings), headings }
}

async function recogniseZip(source: DropSource): Promise<RecognisedFile> {
  const entries = await listZipEntries(source, MAX_POLICE_UK_BYTES)
  const paths = new Set(entries.map(entry => entry.path))
  const mainRelationships = entries.find(entry => entry.path === '_rels/.rels')
  const relationships = mainRelationships ? (await readAll(await mainRelationships.open())).toString() : null
  if (findWorkbookPath(paths, relationships) !== undefined) return { container: 'workbook' }
  if (paths.has('xl/workbook.bin') || paths.has('mimetype') || paths.has('[Content_Types].xml'))
    throw otherOfficeFileError()
  return { container: 'zip', entries }
}

/** The first row that has more than one cell filled: title lines may stand above it. */
async function readHeadings(bytes: AsyncIterable<Uint8Array>): Promise<readonly string[]> {
  for await (const batch of readCsvBatches(firstBytes(bytes), null, newCsvFormat())) {
    if (batch.rows.length === 0) continue
    const countFilledCells = (row: readonly string[]) => row.filter(cell => cell.trim() !== '').length
    return batch.rows.find(row => countFilledCells(row) > 1) ?? batch.rows[0]!
  }
  return []
}

async function* firstBytes(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let total = 0
  for await (const part of bytes) {
    // an even number, so that UTF-16 is not cut in a letter
    yield part.subarray(0, HEAD_BYTES)
    total += part.length
    if (total >= HEAD_BYTES) return
  }
}

/** What the headings of one file in a zip say it is. */
export async function recogniseEntry(
  entry: ZipEntry,
): Promise<{ isGzip: boolean; policeUk: PoliceUkKind | undefined }> {
  let first: Uint8Array = new Uint8Array()
  for await (const part of await entry.open()) {
    first = part
    break
  }
  const isCompressed = isGzip(first)
  const bytes = await entry.open()
  const headings = await readHeadings(isCompressed ? gunzip(bytes, { sheet: entry.path }) : bytes)
  return { isGzip: isCompressed, policeUk: recognisePoliceUk(headings) }
}

function detectUnsupportedFormat(head: Buffer): UnreadableDropError | undefined {
  if (head[0] === 0xd0 && head[1] === 0xcf && head[2] === 0x11 && head[3] === 0xe0)
    return new UnreadableDropError(
      'old-workbook',
      {},
      {
        found: 'an old Excel file (.xls), or a workbook with a password',
        expected: 'an Excel workbook (.xlsx) without a password, or a CSV file',
        fix: 'Open it in Excel, save it as "Excel Workbook (.xlsx)" without a password, and send that.',
      },
    )
  const start = head.subarray(0, 200).toString('latin1').trimStart().toLowerCase()
  const formatName = start.startsWith('%pdf')
    ? 'a PDF'
    : /^(<!doctype html|<html)/.test(start)
      ? 'a web page'
      : start.startsWith('{') || start.startsWith('[')
        ? 'a JSON file'
        : start.startsWith('<?xml')
          ? 'an XML file'
          : undefined
  if (formatName === undefined) return undefined
  return new UnreadableDropError(
    'wrong-format',
    {},
    {
      found: formatName,
      expected: 'a CSV file or an Excel workbook (.xlsx)',
      fix: 'Send the table itself, saved as CSV or .xlsx. If this came from a website, the download may have failed: try it again.',
    },
  )
}

function otherOfficeFileError(): UnreadableDropError {
  return new UnreadableDropError(
    'wrong-format',
    {},
    {
      found: 'an Office file that is not an .xlsx workbook',
      expected: 'an Excel workbook (.xlsx) or a CSV file',
      fix: 'Open it and save the table as "Excel Workbook (.xlsx)", then send that.',
    },
  )
}
