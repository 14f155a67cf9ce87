import { isAscii } from 'node:buffer'
import { type Place, UnreadableDropError } from '../../faults/fault-list.ts'

type TextEncoding = 'UTF-8' | 'UTF-16' | 'Windows-1252'

/** What was found out about a text while reading it; filled in as the bytes pass. */
export interface TextFormat {
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
  format: TextFormat,
): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  let hasUtf8Letters = false
  for await (const chunk of bytes) {
    decoder ??= chooseDecoder(chunk, format)
    // a decoder that holds half a letter back must see the next bytes even when they are ASCII
    if (format.encoding === 'UTF-8' && !hasUtf8Letters && isAscii(chunk)) {
      yield rejectNulCharacters(chunk.toString('latin1'), place)
      continue
    }
    try {
      const text = decoder.decode(chunk, { stream: true })
      if (format.encoding === 'UTF-8' && !startsWithByteOrderMark(chunk)) hasUtf8Letters = true
      yield rejectNulCharacters(text, place)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      if (format.encoding !== 'UTF-16' && chunk.includes(0)) throw notTextError(place)
      if (format.encoding !== 'UTF-8' || hasUtf8Letters || hasUtf8Letter(chunk)) throw mixedEncodingError(place)
      format.encoding = 'Windows-1252'
      decoder = new TextDecoder('windows-1252')
      yield rejectNulCharacters(decoder.decode(chunk, { stream: true }), place)
    }
  }
  try {
    const rest = decoder?.decode()
    if (rest) yield rejectNulCharacters(rest, place)
  } catch {
    throw mixedEncodingError(place)
  }
}

function startsWithByteOrderMark(chunk: Buffer): boolean {
  return chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf && isAscii(chunk.subarray(3))
}

/** A letter of two or more bytes in UTF-8; the same bytes are an unlikely row of signs in Windows-1252, such as Ã© or â€™. */
function hasUtf8Letter(chunk: Buffer): boolean {
  for (let i = 0; i + 1 < chunk.length; i++) {
    const lead = chunk[i]!
    const length =
      lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
    if (length === 0 || i + length > chunk.length) continue
    if (chunk.subarray(i + 1, i + length).every(byte => byte >= 0x80 && byte <= 0xbf)) return true
  }
  return false
}

function chooseDecoder(head: Buffer, format: TextFormat): TextDecoder {
  const [a, b] = [head[0] ?? 1, head[1] ?? 1]
  const isLittleEndian = (a === 0xff && b === 0xfe) || (a !== 0 && b === 0)
  const isBigEndian = (a === 0xfe && b === 0xff) || (a === 0 && b !== 0)
  if (isLittleEndian || isBigEndian) {
    format.encoding = 'UTF-16'
    return new TextDecoder(isLittleEndian ? 'utf-16le' : 'utf-16be', { fatal: true })
  }
  return new TextDecoder('utf-8', { fatal: true })
}

function rejectNulCharacters(text: string, place: Place): string {
  if (!text.includes('\u0000')) return text
  throw notTextError(place)
}

function notTextError(place: Place): UnreadableDropError {
  return new UnreadableDropError('not-text', place, {
    found: 'bytes that are not text',
    expected: 'a CSV file, which is plain text',
    fix: 'Save the table as "CSV UTF-8" and send that file.',
  })
}

function mixedEncodingError(place: Place): UnreadableDropError {
  return new UnreadableDropError('mixed-encoding', place, {
    found: 'letters saved in two different ways (encodings)',
    expected: 'one encoding, best UTF-8',
    fix: 'Open the file in the program it came from and save it as "CSV UTF-8".',
  })
}
