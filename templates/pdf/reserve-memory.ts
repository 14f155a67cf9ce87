import type { InitOutput } from '@myriaddreamin/typst-ts-web-compiler'

/** Twice what a paper of 70 pages with 60 charts was seen to need; what is not used costs nothing. */
const RESERVED_BYTES = 320 * 1024 * 1024
const ALIGNMENT = 1

/**
 * Takes the memory that a paper needs from the engine in one step. Left alone, the typesetter's allocator asks for 64 KB
 * at a time, and each asking makes the engine collect garbage: more than half of the time that a paper took.
 */
export function reserveMemory({ __wbindgen_export: allocate, __wbindgen_export4: release }: InitOutput): void {
  const at = allocate(RESERVED_BYTES, ALIGNMENT)
  release(at, RESERVED_BYTES, ALIGNMENT)
}
