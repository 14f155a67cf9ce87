import { crc32, inflateSync } from 'node:zlib'

/** A picture that was checked: its bytes without what is not needed to show it, and its size in pixels (an SVG's own units). */
export interface CheckedPicture {
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const MIN_SIDE = 16
const MAX_SIDE = 2000
/** Samples a pixel by colour type, and the depths in bits that each may have. */
const COLOUR_TYPES: Readonly<Record<number, { readonly samples: number; readonly depths: readonly number[] }>> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
}
const PALETTE_TYPE = 3
const FILTERS = 5
/** What the picture is made of; times, places, authors and profiles of colour are left out. */
const KEPT = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'])
const DAMAGED = { problem: 'is damaged and cannot be read as a PNG to its end: export it again' }

/** Reads a PNG to its last pixel, so that what passes here can be shown and typeset. */
export function checkPng(bytes: Uint8Array): CheckedPicture | { readonly problem: string } {
  const file = Buffer.from(bytes)
  if (!file.subarray(0, SIGNATURE.length).equals(SIGNATURE))
    return { problem: 'is not a PNG, though its name ends so: export it as PNG, or name it by what it is' }
  const chunks = listChunks(file)
  const header = chunks?.[0]
  if (!chunks || header?.type !== 'IHDR' || header.body.length !== 13) return DAMAGED
  const [width, height] = [header.body.readUInt32BE(0), header.body.readUInt32BE(4)]
  const [depth, colourType, compression, filtering, interlacing] = header.body.subarray(8)
  if (Math.min(width, height) < MIN_SIDE || Math.max(width, height) > MAX_SIDE)
    return {
      problem: `is ${width} by ${height} pixels; each side may have from ${MIN_SIDE} to ${MAX_SIDE}: export it in another size`,
    }
  if (interlacing !== 0) return { problem: 'is an interlaced PNG: export it without interlacing' }
  const colours = COLOUR_TYPES[colourType!]
  if (!colours?.depths.includes(depth!) || compression !== 0 || filtering !== 0) return DAMAGED
  const paletteSize = chunks.find(({ type }) => type === 'PLTE')?.body.length ?? 0
  if (colourType === PALETTE_TYPE && (paletteSize === 0 || paletteSize % 3 !== 0 || paletteSize > 768)) return DAMAGED
  const lineBytes = 1 + Math.ceil((width * colours.samples * depth!) / 8)
  if (!hasEveryLine(chunks, lineBytes, height)) return DAMAGED
  const kept = chunks.filter(({ type }) => KEPT.has(type)).map(({ whole }) => whole)
  return { bytes: Buffer.concat([SIGNATURE, ...kept]), width, height }
}

interface Chunk {
  readonly type: string
  readonly body: Buffer
  /** With its length before it and its checksum after it. */
  readonly whole: Buffer
}

/** The chunks to the end of the picture; null where one is cut short or its checksum is wrong. What follows the end is left out. */
function listChunks(file: Buffer): Chunk[] | null {
  const chunks: Chunk[] = []
  let at = SIGNATURE.length
  while (at + 12 <= file.length) {
    const length = file.readUInt32BE(at)
    const end = at + 12 + length
    if (end > file.length) return null
    const checked = file.subarray(at + 4, end - 4)
    if (crc32(checked) !== file.readUInt32BE(end - 4)) return null
    const type = checked.toString('latin1', 0, 4)
    chunks.push({ type, body: checked.subarray(4), whole: file.subarray(at, end) })
    if (type === 'IEND') return chunks
    at = end
  }
  return null
}

function hasEveryLine(chunks: readonly Chunk[], lineBytes: number, height: number): boolean {
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ body }) => body))
  const size = lineBytes * height
  try {
    const lines = inflateSync(packed, { maxOutputLength: size })
    return (
      lines.length === size && Array.from({ length: height }, (_, y) => lines[y * lineBytes]!).every(f => f < FILTERS)
    )
  } catch {
    return false
  }
}
