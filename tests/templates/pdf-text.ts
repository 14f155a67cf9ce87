import { inflateSync } from 'node:zlib'
import { PdfFile, referenceIn } from '../../templates/pdf/pdf-file.ts'

/**
 * Everything that a PDF of ours says, as one text: what is printed on its pages, one line a run of letters, and the strings of
 * its objects (bookmarks, alternative text, addresses of links, metadata).
 */
export function pdfText(bytes: Uint8Array): string {
  const file = new PdfFile(bytes)
  const count = Math.max(
    ...[
      ...Buffer.from(bytes)
        .toString('latin1')
        .matchAll(/(\d+) 0 obj/g),
    ].map(m => Number(m[1])),
  )
  const objects = Array.from({ length: count + 1 }, (_, number) => file.read(number))
  return objects.flatMap(written => [...printedBy(written, file), ...stringsOf(written)]).join('\n')
}

/** The stream of an object, undone. */
function streamOf(written: string): string {
  const [, body] = /stream\r?\n([\s\S]*?)\nendstream/.exec(written) ?? []
  if (body === undefined) return ''
  const data = Buffer.from(body, 'latin1')
  return /\/Filter \/FlateDecode/.test(written) ? inflateSync(data).toString('latin1') : body
}

/** What a page, or a drawing on one, prints; nothing for an object that has no fonts. */
function printedBy(written: string, file: PdfFile): string[] {
  const resources = /\/Resources (\d+) 0 R/.exec(written)
  const around = resources === null ? written : file.read(Number(resources[1]))
  const fonts = new Map(
    [...(/\/Font <<([^>]*)>>/.exec(around)?.[1] ?? '').matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name, number]) => [
      name!,
      lettersOf(file.read(Number(number)), file),
    ]),
  )
  if (fonts.size === 0) return []
  const contents = referenceIn(written, 'Contents')
  const content = streamOf(contents === null ? written : file.read(contents))
  let letters: ReadonlyMap<number, string> = new Map<number, string>()
  return [...content.matchAll(/\/(\w+) [\d.]+ Tf|(\[(?:[^\]\\(]|\((?:\\[\s\S]|[^\\)])*\))*\]) TJ/g)].flatMap(
    ([, font, run]) => {
      if (font !== undefined) letters = fonts.get(font) ?? new Map<number, string>()
      return run === undefined
        ? []
        : [[...run.matchAll(/\(((?:\\[\s\S]|[^\\)])*)\)/g)].map(m => decode(m[1]!, letters)).join('')]
    },
  )
}

/** What each glyph of a font stands for. */
function lettersOf(font: string, file: PdfFile): Map<number, string> {
  const map = streamOf(file.read(referenceIn(font, 'ToUnicode') ?? 0))
  return new Map(
    [...map.matchAll(/<([0-9A-F]{4})> <((?:[0-9A-F]{4})+)>/g)].map(([, glyph, letters]) => [
      Number.parseInt(glyph!, 16),
      Buffer.from(letters!, 'hex').swap16().toString('utf16le'),
    ]),
  )
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function decode(run: string, letters: ReadonlyMap<number, string>): string {
  const plain = run.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) =>
    /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (ESCAPES[code] ?? code),
  )
  const glyphs = Buffer.from(plain, 'latin1')
  const count = Math.floor(glyphs.length / 2)
  return Array.from({ length: count }, (_, i) => letters.get(glyphs.readUInt16BE(2 * i)) ?? '').join('')
}

/** Strings of an object that is not a stream of drawing: as they stand, those of two bytes a letter undone. */
function stringsOf(written: string): string[] {
  const dictionary = written.replace(/stream\r?\n[\s\S]*?endstream/, '')
  const wide = [...dictionary.matchAll(/<FEFF([0-9A-F]*)>/g)].map(m =>
    Buffer.from(m[1]!, 'hex').swap16().toString('utf16le'),
  )
  return [dictionary, ...wide, ...(/\/Type \/Metadata/.test(written) ? [streamOf(written)] : [])]
}
