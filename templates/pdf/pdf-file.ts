/**
 * The objects of a PDF that was written in one go with a plain cross-reference table, as Typst writes it: each can be read
 * and replaced, and the file written again. Bytes are held as text of one character each.
 */
export class PdfFile {
  private readonly head: string
  private readonly objects = new Map<number, string>()
  private readonly trailer: string

  constructor(bytes: Uint8Array) {
    const text = Buffer.from(bytes).toString('latin1')
    const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1])
    const [, count, table, trailer] =
      /^xref\n0 (\d+)\n((?:\d{10} \d{5} [nf][ \r]\n)+)trailer\n([\s\S]*?)startxref/.exec(text.slice(start)) ?? [] // prettier-ignore
    if (table === undefined || trailer === undefined) throw new NotPdfUaError(['its table of objects cannot be read'])
    const offsets = table
      .split('\n')
      .slice(0, Number(count))
      .map(line => ({ offset: Number(line.slice(0, 10)), used: line[17] === 'n' })) // prettier-ignore
    const placed = offsets.flatMap(({ offset, used }, number) => (used ? [{ number, offset }] : []))
    placed.sort((a, b) => a.offset - b.offset)
    for (const [i, { number, offset }] of placed.entries()) {
      this.objects.set(number, text.slice(offset, placed[i + 1]?.offset ?? start))
    }
    this.head = text.slice(0, placed[0]?.offset ?? start)
    this.trailer = trailer
  }

  /** The number of the object that an entry of the trailer refers to. */
  rootOf(entry: 'Root' | 'Info'): number {
    return referenceIn(this.trailer, entry) ?? 0
  }

  /** An object as it is written, or nothing. */
  read(number: number): string {
    return this.objects.get(number) ?? ''
  }

  replace(number: number, written: string): void {
    this.objects.set(number, written)
  }

  bytes(): Uint8Array {
    let body = this.head
    const offsets = new Map<number, number>()
    for (const [number, written] of this.objects) {
      offsets.set(number, body.length)
      body += written
    }
    const size = Math.max(...offsets.keys()) + 1
    const entries = Array.from({ length: size }, (_, number) => {
      const offset = offsets.get(number)
      return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`
    })
    const tail = `xref\n0 ${size}\n${entries.join('')}trailer\n${this.trailer}startxref\n${body.length}\n%%EOF`
    return new Uint8Array(Buffer.from(body + tail, 'latin1'))
  }
}

/** The object number that `/Name 12 0 R` gives within a written dictionary. */
export function referenceIn(written: string, name: string): number | null {
  const found = new RegExp(`/${name} (\\d+) 0 R`).exec(written)
  return found === null ? null : Number(found[1])
}

/** The structure elements inside one, in reading order. */
export function childrenOf(written: string): number[] {
  const children = (/\/K \[([\s\S]*?)\]\n/.exec(written)?.[1] ?? '').replace(/<<[\s\S]*?>>/g, '')
  return [...children.matchAll(/(\d+) 0 R/g)].map(([, child]) => Number(child))
}

/** A PDF that may not call itself accessible; says all that is missing. */
export class NotPdfUaError extends Error {
  constructor(readonly findings: readonly string[]) {
    super(`The PDF does not do what PDF/UA-1 asks for: ${findings.join('; ')}`)
    this.name = 'NotPdfUaError'
  }
}
