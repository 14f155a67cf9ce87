import { gunzip, isGzip, readHead } from './bytes.ts'
import { newCsvReport, readCsvBatches } from './csv-rows.ts'
import type { DropSource } from './drop.ts'
import { UnreadableDrop } from './fault-list.ts'
import { MAX_POLICE_UK_BYTES } from './limits.ts'
import { type PoliceUkKind, recognisePoliceUk } from './police-uk/headings.ts'
import { listZipEntries, type ZipEntry } from './zip-entries.ts'

/** How a file is packed and what it seems to hold, judged by its bytes alone. */
export type Recognised =
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
export async function recogniseFile(source: DropSource): Promise<Recognised> {
  const head = await readHead(source, HEAD_BYTES)
  if (head[0] === 0x50 && head[1] === 0x4b) return recogniseZip(source)
  const refused = refuseByMagic(head)
  if (refused) throw refused
  const isPacked = isGzip(head)
  const headings = await readHeadings(
    isPacked ? gunzip(source.range(0, source.size), {}) : source.range(0, Math.min(HEAD_BYTES, source.size)),
  )
  return { container: 'text', isGzip: isPacked, policeUk: recognisePoliceUk(headings), headings }
}

async function recogniseZip(source: DropSource): Promise<Recognised> {
  const entries = await listZipEntries(source, MAX_POLICE_UK_BYTES)
  const paths = new Set(entries.map(entry => entry.path))
  if (paths.has('xl/workbook.xml')) return { container: 'workbook' }
  if (paths.has('xl/workbook.bin') || paths.has('mimetype') || paths.has('[Content_Types].xml')) throw otherOffice()
  return { container: 'zip', entries }
}

/** The first row that has more than one cell filled: title lines may stand above it. */
async function readHeadings(bytes: AsyncIterable<Uint8Array>): Promise<readonly string[]> {
  for await (const batch of readCsvBatches(firstBytes(bytes), null, newCsvReport())) {
    if (batch.rows.length === 0) continue
    const filled = (row: readonly string[]) => row.filter(cell => cell.trim() !== '').length
    return batch.rows.find(row => filled(row) > 1) ?? batch.rows[0]!
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
  const packed = isGzip(first)
  const bytes = await entry.open()
  const headings = await readHeadings(packed ? gunzip(bytes, { sheet: entry.path }) : bytes)
  return { isGzip: packed, policeUk: recognisePoliceUk(headings) }
}

function refuseByMagic(head: Buffer): UnreadableDrop | undefined {
  if (head[0] === 0xd0 && head[1] === 0xcf && head[2] === 0x11 && head[3] === 0xe0)
    return new UnreadableDrop(
      'old-workbook',
      {},
      {
        found: 'an old Excel file (.xls), or a workbook with a password',
        expected: 'an Excel workbook (.xlsx) without a password, or a CSV file',
        mend: 'Open it in Excel, save it as "Excel Workbook (.xlsx)" without a password, and send that.',
      },
    )
  const start = head.subarray(0, 200).toString('latin1').trimStart().toLowerCase()
  const what = start.startsWith('%pdf')
    ? 'a PDF'
    : /^(<!doctype html|<html)/.test(start)
      ? 'a web page'
      : start.startsWith('{') || start.startsWith('[')
        ? 'a JSON file'
        : start.startsWith('<?xml')
          ? 'an XML file'
          : undefined
  if (what === undefined) return undefined
  return new UnreadableDrop(
    'wrong-format',
    {},
    {
      found: what,
      expected: 'a CSV file or an Excel workbook (.xlsx)',
      mend: 'Send the table itself, saved as CSV or .xlsx. If this came from a website, the download may have failed: try it again.',
    },
  )
}

function otherOffice(): UnreadableDrop {
  return new UnreadableDrop(
    'wrong-format',
    {},
    {
      found: 'an Office file that is not an .xlsx workbook',
      expected: 'an Excel workbook (.xlsx) or a CSV file',
      mend: 'Open it and save the table as "Excel Workbook (.xlsx)", then send that.',
    },
  )
}
