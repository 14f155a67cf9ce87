import { isAscii } from 'node:buffer'
import { type Place, UnreadableDrop } from './fault-list.ts'

type TextEncoding = 'UTF-8' | 'UTF-16' | 'Windows-1252'

/** What was found out about a text while reading it; filled in as the bytes pass. */
export interface TextReport {
  encoding: TextEncoding
}

/**
 * Bytes to text: UTF-8 with or without a byte-order mark, UTF-16 by its mark or its zero bytes, and Windows-1252
 * (what older spreadsheets save) where the first bytes that are not ASCII are not UTF-8 either. A file that mixes the two,
 * or has zero bytes, throws UnreadableDrop.
 */
export async function* decodeText(
  bytes: AsyncIterable<Buffer>,
  place: Place,
  report: TextReport,
): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  let hasUtf8Letters = false
  for await (const chunk of bytes) {
    decoder ??= chooseDecoder(chunk, report)
    // a decoder that holds half a letter back must see the next bytes even when they are ASCII
    if (report.encoding === 'UTF-8' && !hasUtf8Letters && isAscii(chunk)) {
      yield checked(chunk.toString('latin1'), place)
      continue
    }
    try {
      const text = decoder.decode(chunk, { stream: true })
      if (report.encoding === 'UTF-8' && !startsWithMark(chunk)) hasUtf8Letters = true
      yield checked(text, place)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      if (report.encoding !== 'UTF-16' && chunk.includes(0)) throw notText(place)
      if (report.encoding !== 'UTF-8' || hasUtf8Letters || hasUtf8Letter(chunk)) throw badEncoding(place)
      report.encoding = 'Windows-1252'
      decoder = new TextDecoder('windows-1252')
      yield checked(decoder.decode(chunk, { stream: true }), place)
    }
  }
  try {
    const rest = decoder?.decode()
    if (rest) yield checked(rest, place)
  } catch {
    throw badEncoding(place)
  }
}

function startsWithMark(chunk: Buffer): boolean {
  return chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf && isAscii(chunk.subarray(3))
}

/** A letter of two bytes in UTF-8; the same two bytes are an unlikely pair of signs in Windows-1252, such as Ã©. */
function hasUtf8Letter(chunk: Buffer): boolean {
  for (let i = 0; i + 1 < chunk.length; i++) {
    const [lead, next] = [chunk[i]!, chunk[i + 1]!]
    if (lead >= 0xc2 && lead <= 0xdf && next >= 0x80 && next <= 0xbf) return true
  }
  return false
}

function chooseDecoder(head: Buffer, report: TextReport): TextDecoder {
  const [a, b] = [head[0] ?? 1, head[1] ?? 1]
  const isLittleEndian = (a === 0xff && b === 0xfe) || (a !== 0 && b === 0)
  const isBigEndian = (a === 0xfe && b === 0xff) || (a === 0 && b !== 0)
  if (isLittleEndian || isBigEndian) {
    report.encoding = 'UTF-16'
    return new TextDecoder(isLittleEndian ? 'utf-16le' : 'utf-16be', { fatal: true })
  }
  return new TextDecoder('utf-8', { fatal: true })
}

function checked(text: string, place: Place): string {
  if (!text.includes('\u0000')) return text
  throw notText(place)
}

function notText(place: Place): UnreadableDrop {
  return new UnreadableDrop('not-text', place, {
    found: 'bytes that are not text',
    expected: 'a CSV file, which is plain text',
    mend: 'Save the table as "CSV UTF-8" and send that file.',
  })
}

function badEncoding(place: Place): UnreadableDrop {
  return new UnreadableDrop('mixed-encoding', place, {
    found: 'letters saved in two different ways (encodings)',
    expected: 'one encoding, best UTF-8',
    mend: 'Open the file in the program it came from and save it as "CSV UTF-8".',
  })
}
