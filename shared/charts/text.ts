// Advance widths of the characters 32 to 126 in Arial, and so in Liberation Sans, in thousandths of the size.
const REGULAR =
  '278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584'
    .split(' ')
    .map(Number)
const DEFAULT_CHARACTER_WIDTH = 600
/** Bold runs about this much wider. */
const BOLD_FACTOR = 1.08
/** The widest type that a reader's machine may set a chart in instead (DejaVu Sans, Verdana) runs this much wider. */
export const FALLBACK_FONT_FACTOR = 1.15

/** Width of a line of text in pixels, in Arial and Liberation Sans. */
export function textWidth(text: string, size: number, isBold = false): number {
  let thousandths = 0
  for (const character of text) thousandths += REGULAR[character.codePointAt(0)! - 32] ?? DEFAULT_CHARACTER_WIDTH
  return (thousandths * size * (isBold ? BOLD_FACTOR : 1)) / 1000
}

/** Width in pixels to leave for a line of text, whatever type it will be set in. */
export function reservedWidth(text: string, size: number, isBold = false): number {
  return textWidth(text, size, isBold) * FALLBACK_FONT_FACTOR
}

/** Breaks text into lines no wider than `width` pixels, at spaces; a word that is too long stands alone and is cut. */
export function wrapText(text: string, size: number, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && reservedWidth(longer, size) > width) {
      lines.push(line)
      line = word
    } else {
      line = longer
    }
  }
  if (line !== '') lines.push(line)
  return lines.map(each => truncateText(each, size, width))
}

/** Text cut to a width in pixels, with an ellipsis where anything was lost. */
export function truncateText(text: string, size: number, width: number): string {
  if (reservedWidth(text, size) <= width) return text
  const characters = Array.from(text)
  while (characters.length > 1 && reservedWidth(`${characters.join('')}…`, size) > width) characters.pop()
  return `${characters.join('').trimEnd()}…`
}

/** Text made safe for element content and quoted attributes; characters that XML forbids become a replacement sign. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
}
