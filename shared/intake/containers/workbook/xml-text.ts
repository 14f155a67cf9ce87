/** The value of an attribute of a tag; `isPrefixed`: it is written with a namespace, as `r:id`. */
export function attribute(tag: string, name: string, isPrefixed = false): string | undefined {
  const match = new RegExp(`\\s${isPrefixed ? '\\w+:' : ''}${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  return match ? (match[1] ?? match[2]) : undefined
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text of XML with its entities and Excel's `_x0041_` characters read. */
export function decodeEntities(text: string): string {
  return text
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined
      if (code !== undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : ''
      return ENTITIES[name ?? ''] ?? whole
    })
    .replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
