const FILL =
  '<fill><patternFill patternType="solid"><fgColor rgb="FFFFD54F"/><bgColor indexed="64"/></patternFill></fill>'

/** The styles of a workbook to which marked ones are added: each is another style with a yellow fill. */
export class MarkedStyles {
  readonly #formats: string[]
  readonly #added: string[] = []
  readonly #markOf = new Map<number, number>()
  readonly #fill: number

  constructor(readonly xml: string) {
    this.#formats = sectionOf(xml, 'cellXfs')?.match(/<xf\b(?:[^>"]|"[^"]*")*?(?:\/>|>[\s\S]*?<\/xf>)/g) ?? []
    this.#fill = sectionOf(xml, 'fills')?.match(/<fill\b/g)?.length ?? 0
  }

  /** False where the styles are not written as Excel writes them: then no cell is marked. */
  get canMark(): boolean {
    return this.#formats.length > 0 && this.#fill > 0
  }

  /** The number of the style like the one given, but marked. */
  markOf(style: number): number {
    const known = this.#markOf.get(style)
    if (known !== undefined) return known
    const format = this.#formats[style] ?? this.#formats[0]!
    const [, attributes = '', rest = ''] = /^<xf\b((?:[^>"/]|"[^"]*")*)([\s\S]*)$/.exec(format) ?? []
    const kept = attributes.replace(/\s(?:fillId|applyFill)="[^"]*"/g, '').trimEnd()
    const mark = this.#formats.length + this.#added.length
    this.#added.push(`<xf${kept} fillId="${this.#fill}" applyFill="1"${rest}`)
    this.#markOf.set(style, mark)
    return mark
  }

  /** The styles with those that were added. */
  toXml(): string {
    if (this.#added.length === 0) return this.xml
    return append(
      append(this.xml, 'fills', FILL, this.#fill + 1),
      'cellXfs',
      this.#added.join(''),
      this.#formats.length + this.#added.length,
    )
  }
}

const sectionOf = (xml: string, name: string) => new RegExp(`<${name}[\\s>][\\s\\S]*?</${name}>`).exec(xml)?.[0]

function append(xml: string, name: string, content: string, count: number): string {
  return xml
    .replace(`</${name}>`, () => `${content}</${name}>`)
    .replace(
      new RegExp(`<${name}(\\s[^>]*?)?\\scount="\\d+"`),
      (_, before: string | undefined) => `<${name}${before ?? ''} count="${count}"`,
    )
}
