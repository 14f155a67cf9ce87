import { readAll, tooLargeError } from './bytes.ts'
import { type CsvFormat, newCsvFormat, readCsvBatches } from './csv-rows.ts'
import { findGarbled, garbledTextError } from './garbled-text.ts'
import { findInvisible, withoutInvisible } from './invisible-characters.ts'
import { MAX_TABLE_BYTES } from './limits.ts'

/**
 * One cell of a table, from a CSV or a workbook alike.
 *
 * - `text`: as a person sees it, trimmed, without invisible characters; empty for a blank cell
 * - `shownText`: what a workbook's format shows of a number or a date: `7.10`, `May-18`; null for text
 * - `number`: what a workbook holds as a number (a percent cell of 82.5% holds 0.825); null for text
 * - `date`: what a workbook holds as a date, `2018-03-31`; `dateParts`: what its format shows of it
 * - `problem`: why the cell's figure cannot be trusted
 * - `plainText`: the text without raised or struck-through parts, where it has any
 * - `isStruck`: the whole cell is struck through
 * - `invisible`: an invisible character that was left out, `zero-width space, U+200B`
 */
export interface Cell {
  readonly text: string
  readonly shownText: string | null
  readonly number: number | null
  readonly isPercent: boolean
  readonly date: string | null
  readonly dateParts: 'day' | 'day-without-year' | 'month' | 'year' | null
  readonly boolean: boolean | null
  readonly problem: 'uncached-formula' | 'error-value' | 'external-link' | 'not-a-number' | null
  readonly isGrey: boolean
  readonly plainText: string | null
  readonly isStruck: boolean
  readonly invisible: string | null
}

/** A cell of no text: what a reader adds to. */
export const BLANK_CELL: Cell = {
  text: '',
  shownText: null,
  number: null,
  isPercent: false,
  date: null,
  dateParts: null,
  boolean: null,
  problem: null,
  isGrey: false,
  plainText: null,
  isStruck: false,
  invisible: null,
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
  /** Columns that cannot be seen, counted from 0. */
  readonly hiddenColumns: readonly number[]
  readonly isCommaDecimal: boolean
}

/** `A` for 0, `Z` for 25, `AA` for 26. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}

/** 1 for `A`, 27 for `AA`, in capitals or not. */
export const columnNumber = (letters: string): number =>
  Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

export function isBlank(cell: Cell | undefined): boolean {
  return cell === undefined || (cell.text === '' && cell.problem === null)
}

function textCell(text: string): Cell | undefined {
  const trimmed = withoutInvisible(text).trim()
  return trimmed === '' ? undefined : { ...BLANK_CELL, text: trimmed, invisible: findInvisible(text) }
}

/** A CSV held whole as a grid: for tables that people make, not for a publisher's large files. Throws UnreadableDrop. */
export async function readCsvGrid(bytes: AsyncIterable<Uint8Array>): Promise<{ grid: Grid; report: CsvFormat }> {
  const allBytes = await readAll(bytes)
  if (allBytes.length > MAX_TABLE_BYTES) throw tooLargeError(allBytes.length, MAX_TABLE_BYTES, {})
  const report = newCsvFormat()
  const rows: GridRow[] = []
  for await (const batch of readCsvBatches(singleChunk(allBytes), null, report))
    batch.rows.forEach((cells, i) => {
      const garbled = cells.map(findGarbled).find(found => found !== undefined)
      if (garbled !== undefined) throw garbledTextError(garbled, { row: batch.firstRow + i })
      if (cells.some(cell => cell.trim() !== '')) rows.push({ row: batch.firstRow + i, cells: cells.map(textCell) })
    })
  const grid: Grid = {
    kind: 'csv',
    sheet: null,
    isHidden: false,
    rows,
    merges: [],
    hiddenRows: 0,
    hiddenColumns: [],
    isCommaDecimal: report.delimiter === ';',
  }
  return { grid, report }
}

async function* singleChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve()
  yield bytes
}
