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
  const covered = fonts.map(font => font.info.map(face => rangesOf(face.coverage)).flat())
  const isCovered = (point: number) => covered.every(ranges => ranges.some(([from, to]) => point >= from && point < to))
  return text =>
    Array.from(text.normalize('NFC').replace(CONTROLS, ' ').replace(INVISIBLE_CHARACTERS, ''))
      .map(character => (isCovered(character.codePointAt(0)!) ? character : REPLACEMENT_CHARACTER))
      .join('')
}

function rangesOf(coverage: readonly number[]): [number, number][] {
  let at = 0
  return coverage.flatMap((length, i): [number, number][] => {
    const from = at
    at += length
    return i % 2 === 1 ? [[from, at]] : []
  })
}
