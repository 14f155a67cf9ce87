interface TextColumn {
  readonly heading: string
  readonly isRight: boolean
}

const BETWEEN = 2
/** The first column is not squeezed below this many characters. */
const LEAST_FIRST = 22

/**
 * A table lined up in fixed columns, headings and the first column broken over lines where that makes it fit. Null when it
 * does not fit into `width` characters.
 */
export function textTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  width: number,
): string | null {
  const widths = columns.map((column, i) => Math.max(longestWord(column.heading), ...rows.map(row => row[i]!.length)))
  const others = widths.slice(1).reduce((sum, each) => sum + each + BETWEEN, 0)
  if (widths[0]! + others > width) {
    const least = Math.max(LEAST_FIRST, ...rows.map(row => longestWord(row[0]!)))
    if (least + others > width) return null
    widths[0] = width - others
  }
  const line = (cells: readonly string[], isHead: boolean) => layOut(cells, columns, widths, isHead)
  const headings = line(
    columns.map(column => column.heading),
    true,
  )
  const rule = widths.map(each => '-'.repeat(each)).join(' '.repeat(BETWEEN))
  return [...headings, rule, ...rows.flatMap(row => line(row, false))].join('\n')
}

function longestWord(text: string): number {
  return Math.max(0, ...text.split(/\s+/).map(word => word.length))
}

/** One row as lines; headings stand on the rule, cells begin on the first line. */
function layOut(
  cells: readonly string[],
  columns: readonly TextColumn[],
  widths: readonly number[],
  isHead: boolean,
): string[] {
  const broken = cells.map((cell, i) => breakWords(cell, widths[i]!))
  const height = Math.max(...broken.map(lines => lines.length))
  return Array.from({ length: height }, (_, k) =>
    broken
      .map((lines, i) => {
        const text = lines[isHead ? k - (height - lines.length) : k] ?? ''
        return columns[i]!.isRight ? text.padStart(widths[i]!) : text.padEnd(widths[i]!)
      })
      .join(' '.repeat(BETWEEN))
      .trimEnd(),
  )
}

function breakWords(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.length === 0 ? [''] : lines
}
