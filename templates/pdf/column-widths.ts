import { textWidth } from '../../shared/charts/text.ts'
import type { Column, Table } from '../../shared/document/table.ts'
import { cellText } from '../../shared/document/text.ts'

/** How a table is set: sizes and widths in points. */
export interface TableFit {
  readonly size: number
  readonly padding: number
  readonly widths: readonly number[]
}

/** Sizes of text tried in turn, until no word or figure has to be broken. */
const SIZES = [8.5, 8, 7.5, 7, 6.5]
const HEADING = 0.94
/** The estimate of a line's width may be short by this much. */
const ALLOWANCE = 1.04
/** An icon, a verdict's sign. */
const ICON = 19
const SIGN = 11
const WIDEST_TEXT = 64

/** The widest setting of a table that fits into `available` points. In a compact one long names break only where they must. */
export function fitTable(table: Table, available: number): TableFit {
  let tried: Attempt | null = null
  for (tried of attempts(table)) if (tried.needed <= available) break
  const { size, padding, columns } = tried!
  return { size, padding, widths: distributeWidth(columns, available) }
}

/** From the widest; each is measured only when it is asked for. */
function* attempts(table: Table): Generator<Attempt> {
  if (table.isCompact === true) for (const size of SIZES) yield attempt(table, size, true)
  for (const size of SIZES) yield attempt(table, size, false)
}

interface Attempt extends Omit<TableFit, 'widths'> {
  readonly columns: readonly ColumnNeed[]
  /** The least points that it takes. */
  readonly needed: number
}

/** A size of text tried; `isUnbroken` where every name has to stand on one line. */
function attempt(table: Table, size: number, isUnbroken: boolean): Attempt {
  const padding = size > 8 ? 4 : 3
  const columns = table.columns.map((column, i): ColumnNeed => {
    const need = measureColumn(table, column, i, size, padding)
    const isOnOneLine = isUnbroken || (table.isCompact === true && i > 0)
    return isOnOneLine ? { ...need, least: need.preferred } : need
  })
  return { size, padding, columns, needed: sum(columns.map(c => c.least)) }
}

interface ColumnNeed {
  readonly least: number
  readonly preferred: number
}

/** The least width at which no word is broken, and the width at which cells stand on one line and headings on two. */
function measureColumn(table: Table, column: Column, index: number, size: number, padding: number): ColumnNeed {
  const headingWords = widest(column.heading.split(/\s+/), size * HEADING, true)
  const cells = table.rows.map(row => row[index]!)
  const asText = column.kind === 'text'
  const texts = cells.flatMap(cell => {
    if (cell.kind === 'verdict') {
      const caption = cell.significant ? verdictCaption(cell.sense, table.isCompact === true) : ''
      return table.isCompact === true ? [`${cell.word}${caption}`] : [cell.word, caption]
    }
    return [cellText(cell)]
  })
  const extra = 2 * padding + (column.kind === 'icon' ? ICON : column.kind === 'verdict' ? SIGN : 0)
  const breakable = asText || column.kind === 'icon'
  const bold = column.kind === 'verdict'
  const unbroken = widest(breakable ? texts.flatMap(text => text.split(/\s+/)) : texts, size, bold)
  const lines = Math.min(widest(texts, size, bold), WIDEST_TEXT * size)
  const heading = textWidth(column.heading, size * HEADING, true)
  return {
    least: Math.max(headingWords, unbroken) * ALLOWANCE + extra,
    preferred: Math.max(headingWords, lines, heading / 2) * ALLOWANCE + extra,
  }
}

const widest = (texts: readonly string[], size: number, bold: boolean) =>
  Math.max(0, ...texts.map(text => textWidth(text, size, bold)))
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

/** What requests are left after everyone has the least is granted in proportion; what is too wide even so is squeezed. */
function distributeWidth(columns: readonly ColumnNeed[], available: number): number[] {
  const least = sum(columns.map(c => c.least))
  if (least > available) return columns.map(c => round((c.least / least) * available))
  const preferred = sum(columns.map(c => c.preferred - c.least))
  const granted = preferred === 0 ? 0 : Math.min(1, (available - least) / preferred)
  return columns.map(c => round(c.least + (c.preferred - c.least) * granted))
}

const round = (points: number) => Math.floor(points * 100) / 100

/** What a verdict that is significant means: on a line under it, or in few words after it. */
export function verdictCaption(sense: 'improvement' | 'concern' | 'neutral' | 'none', isCompact: boolean): string {
  if (isCompact) return sense === 'improvement' ? ', better' : sense === 'concern' ? ', worse' : ''
  return sense === 'improvement' || sense === 'concern' ? sense : 'significant'
}
