import type { DropSource } from '../../shared/intake/containers/drop.ts'

/** A file up to this size is held in memory once it has been read; the functions have 512 MB and more. */
const MAX_HELD_BYTES = 32_000_000

/** A source whose bytes are fetched once: a small file is read again from memory, a large one from where it is. */
export function readOnce<Source extends DropSource>(source: Source): Source {
  if (source.size > MAX_HELD_BYTES) return source
  let held: Promise<Uint8Array> | undefined
  const hold = () => (held ??= collect(source))
  async function* part(start: number, end: number) {
    yield (await hold()).subarray(start, Math.min(end, source.size))
  }
  return { ...source, stream: () => part(0, source.size), range: part }
}

async function collect(source: DropSource): Promise<Uint8Array> {
  const bytes = new Uint8Array(source.size)
  let at = 0
  for await (const chunk of source.stream()) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
