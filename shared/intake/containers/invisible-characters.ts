const NAMES: Readonly<Record<number, string>> = {
  0xad: 'soft hyphen',
  0x34f: 'grapheme joiner',
  0x61c: 'Arabic letter mark',
  0x180e: 'Mongolian vowel separator',
  0x200b: 'zero-width space',
  0x200c: 'zero-width non-joiner',
  0x200d: 'zero-width joiner',
  0x200e: 'left-to-right mark',
  0x200f: 'right-to-left mark',
  0x2028: 'line separator',
  0x2029: 'paragraph separator',
  0x2060: 'word joiner',
  0x2800: 'empty Braille pattern',
  0x3164: 'Hangul filler',
  0xfeff: 'byte-order mark',
}

// control characters but the tab and line ends; marks, joiners and fillers that show nothing
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those that programs leave in files are looked for
  /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\uffff]/gu

/** A text without characters that nobody can see: left in, they would make two names of one. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '')
}

/** The first invisible character of a text by name and number, `zero-width space, U+200B`; null when there is none. */
export function findInvisible(text: string): string | null {
  const code = text.match(INVISIBLE)?.[0]?.codePointAt(0)
  if (code === undefined) return null
  return `${NAMES[code] ?? (code < 0x80 ? 'control character' : 'sign without a shape')}, U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
