import { gunzip, isGzip, readAll, readHead } from '../containers/bytes.ts'
import { newCsvFormat, readCsvBatches } from '../containers/csv-rows.ts'
import type { DropSource } from '../containers/drop.ts'
import { MAX_ARCHIVE_BYTES } from '../containers/limits.ts'
import { passwordError, type WorkbookFormat } from '../containers/workbook/workbook.ts'
import { findWorkbookPath } from '../containers/workbook/xlsx-package.ts'
import { listZipEntries, type ZipEntry } from '../containers/zip-entries.ts'
import { detectOtherFormat, detectOtherZip, recogniseOle } from './other-formats.ts'
import { type PoliceUkKind, recognisePoliceUk } from './police-uk-headings.ts'

/** How a file is packed and what it seems to hold, judged by its bytes alone. */
export type RecognisedFile =
  | { readonly container: 'workbook'; readonly format: WorkbookFormat }
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
  if (isOle(head)) return recogniseOleFile(source, head)
  const isCompressed = isGzip(head)
  const other = detectOtherFormat(isCompressed ? await unpackedHead(source) : head)
  if (other) throw other
  const headings = await readHeadings(
    isCompressed ? gunzip(source.range(0, source.size), {}) : source.range(0, Math.min(HEAD_BYTES, source.size)),
  )
  return { container: 'text', isGzip: isCompressed, policeUk: recognisePoliceUk(headings), headings }
}

async function recogniseZip(source: DropSource): Promise<RecognisedFile> {
  const entries = await listZipEntries(source, MAX_ARCHIVE_BYTES)
  const paths = new Set(entries.map(entry => entry.path))
  const mainRelationships = entries.find(entry => entry.path === '_rels/.rels')
  const relationships = mainRelationships ? (await readAll(await mainRelationships.open())).toString() : null
  if (findWorkbookPath(paths, relationships) !== undefined) return { container: 'workbook', format: 'xlsx' }
  if (paths.has('xl/workbook.bin')) return { container: 'workbook', format: 'xlsb' }
  const mimeType = await readMimeType(entries)
  if (mimeType !== null && /opendocument\.spreadsheet/.test(mimeType)) return { container: 'workbook', format: 'ods' }
  const other = detectOtherZip([...paths], mimeType)
  if (other) throw other
  return { container: 'zip', entries }
}

/** What an OpenDocument file says it is; an .ods without that says it in its content alone. */
async function readMimeType(entries: readonly ZipEntry[]): Promise<string | null> {
  const entry = entries.find(({ path }) => path === 'mimetype')
  if (entry !== undefined) return (await readAll(await entry.open())).toString('latin1').slice(0, 200)
  const isOpenDocument = ['content.xml', 'META-INF/manifest.xml'].every(name =>
    entries.some(({ path }) => path === name),
  )
  return isOpenDocument ? 'application/vnd.oasis.opendocument.spreadsheet' : null
}

const isOle = (head: Buffer) =>
  head.subarray(0, 8).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))

/** An old Office file, by the names in the first sectors of its directory. */
async function recogniseOleFile(source: DropSource, head: Buffer): Promise<RecognisedFile> {
  const sectorBytes = head.length >= 52 && head.readUInt16LE(30) === 12 ? 4096 : 512
  const start = head.length >= 52 ? (head.readUInt32LE(48) + 1) * sectorBytes : 0
  const directory = start < source.size ? await readAll(source.range(start, Math.min(start + 4096, source.size))) : head
  const streams = new Set<string>()
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const length = Math.min(64, directory.readUInt16LE(at + 64))
    streams.add(directory.toString('utf16le', at, at + Math.max(0, length - 2)))
  }
  const kind = recogniseOle(streams)
  if (kind === 'encrypted') throw passwordError()
  if (kind !== 'workbook') throw kind
  return { container: 'workbook', format: 'xls' }
}

async function unpackedHead(source: DropSource): Promise<Buffer> {
  return readAll(firstBytes(gunzip(source.range(0, source.size), {})))
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
