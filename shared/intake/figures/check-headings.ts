import { type Place, quoteFound } from '../fault-list.ts'
import { columnLetters, isBlank } from '../grid.ts'
import type { FigureContext } from './context.ts'
import { type ColumnRole, isMonthColumn, type Table } from './layout.ts'

/** What a table with months as headings may have beside them. */
const WIDE_ROLES: ReadonlySet<ColumnRole> = new Set(['indicator', 'area', 'status'])

/** Faults of a table's headings: columns nobody knows, months twice, merged cells. */
export function checkHeadings(context: FigureContext, table: Table): void {
  const { grid, headingRow, columns } = table
  const seen = new Map<string, string>()
  const isWide = columns.some(isMonthColumn)
  for (const column of columns) {
    const place: Place = { sheet: grid.sheet, row: headingRow, column: column.label }
    if (column.holds === 'unclear') {
      context.faults.add(column.code, place, column.words)
      continue
    }
    if (column.holds === 'month' || column.holds === 'role') {
      const key = column.holds === 'month' ? column.month : column.role
      const before = seen.get(key)
      if (isWide && column.holds === 'role' && !WIDE_ROLES.has(column.role))
        context.unknownColumn(column.role, place, grid.kind)
      if (before !== undefined) twice(context, key, before, place)
      seen.set(key, columnLetters(column.at))
      const merge = grid.merges.find(
        m =>
          m.firstRow <= headingRow - 1 &&
          m.lastRow >= headingRow - 1 &&
          m.firstColumn <= column.at &&
          m.lastColumn >= column.at &&
          m.lastColumn > m.firstColumn,
      )
      if (merge) mergedHeading(context, place, columnLetters(merge.firstColumn), columnLetters(merge.lastColumn))
      continue
    }
    const below = table.rows.map(row => row.cells[column.at]).filter(cell => !isBlank(cell))
    const hasFigures = below.some(
      cell => cell !== undefined && (cell.number !== null || cell.trouble !== null || /^[\d,.%]+$/.test(cell.text)),
    )
    if (column.holds === 'nothing') {
      if (hasFigures)
        context.faults.add('column-without-heading', place, {
          found: 'figures under an empty heading',
          expected: 'a heading over every column of figures',
          mend: 'Write a heading, such as the month, or take the column out.',
        })
    } else if (column.holds === 'summary')
      context.note(
        `${sheetWords(grid.sheet)}column ${column.label} (${quoteFound(column.text)}) was not read: totals are worked out from the months.`,
      )
    else if (grid.kind === 'workbook' && !hasFigures)
      context.note(
        `${sheetWords(grid.sheet)}column ${column.label} (${quoteFound(column.text)}) holds words and was not read.`,
      )
    else context.unknownColumn(column.text, place, grid.kind)
  }
}

function sheetWords(sheet: string | null): string {
  return sheet === null ? 'The ' : `Sheet ${sheet}: `
}

function twice(context: FigureContext, what: string, before: string, place: Place): void {
  context.faults.add('column-twice', place, {
    found: `a second column for ${what}; the first is ${before}`,
    expected: 'each month and each heading once',
    mend: 'Check the headings. One of the two may be another month.',
  })
}

function mergedHeading(context: FigureContext, place: Place, first: string, last: string): void {
  context.faults.add('merged-heading', place, {
    found: `one heading over columns ${first} to ${last}`,
    expected: 'a heading of its own over every column',
    mend: 'Unmerge the cell. Then write a heading over each column.',
  })
}
