import type { Cell, Column, Table } from './table.ts'
import { marksOfCell } from './text.ts'

/** A column of the file: one or two for each column of the table as printed. */
export interface CsvColumn {
  readonly name: string
  readonly title: string
  readonly description: string | null
  readonly dataType: 'text' | 'number' | 'yes-no'
  readonly values: readonly string[]
}

/**
 * What a table's file holds. Figures are the printed ones without thousands separators and signs of unit (`22.3%` is
 * `22.3`, `5.5 points` is `5.5`), empty where there is none, be it `n/a` or shorthand printed alone; shorthand is in a second column
 * `NAME_marks`, the significance of a verdict in `NAME_significant`.
 */
export function csvColumns(table: Table): CsvColumn[] {
  return table.columns.flatMap((column, index) => {
    const cells = table.rows.map(row => row[index]!)
    return column.kind === 'verdict' ? verdictColumns(column, cells) : valueColumns(column, cells)
  })
}

function valueColumns(column: Column, cells: readonly Cell[]): CsvColumn[] {
  const values = cells.map(cell => plainValue(cell, column.kind === 'number'))
  const isNumeric = column.kind === 'number' && values.every(value => value === '' || isNumber(value))
  const marks = cells.map(cell => marksOfCell(cell).join(' '))
  const main: CsvColumn = {
    name: column.key,
    title: column.heading,
    description: column.description ?? null,
    dataType: isNumeric ? 'number' : 'text',
    values: isNumeric ? values : values.map(neutraliseFormula),
  }
  if (marks.every(mark => mark === '')) return [main]
  const description = 'Shorthand of the figure: e estimated, p provisional, r revised, x not available, and so on'
  return [
    main,
    {
      name: `${column.key}_marks`,
      title: `${column.heading}: shorthand`,
      description,
      dataType: 'text',
      values: marks,
    },
  ]
}

function verdictColumns(column: Column, cells: readonly Cell[]): CsvColumn[] {
  const significant = cells.map(cell => (cell.kind === 'verdict' ? (cell.significant ? 'yes' : 'no') : ''))
  return [
    {
      name: column.key,
      title: column.heading,
      description: column.description ?? null,
      dataType: 'text',
      values: cells.map(cell => neutraliseFormula(cell.kind === 'verdict' ? cell.word : plainValue(cell))),
    },
    {
      name: `${column.key}_significant`,
      title: `${column.heading}: significant`,
      description: 'Whether the difference is outside what chance explains',
      dataType: 'yes-no',
      values: significant,
    },
  ]
}

function plainValue(cell: Cell, isAmongNumbers = false): string {
  if (cell.kind === 'text')
    return marksOfCell(cell).length > 0 || (isAmongNumbers && cell.text === 'n/a') ? '' : cell.text
  if (cell.kind !== 'figure') return cell.word
  const { printed, value } = cell.figure
  if (value === null) return ''
  // £1.2m is for reading: a program wants the pounds
  if (printed.includes('£')) return String(value)
  const bare = printed
    .replaceAll(',', '')
    .replace('−', '-')
    .replace(/^\+/, '')
    .replace(/%$| points$/, '')
  return isNumber(bare) ? bare : printed
}

/** True for a plain decimal number, negative or not. */
export function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text)
}

/** Spreadsheets run text that starts like a formula; an apostrophe in front keeps it text. */
export function neutraliseFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}
