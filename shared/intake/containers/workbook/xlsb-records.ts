/** A record of a part of an .xlsb: [MS-XLSB] 2.1.4, a number, a length and that many bytes. */
interface XlsbRecord {
  readonly type: number
  readonly data: DataView
}

/** The records of a part; null where the last ends beyond the part, which was cut off. */
export function readRecords(bytes: Uint8Array): readonly XlsbRecord[] | null {
  const records: XlsbRecord[] = []
  let at = 0
  /** Seven bits a byte, the lowest first, while the eighth is set. */
  const readVariable = (most: number): number => {
    let value = 0
    for (let i = 0; i < most; i++) {
      const byte = bytes[at++] ?? 0
      value |= (byte & 0x7f) << (7 * i)
      if (byte < 0x80) break
    }
    return value
  }
  while (at < bytes.length) {
    const type = readVariable(2)
    const length = readVariable(4)
    if (at + length > bytes.length) return null
    records.push({ type, data: new DataView(bytes.buffer, bytes.byteOffset + at, length) })
    at += length
  }
  return records
}
