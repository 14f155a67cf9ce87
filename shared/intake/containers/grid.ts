import { readAll, tooLargeError } from './bytes.ts'
import { type CsvFormat, newCsvFormat, readCsvBatches } from './csv-rows.ts'
import { MAX_TABLE_BYTES } from './limits.ts'

/**
 * One cell of a table, from a CSV or a workbook alike.
 *
 * - `text`: as a person sees it, trimmed; empty for a blank cell
 * - `number`: what a workbook holds as a number (a percent cell of 82.5% holds 0.825); null for text
 * - `date`: what a workbook holds as a date, `2018-03-31`
 * - `trouble`: why the cell's figure cannot be trusted
 */
export interface Cell {
  readonly text: string
  readonly number: number | null
  readonly isPercent: boolean
  readonly date: string | null
  readonly boolean: boolean | null
  readonly problem: 'uncached-formula' | 'error-value' | 'external-link' | null
  readonly isGrey: boolean
}

export interface GridRow {
  readonly row: number
  readonly cells: readonly (Cell | undefined)[]
}

/** A merged block, rows and columns counted from 0, ends included. */
interface Merge {
  readonly firstRow: number
  readonly lastRow: number
  readonly firstColumn: number
  readonly lastColumn: number
}

/** A sheet, or a CSV as one: rows that are wholly blank are left out, their numbers stay. */
export interface Grid {
  readonly kind: 'csv' | 'workbook'
  readonly sheet: string | null
  readonly isHidden: boolean
  readonly rows: readonly GridRow[]
  readonly merges: readonly Merge[]
  readonly hiddenRows: number
  readonly isCommaDecimal: boolean
}

/** `A` for 0, `Z` for 25, `AA` for 26. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}

export function isBlank(cell: Cell | undefined): boolean {
  return cell === undefined || (cell.text === '' && cell.problem === null)
}

function textCell(text: string): Cell | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  return { text: trimmed, number: null, isPercent: false, date: null, boolean: null, problem: null, isGrey: false }
}

/** A CSV held whole as a grid: for tables that people make, not for police.uk's files. Throws UnreadableDrop. */
export async function readCsvGrid(bytes: AsyncIterable<Uint8Array>): Promise<{ grid: Grid; report: CsvFormat }> {
  const allBytes = await readAll(bytes)
  if (allBytes.length > MAX_TABLE_BYTES) throw tooLargeError(allBytes.length, MAX_TABLE_BYTES, {})
  const report = newCsvFormat()
  const rows: GridRow[] = []
  for await (const batch of readCsvBatches(singleChunk(allBytes), null, report))
    batch.rows.forEach((cells, i) => {
      if (cells.some(cell => cell.trim() !== '')) rows.push({ row: batch.firstRow + i, cells: cells.map(textCell) })
    })
  const grid: Grid = {
    kind: 'csv',
    sheet: null,
    isHidden: false,
    rows,
    merges: [],
    hiddenRows: 0,
    isCommaDecimal: report.delimiter === ';',
  }
  return { grid, report }
}

async function* singleChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve()
  yield bytes
}
