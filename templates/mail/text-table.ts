interface TextColumn {
  readonly heading: string
  readonly isRight: boolean
}

const COLUMN_GAP = 2
/** Columns of words are not squeezed below this many characters; the first, which names the row, below more. */
const MIN_WIDTH = 12
const MIN_FIRST_WIDTH = 20

/**
 * A table lined up in fixed columns; headings and words are broken over lines where that makes it fit. Null when it
 * does not
 * fit into `width` characters.
 */
export function textTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  width: number,
): string | null {
  const widths = columns.map((column, i) => Math.max(longestWord(column.heading), ...rows.map(row => row[i]!.length)))
  const minimums = columns.map((column, i) =>
    column.isRight
      ? widths[i]!
      : Math.min(
          widths[i]!,
          Math.max(
            i === 0 ? MIN_FIRST_WIDTH : MIN_WIDTH,
            longestWord(column.heading),
            ...rows.map(row => longestWord(row[i]!)),
          ),
        ),
  )
  const total = () => widths.reduce((sum, each) => sum + each, 0) + COLUMN_GAP * (columns.length - 1)
  while (total() > width) {
    const slack = widths.map((each, i) => each - minimums[i]!)
    const most = Math.max(...slack)
    if (most <= 0) return null
    widths[slack.indexOf(most)]! -= Math.min(most, total() - width)
  }
  const line = (cells: readonly string[], isHead: boolean) => layOutRow(cells, columns, widths, isHead)
  const headings = line(
    columns.map(column => column.heading),
    true,
  )
  const rule = widths.map(each => '-'.repeat(each)).join(' '.repeat(COLUMN_GAP))
  return [...headings, rule, ...rows.flatMap(row => line(row, false))].join('\n')
}

function longestWord(text: string): number {
  return Math.max(0, ...text.split(/\s+/).map(word => word.length))
}

/** One row as lines; headings are aligned to the rule, cells to the first line. */
function layOutRow(
  cells: readonly string[],
  columns: readonly TextColumn[],
  widths: readonly number[],
  isHead: boolean,
): string[] {
  const wrapped = cells.map((cell, i) => breakWords(cell, widths[i]!))
  const height = Math.max(...wrapped.map(lines => lines.length))
  return Array.from({ length: height }, (_, k) =>
    wrapped
      .map((lines, i) => {
        const text = lines[isHead ? k - (height - lines.length) : k] ?? ''
        return columns[i]!.isRight ? text.padStart(widths[i]!) : text.padEnd(widths[i]!)
      })
      .join(' '.repeat(COLUMN_GAP))
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
