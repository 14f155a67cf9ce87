const MAX_LINE_OCTETS = 75
const encoder = new TextEncoder()

/**
 * Folds the lines of iCalendar text to 75 octets each (RFC 5545, 3.1), never within a character. Folded lines are
 * joined first: the library counts characters, so a line with curly quotes becomes too long.
 */
export function foldLines(text: string): string {
  return text
    .replace(/\r\n[\t ]/g, '')
    .split('\r\n')
    .map(foldLine)
    .join('\r\n')
}

function foldLine(line: string): string {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (octets + size > MAX_LINE_OCTETS) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}
