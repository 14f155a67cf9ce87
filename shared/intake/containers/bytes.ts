import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { type Place, UnreadableDropError } from '../../faults/fault-list.ts'
import type { DropSource } from './drop.ts'

const CHUNK_BYTES = 512 * 1024

/** The first bytes of a drop, at most `length`. */
export async function readHead(source: DropSource, length: number): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of source.range(0, Math.min(length, source.size))) parts.push(part)
  return Buffer.concat(parts)
}

/** All bytes, for files whose size was checked before. */
export async function readAll(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of bytes) parts.push(part)
  return Buffer.concat(parts)
}

/** The same bytes in chunks of half a megabyte or more: fewer, larger pieces parse faster. */
export async function* inLargeChunks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = []
  let length = 0
  for await (const part of bytes) {
    parts.push(part)
    length += part.length
    if (length < CHUNK_BYTES) continue
    yield parts.length === 1 ? Buffer.from(part.buffer, part.byteOffset, part.length) : Buffer.concat(parts, length)
    parts = []
    length = 0
  }
  if (length > 0) yield Buffer.concat(parts, length)
}

/** The bytes as they pass; throws UnreadableDrop when there are more than `limit`. */
export async function* limitBytes(
  bytes: AsyncIterable<Uint8Array>,
  limit: number,
  place: Place,
): AsyncGenerator<Uint8Array> {
  let total = 0
  for await (const part of bytes) {
    total += part.length
    if (total > limit) throw tooLargeError(total, limit, place)
    yield part
  }
}

/** The fault of a file that is larger, packed or unpacked, than `limit` bytes. */
export function tooLargeError(size: number, limit: number, place: Place): UnreadableDropError {
  return new UnreadableDropError('too-large', place, {
    found: `at least ${Math.ceil(size / 1048576)} MB of data`,
    expected: `no more than ${Math.floor(limit / 1048576)} MB`,
    fix: 'Send fewer months in one file. If the file should be small, save it again from its source.',
  })
}

/** True when the bytes begin as gzip does, whatever the file is called. */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b
}

/** What a gzip file holds. Throws UnreadableDrop when it is cut short or damaged. */
export async function* gunzip(bytes: AsyncIterable<Uint8Array>, place: Place): AsyncGenerator<Uint8Array> {
  const unpacked = createGunzip({ chunkSize: CHUNK_BYTES })
  let sourceError: unknown
  const packed = Readable.from(
    (async function* () {
      try {
        yield* bytes
      } catch (error) {
        sourceError = error
        throw error
      }
    })(),
  )
  pipeline(packed, unpacked, () => undefined)
  try {
    for await (const part of unpacked) yield part as Buffer
  } catch (error) {
    if (sourceError !== undefined) throw sourceError as Error
    if (!isZlibError(error)) throw error
    throw new UnreadableDropError('damaged-gzip', place, {
      found: 'a .gz file that ends too soon or is damaged',
      expected: 'a whole .gz file',
      fix: 'Fetch or pack the file again, then send it again.',
    })
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
}
