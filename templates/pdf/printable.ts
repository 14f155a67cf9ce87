/** What `get_font_info` of the compiler says of a font file. */
export interface FontInfo {
  readonly info: readonly {
    /** Code points: how many the face lacks, then how many it has, and so on in turn. */
    readonly coverage: readonly number[]
  }[]
}

/** Stands for a character that no face has; PDF/UA allows no empty glyph. */
const REPLACEMENT_CHARACTER = '\u25a1'
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g
/** Nothing to see in print; those that turn the direction of text would let words read other than they are stored. */
const INVISIBLE_CHARACTERS = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/** A function that gives text as the faces can print it: composed, on one line, with a box for what they lack. */
export function printableBy(fonts: readonly FontInfo[]): (text: string) => string {
  const lacking = fonts.map(font => new RegExp(`[^${font.info.map(face => rangesOf(face.coverage)).join('')}]`, 'gu'))
  return text =>
    lacking.reduce(
      (printed, characters) => printed.replace(characters, REPLACEMENT_CHARACTER),
      text.normalize('NFC').replace(CONTROLS, ' ').replace(INVISIBLE_CHARACTERS, ''),
    )
}

/** The characters that a face has, as ranges of a regular expression. */
function rangesOf(coverage: readonly number[]): string {
  const escape = (point: number) => String.raw`\u{${point.toString(16)}}`
  let at = 0
  return coverage
    .map((length, i) => {
      const from = at
      at += length
      return i % 2 === 1 && length > 0 ? `${escape(from)}-${escape(at - 1)}` : ''
    })
    .join('')
}
