import Papa from 'papaparse'
import { UnreadableDropError } from '../../faults/fault-list.ts'
import { readCsvGrid } from '../containers/grid.ts'
import type { Ask } from './ask.ts'

/** What a spreadsheet would take for a formula; a negative number is none. */
const FORMULA = /^[=+@\t\r]|^-(?![\d.,]+%?$)/

/**
 * A CSV to fill in: the rows of the one that came, with what is wrong left empty and columns that nobody knows left out. Where not even
 * the headings could be read, `headings` alone. Formulas are made text.
 */
export async function csvTemplate(
  bytes: Uint8Array,
  asks: readonly Ask[],
  headings: readonly string[],
): Promise<string> {
  const rows = (await readRows(bytes)) ?? []
  const headingRow = asks.find(({ code }) => code === 'no-headings')
    ? undefined
    : rows.find(({ cells }) => cells.filter(text => text !== '').length > 1)
  if (headingRow === undefined) return unparse([[...headings]])
  const dropped = new Set(
    asks.flatMap(({ code, column }) =>
      code === 'unknown-column' && column !== null ? [headingRow.cells.indexOf(column)] : [],
    ),
  )
  const wrong = new Set(
    asks.flatMap(({ row, column }) =>
      row === null || column === null ? [] : [`${row} ${headingRow.cells.indexOf(column)}`],
    ),
  )
  const missing = asks.flatMap(({ code, expected }) => (code === 'missing-column' ? [expected] : []))
  return unparse(
    rows.map(({ row, cells }) => [
      ...cells.flatMap((text, i) =>
        dropped.has(i) ? [] : [row !== headingRow.row && wrong.has(`${row} ${i}`) ? '' : text],
      ),
      ...missing.map(heading => (row === headingRow.row ? heading : '')),
    ]),
  )
}

const unparse = (rows: string[][]) => `\ufeff${Papa.unparse(rows, { escapeFormulae: FORMULA })}\r\n`

async function readRows(
  bytes: Uint8Array,
): Promise<readonly { readonly row: number; readonly cells: readonly string[] }[] | null> {
  async function* whole() {
    await Promise.resolve()
    yield bytes
  }
  try {
    const { grid } = await readCsvGrid(whole())
    return grid.rows.map(({ row, cells }) => ({ row, cells: Array.from(cells, cell => cell?.text ?? '') }))
  } catch (error) {
    if (error instanceof UnreadableDropError) return null
    throw error
  }
}
