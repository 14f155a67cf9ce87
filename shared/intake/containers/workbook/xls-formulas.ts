import { damagedWorkbookError } from './workbook.ts'

const BOF = 0x0809
/** From here on the records are encrypted. */
const FILE_PASS = 0x002f

/** Records of [MS-XLS] with a formula: where the length of its tokens stands, and where at the earliest they begin. */
const FORMULAS: ReadonlyMap<number, { readonly lengthAt: number; readonly tokensAt: number }> = new Map([
  // of a cell, under each of its numbers
  [0x0006, { lengthAt: 20, tokensAt: 22 }],
  [0x0206, { lengthAt: 20, tokensAt: 22 }],
  [0x0406, { lengthAt: 20, tokensAt: 22 }],
  // shared, of an array, of a name
  [0x04bc, { lengthAt: 8, tokensAt: 10 }],
  [0x0221, { lengthAt: 12, tokensAt: 14 }],
  [0x0018, { lengthAt: 4, tokensAt: 14 }],
])

/**
 * Throws UnreadableDropError where a formula claims to be longer than its record, or its record has no room for a length: the library
 * would look for its end for ever.
 */
export function checkFormulasOfXls(stream: Uint8Array): void {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  if (stream.length < 4 || view.getUint16(0, true) !== BOF) return
  for (let at = 0; at + 4 <= stream.length; ) {
    const [type, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)]
    const start = at + 4
    if (type === FILE_PASS) return
    const formula = FORMULAS.get(type)
    if (formula !== undefined && isCutShort(view, start, Math.min(length, stream.length - start), formula))
      throw damagedWorkbookError(null)
    at = start + length
  }
}

const isCutShort = (
  view: DataView,
  start: number,
  length: number,
  { lengthAt, tokensAt }: { readonly lengthAt: number; readonly tokensAt: number },
) => length < tokensAt || tokensAt + view.getUint16(start + lengthAt, true) > length
