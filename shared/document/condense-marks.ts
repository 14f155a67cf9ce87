import type { Mark } from './figure.ts'
import { MARKS } from './figure.ts'
import type { Cell, Column, Table } from './table.ts'
import { marksToPrint } from './text.ts'

/** Shorthand that says how firm a figure is. What stands in a figure's place (`[c]`, `[x]`, `[z]`) is never moved. */
const MOVABLE = ['b', 'e', 'p', 'r', 'u'] as const satisfies readonly Mark[]
type Movable = (typeof MOVABLE)[number]

/** Rows named as an exception; more are counted on the other side. */
const MAX_NAMED = 3

/**
 * The table with shorthand said once instead of behind every figure: a column of which most figures carry it has it in its heading, with a
 * note that names the rows it does not hold for; a row with more than one left has it behind its name. What is published as CSV keeps
 * the status of each figure.
 */
export function condenseMarks(table: Table): Table {
  const known = CONDENSED.get(table)
  if (known !== undefined) return known
  const condensed = MOVABLE.reduce(condense, table)
  CONDENSED.set(table, condensed)
  return condensed
}

/** Tables are values that never change: each is condensed once. */
const CONDENSED = new WeakMap<Table, Table>()

function condense(table: Table, mark: Movable): Table {
  const columns = table.columns.map((_, i) => i).filter(i => isMostly(table, i, mark))
  const withColumns = columns.reduce((moved, i) => clear(moved, mark, (_, column) => column === i), table)
  const rows = table.rows.map((_, y) => y).filter(y => countIn(withColumns.rows[y]!, mark) > 1)
  const withRows = rows.reduce((moved, y) => clear(moved, mark, row => row === y), withColumns)
  return {
    ...withRows,
    columns: withRows.columns.map((column, i) => (columns.includes(i) ? headed(column, mark) : column)),
    rows: withRows.rows.map((row, y) => (rows.includes(y) ? named(row, mark) : row)),
    notes: [...table.notes, ...columnNotes(table, columns, mark), ...rowNotes(withColumns, rows, mark)],
  }
}

/** Whether more than half of the figures of a column carry the shorthand, and more than one. */
function isMostly(table: Table, column: number, mark: Mark): boolean {
  const figures = table.rows.flatMap(row => (row[column]!.kind === 'figure' ? [row[column]!] : []))
  const marked = figures.filter(cell => has(cell, mark)).length
  return marked > 1 && marked > figures.length / 2
}

const has = (cell: Cell, mark: Mark) => cell.kind === 'figure' && marksToPrint(cell.figure).includes(mark)
const countIn = (row: readonly Cell[], mark: Mark) => row.filter(cell => has(cell, mark)).length

function clear(table: Table, mark: Mark, isCleared: (row: number, column: number) => boolean): Table {
  const rows = table.rows.map((row, y) =>
    row.map(
      (cell, x): Cell =>
        cell.kind === 'figure' && isCleared(y, x)
          ? { kind: 'figure', figure: { ...cell.figure, marks: cell.figure.marks.filter(each => each !== mark) } }
          : cell,
    ),
  )
  return { ...table, rows }
}

const headed = (column: Column, mark: Mark): Column => ({ ...column, heading: `${column.heading} [${mark}]` })

function named([first, ...rest]: readonly Cell[], mark: Mark): Cell[] {
  return first?.kind === 'text' ? [{ ...first, text: `${first.text} [${mark}]` }, ...rest] : [first!, ...rest]
}

/** `2015/16, 2016/17: [e] but for March.`, one for all columns with the same exceptions; nothing where there are none. */
function columnNotes(table: Table, columns: readonly number[], mark: Movable): string[] {
  const byExceptions = new Map<string, string[]>()
  for (const i of columns) {
    const figures = table.rows.filter(row => row[i]!.kind === 'figure')
    const firm = figures.filter(row => !has(row[i]!, mark))
    const words = firm.length === 0 ? '' : exceptionWords(firm, figures.length)
    byExceptions.set(words, [...(byExceptions.get(words) ?? []), table.columns[i]!.heading])
  }
  return [...byExceptions].flatMap(([words, headings]) =>
    words === '' ? [] : [`${headings.join(', ')}: ${MARKS[mark]}, ${words}.`],
  )
}

function exceptionWords(firm: readonly (readonly Cell[])[], of: number): string {
  const names = firm.map(([first]) => nameOf(first!))
  return names.length <= MAX_NAMED ? `but for ${names.join(', ')}` : `but for ${names.length} of ${of}`
}

/** `Effective Trial rate: 2 years before, 3 years before estimated.`, one for all rows with the same columns. */
function rowNotes(table: Table, rows: readonly number[], mark: Movable): string[] {
  const byColumns = new Map<string, string[]>()
  for (const y of rows) {
    const row = table.rows[y]!
    const headings = table.columns.flatMap(({ heading }, x) => (has(row[x]!, mark) ? [heading] : [])).join(', ')
    byColumns.set(headings, [...(byColumns.get(headings) ?? []), nameOf(row[0]!)])
  }
  return [...byColumns].map(([headings, names]) => `${names.join(', ')}: ${MARKS[mark]} in ${headings}.`)
}

const nameOf = (cell: Cell) => (cell.kind === 'text' ? cell.text : cell.kind === 'icon' ? cell.word : '')
