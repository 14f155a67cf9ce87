import { crc32, deflateSync } from 'node:zlib'
import type { Logo } from '../../shared/config/logo-of.ts'
import { readLogo } from '../../shared/config/logo/read-logo.ts'

/** A mark of two shapes, three times as wide as high. */
export const SVG_LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><rect width="30" height="30" fill="#00437a"/><path style="fill:#7a0043" d="M40 0h50v30H40z"/></svg>'

export const logoOfText = (text: string): Uint8Array => new TextEncoder().encode(text)

export const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** One chunk of a PNG with its length and checksum. */
export function pngChunk(type: string, body: Uint8Array): Buffer {
  const checked = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const whole = Buffer.alloc(checked.length + 8)
  whole.writeUInt32BE(body.length, 0)
  checked.copy(whole, 4)
  whole.writeUInt32BE(crc32(checked), checked.length + 4)
  return whole
}

/** A PNG of one colour (RGB), with `lines` of pixels and what stands in `more` before them. */
export function pngLogo(width: number, height: number, { lines = height, interlacing = 0, more = [] as Buffer[] } = {}) {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, interlacing], 8)
  const line = Buffer.alloc(1 + width * 3, 0x60)
  line[0] = 0
  const pixels = deflateSync(Buffer.concat(Array.from({ length: lines }, () => line)))
  return Buffer.concat([
    Buffer.from(SIGNATURE),
    pngChunk('IHDR', header),
    ...more,
    pngChunk('IDAT', pixels),
    pngChunk('IEND', new Uint8Array()),
  ])
}

/** A logo as a board has it, from a file of this name. */
export function readyLogo(file: string, bytes: Uint8Array): Logo {
  const read = readLogo(file, bytes)
  if ('problem' in read) throw new Error(read.problem)
  return { ...read, alternative: 'Crest of the Board' }
}
