const NAMES: Readonly<Record<number, string>> = {
  0xad: 'soft hyphen',
  0x200b: 'zero-width space',
  0x200c: 'zero-width non-joiner',
  0x200d: 'zero-width joiner',
  0x200e: 'left-to-right mark',
  0x200f: 'right-to-left mark',
  0x2060: 'word joiner',
  0xfeff: 'byte-order mark',
}

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu

/** A text without characters that nobody can see: left in, they would make two names of one. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '')
}

/** The first invisible character of a text by name and number, `zero-width space, U+200B`; null when there is none. */
export function findInvisible(text: string): string | null {
  const code = text.match(INVISIBLE)?.[0]?.codePointAt(0)
  if (code === undefined) return null
  return `${NAMES[code] ?? 'direction mark'}, U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
