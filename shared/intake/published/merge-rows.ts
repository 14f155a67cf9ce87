import type { Indicator } from '../../config/schema/indicator.ts'
import { joinWords } from '../../document/count-words.ts'
import { quoteForMessage } from '../../faults/fault-list.ts'
import { BLANK_CELL, columnLetters, type GridRow } from '../containers/grid.ts'
import type { FigureContext } from '../figures/context.ts'
import { readValueCell } from '../figures/read-value-cell.ts'
import { indexOfHeading, type PublishedTable, textsOf } from './find-published.ts'

/** The rows of one series: its indicator, the headings of its figures, and the headings that the board's file leaves open. */
export interface SeriesRows {
  readonly indicator: Indicator
  readonly rows: readonly GridRow[]
  readonly figures: readonly string[]
  readonly open: readonly string[]
}

/**
 * One row for each area and period of a series. Where a table's rows are parts of a figure they are added up in the first of them;
 * elsewhere rows that say the same are one, and rows that differ by what the board's file leaves open are a fault.
 */
export function mergeRows(
  context: FigureContext,
  table: PublishedTable,
  series: SeriesRows,
): { readonly rows: readonly GridRow[]; readonly repeated: number } {
  const groups = new Map<string, GridRow[]>()
  for (const row of series.rows) {
    const under = textsOf(table, row)
    const key = `${context.names.findArea(under(table.layout.area))!.id}|${table.layout.period(under)}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  if (table.layout.isSummed)
    return { rows: [...groups.values()].flatMap(rows => addUp(context, table, series, rows) ?? []), repeated: 0 }
  const kept = [...groups.values()].map(rows => withoutRepeats(table, series, rows))
  if (kept.some(rows => rows.length > 1) && hasOpenChoice(context, table, series, kept))
    return { rows: [], repeated: 0 }
  const rows = kept.flat()
  return { rows, repeated: series.rows.length - rows.length }
}

/** The parts of a figure as one row; undefined after the fault of a part that is no plain number. */
function addUp(
  context: FigureContext,
  table: PublishedTable,
  { indicator, figures }: SeriesRows,
  rows: readonly GridRow[],
): GridRow | undefined {
  const [first] = rows
  if (rows.length === 1) return first!
  const heading = figures[0]!
  const index = indexOfHeading(table, heading)
  let sum = 0
  for (const row of rows) {
    const { sheet, kind, isCommaDecimal } = table.grid
    const place = { sheet, row: row.row, column: kind === 'workbook' ? columnLetters(index) : heading }
    const part = readValueCell(row.cells[index], isCommaDecimal, place)
    // withheld or not there: so is the figure, and its reader says so
    if (!('code' in part) && part.number === null && part.mark !== null) return row
    if ('code' in part || part.number === null || part.number.isPercent || part.doubts.length > 0) {
      context.faults.add('part-unclear', place, {
        found: quoteForMessage(row.cells[index]?.text ?? ''),
        expected: `a plain number, since ${indicator.name} is added up from ${rows.length} rows`,
        fix: 'Download the table again, and send it as it comes.',
      })
      return undefined
    }
    sum += part.number.value
  }
  const cells = [...first!.cells]
  cells[index] = { ...BLANK_CELL, text: String(sum), number: table.grid.kind === 'workbook' ? sum : null }
  return { row: first!.row, cells }
}

/** Rows whose figures and choices are the same are one: a publisher repeats a country under each of its regions. */
function withoutRepeats(table: PublishedTable, { figures, open }: SeriesRows, rows: readonly GridRow[]): GridRow[] {
  const seen = new Set<string>()
  return rows.filter(row => {
    const key = JSON.stringify([...figures, ...open].map(textsOf(table, row)))
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}

/** True after the fault of a heading under which the rows of one figure differ: which is meant is for the board's file to say. */
function hasOpenChoice(
  context: FigureContext,
  table: PublishedTable,
  { indicator, open }: SeriesRows,
  groups: readonly (readonly GridRow[])[],
): boolean {
  for (const heading of open)
    for (const rows of groups) {
      const texts = [...new Set(rows.map(row => textsOf(table, row)(heading)))]
      if (texts.length < 2) continue
      context.faults.add(
        'series-unclear',
        { sheet: table.grid.sheet, row: rows[1]!.row },
        {
          found: `${indicator.name} by ${heading}: ${joinWords(texts.map(quoteForMessage))}`,
          expected: 'one row for each area and period',
          fix: `Ask an administrator to say in the board’s file which ${heading} is meant, under published of the indicator.`,
        },
      )
      return true
    }
  return false
}
