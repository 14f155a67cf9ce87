import type { InitOutput } from '@myriaddreamin/typst-ts-web-compiler'

/** What a paper of 70 pages with 60 charts and 140 tables was seen to need; what is not used costs nothing. */
const RESERVED_BYTES = 640 * 1024 * 1024
const ALIGNMENT = 1
const PAGE_BYTES = 65_536
const EMPTY_PAGE = new Uint8Array(PAGE_BYTES)

/**
 * Takes the memory that a paper needs from the engine in one step. Left alone, the typesetter's allocator asks for 64 KB
 * at a time, and each asking makes the engine collect garbage: more than half of the time that a paper took.
 */
export function reserveMemory({ __wbindgen_export: allocate, __wbindgen_export4: release }: InitOutput): void {
  const at = allocate(RESERVED_BYTES, ALIGNMENT)
  release(at, RESERVED_BYTES, ALIGNMENT)
}

/**
 * Keeps what is in the typesetter's memory now, and gives a function that puts it back. What the typesetter keeps of a paper is never
 * given up by itself: some 350 MB of each data pack, which every later one is compared with.
 */
export function rememberMemory(memory: WebAssembly.Memory): () => void {
  const kept = new Map(pagesInUse(memory).map(page => [page.byteOffset, page.slice()]))
  return () => {
    for (const page of pagesInUse(memory)) if (!kept.has(page.byteOffset)) page.fill(0)
    for (const [at, bytes] of kept) new Uint8Array(memory.buffer, at, PAGE_BYTES).set(bytes)
  }
}

/** The pages that are not empty. Those that were never written are only looked at: written, they would take room. */
function pagesInUse({ buffer }: WebAssembly.Memory): Uint8Array[] {
  const pages = Array.from(
    { length: buffer.byteLength / PAGE_BYTES },
    (_, i) => new Uint8Array(buffer, i * PAGE_BYTES, PAGE_BYTES),
  )
  return pages.filter(page => Buffer.compare(page, EMPTY_PAGE) !== 0)
}
