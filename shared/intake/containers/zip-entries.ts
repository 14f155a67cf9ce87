import { Readable } from 'node:stream'
import * as yauzl from 'yauzl'
import { UnreadableDropError } from '../../faults/fault-list.ts'
import { tooLargeError } from './bytes.ts'
import type { DropSource } from './drop.ts'
import { MAX_ZIP_ENTRIES } from './limits.ts'

/** One file in a zip; folders are left out. `open` gives its unpacked bytes, checked against the size the zip declares. */
export interface ZipEntry {
  readonly path: string
  readonly size: number
  open(): Promise<AsyncIterable<Uint8Array>>
}

const WINDOW_BYTES = 256 * 1024

/** Reads of the zip's directory are many and small: they are served from one window, so that S3 is asked once, not per entry. */
class DropReader extends yauzl.RandomAccessReader {
  #window: Buffer = Buffer.alloc(0)
  #windowStart = 0

  constructor(readonly source: DropSource) {
    super()
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.source.range(start, end))
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.#fill(position, length).then(
      () => {
        this.#window.copy(buffer, offset, position - this.#windowStart, position - this.#windowStart + length)
        callback(null)
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
    )
  }

  async #fill(position: number, length: number): Promise<void> {
    if (position >= this.#windowStart && position + length <= this.#windowStart + this.#window.length) return
    const parts: Uint8Array[] = []
    const end = Math.min(this.source.size, position + Math.max(length, WINDOW_BYTES))
    for await (const part of this.source.range(position, end)) parts.push(part)
    this.#window = Buffer.concat(parts)
    this.#windowStart = position
    if (this.#window.length < length) throw new Error('Invalid zip file: it ends too soon')
  }
}

/**
 * The files in a zip, in the zip's order, after their declared sizes were added up against `maxBytes` and their number
 * against the limit. Paths that leave the folder, links, secret (encrypted) and unknown packings throw UnreadableDrop, as does a damaged zip.
 */
export async function listZipEntries(source: DropSource, maxBytes: number): Promise<ZipEntry[]> {
  try {
    const zip = await openZip(source)
    const entries: ZipEntry[] = []
    let total = 0
    if (zip.entryCount > MAX_ZIP_ENTRIES) throw tooManyEntriesError(zip.entryCount)
    for await (const entry of zip.eachEntry()) {
      total += entry.uncompressedSize
      if (total > maxBytes) throw tooLargeError(total, maxBytes, {})
      if (entry.fileName.endsWith('/')) continue
      checkEntry(entry)
      entries.push({ path: entry.fileName, size: entry.uncompressedSize, open: () => openEntry(zip, entry) })
    }
    return entries
  } catch (error) {
    throw toUnreadableDropError(error, null)
  }
}

function openZip(source: DropSource): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.fromRandomAccessReader(
      new DropReader(source),
      source.size,
      { lazyEntries: true, autoClose: false },
      (error, zip) => {
        if (error) reject(error)
        else resolve(zip)
      },
    )
  })
}

async function openEntry(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<AsyncIterable<Uint8Array>> {
  try {
    return translateErrors(await zip.openReadStreamPromise(entry), entry.fileName)
  } catch (error) {
    throw toUnreadableDropError(error, entry.fileName)
  }
}

async function* translateErrors(bytes: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes
  } catch (error) {
    throw toUnreadableDropError(error, path)
  }
}

const UNIX_LINK = 0o120000

function checkEntry(entry: yauzl.Entry): void {
  if (entry.isEncrypted())
    throw new UnreadableDropError(
      'password-protected',
      { sheet: entry.fileName },
      {
        found: 'a file locked with a password',
        expected: 'a zip that opens without a password',
        fix: 'Make the zip again without a password.',
      },
    )
  const mode = (entry.externalFileAttributes >>> 16) & 0o170000
  if (mode === UNIX_LINK || !entry.canDecodeFileData()) throw damagedZipError(entry.fileName)
}

function tooManyEntriesError(count: number): UnreadableDropError {
  return new UnreadableDropError(
    'too-many-files',
    {},
    {
      found: `${count} files in one zip`,
      expected: `no more than ${MAX_ZIP_ENTRIES}`,
      fix: 'Choose less where you download it, and send several smaller zips.',
    },
  )
}

function toUnreadableDropError(error: unknown, path: string | null): unknown {
  if (error instanceof UnreadableDropError || !(error instanceof Error)) return error
  if (/relative path|absolute path|invalid characters in fileName/.test(error.message))
    return new UnreadableDropError(
      'unsafe-path',
      {},
      {
        found: 'a file whose path leads out of the zip',
        expected: 'plain folder and file names',
        fix: 'Download the zip again from its publisher. Do not send this one on: it may be meant to do harm.',
      },
    )
  const isZip = 'code' in error && typeof error.code === 'string' ? error.code.startsWith('Z_') : true
  return isZip && !('$metadata' in error) ? damagedZipError(path) : error
}

function damagedZipError(path: string | null): UnreadableDropError {
  return new UnreadableDropError(
    'damaged-zip',
    { sheet: path },
    {
      found:
        path === null ? 'a zip that is cut short or damaged' : 'a file in the zip that is damaged or not a plain file',
      expected: 'a whole zip file',
      fix: 'Download or pack the zip again, then send it again.',
    },
  )
}
