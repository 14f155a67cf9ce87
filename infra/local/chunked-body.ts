import type { IncomingMessage } from 'node:http'

/** A body whose chunks are not framed as S3 documents it. */
export class InvalidChunkError extends Error {
  constructor(line: string) {
    super(`"${line.slice(0, 40)}" is not the head of a chunk`)
    this.name = 'InvalidChunkError'
  }
}

/**
 * The content of a request to S3. Clients send a stream in chunks with a checksum or signature each (`aws-chunked`): a line
 * with the size in hexadecimal, the bytes, and after the last chunk, of size 0, trailing headers.
 */
export async function* readObjectBody(request: IncomingMessage): AsyncGenerator<Uint8Array> {
  const isChunked = String(request.headers['x-amz-content-sha256']).startsWith('STREAMING-')
  if (isChunked) yield* decodeChunks(request)
  else yield* request as AsyncIterable<Uint8Array>
}

async function* decodeChunks(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Buffer = Buffer.alloc(0)
  let remaining = 0
  let isOver = false
  for await (const part of source) {
    held = Buffer.concat([held, part])
    while (!isOver && held.length > 0) {
      if (remaining > 0) {
        const content = held.subarray(0, remaining)
        held = held.subarray(content.length)
        remaining -= content.length
        yield content
        continue
      }
      const end = held.indexOf('\r\n')
      if (end < 0) break
      const line = held.toString('latin1', 0, end)
      held = held.subarray(end + 2)
      // the line break that ends the chunk before
      if (line === '') continue
      const size = /^([0-9a-f]+)(;.*)?$/i.exec(line)?.[1]
      if (size === undefined) throw new InvalidChunkError(line)
      remaining = Number.parseInt(size, 16)
      isOver = remaining === 0
    }
  }
}
