import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { DropSource } from '../../shared/intake/containers/drop.ts'

/** A file on disk as a drop. Throws what the file system throws when it is not there or is a folder. */
export async function openFileSource(path: string): Promise<DropSource> {
  const status = await stat(path)
  if (!status.isFile()) throw Object.assign(new Error(`${path} is not a file`), { code: 'ENOTFILE' })
  return {
    size: status.size,
    stream: () => createReadStream(path),
    range: (start, end) => (end <= start ? emptyStream() : createReadStream(path, { start, end: end - 1 })),
  }
}

async function* emptyStream(): AsyncGenerator<Uint8Array> {
  // an empty range has no bytes
}
