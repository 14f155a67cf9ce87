import { type Place, quoteForMessage } from '../../../faults/fault-list.ts'
import { columnLetters, isBlank } from '../../containers/grid.ts'
import type { FigureContext } from '../context.ts'
import { type ColumnRole, isMonthColumn, type Table } from '../headings/table-layout.ts'
import { namesLongIndicator } from '../rows/heading-periods.ts'

/** What a table with months as headings may have beside them. */
const WIDE_ROLES: ReadonlySet<ColumnRole> = new Set(['indicator', 'area', 'status'])

/** What may stand in two columns, which must agree: a code beside its name. */
const TWICE_ROLES: ReadonlySet<string> = new Set<ColumnRole>(['indicator', 'area', 'period'])

/** Faults of a table's headings: columns nobody knows, months twice, merged cells. */
export function checkHeadings(context: FigureContext, table: Table): void {
  const { grid, headingRow, columns } = table
  const seen = new Map<string, string>()
  const isWide = columns.some(isMonthColumn)
  const hasLongIndicator = isWide && namesLongIndicator(context, table)
  for (const column of columns) {
    const place: Place = { sheet: grid.sheet, row: headingRow, column: column.label }
    // each figure under it is judged by the frequency of its indicator
    if (column.kind === 'unclear' && column.span !== null && hasLongIndicator) continue
    if (column.kind === 'unclear') {
      context.faults.add(column.code, place, column.details)
      continue
    }
    if (column.kind === 'month' || column.kind === 'role') {
      const key = column.kind === 'month' ? column.month : column.role
      const before = seen.get(key)
      if (isWide && column.kind === 'role' && !WIDE_ROLES.has(column.role))
        context.addUnknownColumnFault(column.role, place, grid.kind)
      if (before !== undefined && !TWICE_ROLES.has(key)) addDuplicateColumnFault(context, key, before, place)
      seen.set(key, columnLetters(column.index))
      const merge = grid.merges.find(
        m =>
          m.firstRow <= headingRow - 1 &&
          m.lastRow >= headingRow - 1 &&
          m.firstColumn <= column.index &&
          m.lastColumn >= column.index &&
          m.lastColumn > m.firstColumn,
      )
      if (merge && !isOneColumn(table, merge))
        addMergedHeadingFault(context, place, columnLetters(merge.firstColumn), columnLetters(merge.lastColumn))
      continue
    }
    if (column.kind === 'indicator') continue
    const cellsBelow = table.rows.map(row => row.cells[column.index]).filter(cell => !isBlank(cell))
    const hasFigures = cellsBelow.some(
      cell => cell !== undefined && (cell.number !== null || cell.problem !== null || /^[\d,.%]+$/.test(cell.text)),
    )
    if (column.kind === 'nothing') {
      if (hasFigures && isRowNumbers(table, column.index))
        context.addNote(
          `${sheetPrefix(grid.sheet)}column ${column.label} holds the numbers of the rows and was not read.`,
        )
      else if (hasFigures)
        context.faults.add('column-without-heading', place, {
          found: 'figures under an empty heading',
          expected: 'a heading over every column of figures',
          fix: 'Write a heading, such as the month, or take the column out.',
        })
    } else if (column.kind === 'summary')
      context.addNote(
        `${sheetPrefix(grid.sheet)}column ${column.label} (${quoteForMessage(column.text)}) was not read: totals are worked out from the months.`,
      )
    else if (grid.kind === 'workbook' && !hasFigures)
      context.addNote(
        `${sheetPrefix(grid.sheet)}column ${column.label} (${quoteForMessage(column.text)}) holds words and was not read.`,
      )
    else context.addUnknownColumnFault(column.text, place, grid.kind)
  }
}

/** The first column, without a heading, counts the rows from 0 or 1: programs such as pandas write one. */
function isRowNumbers(table: Table, index: number): boolean {
  const numbers = table.rows.map(({ cells }) => cells[index]?.text ?? '')
  const first = Number(numbers[0])
  return index === 0 && (first === 0 || first === 1) && numbers.every((text, i) => text === String(first + i))
}

/** A report server lays each column over two or more of the sheet: nothing stands in those but the first. */
function isOneColumn(table: Table, { firstColumn, lastColumn }: { firstColumn: number; lastColumn: number }): boolean {
  return table.rows.every(({ cells }) => cells.slice(firstColumn + 1, lastColumn + 1).every(cell => isBlank(cell)))
}

function sheetPrefix(sheet: string | null): string {
  return sheet === null ? 'The ' : `Sheet ${sheet}: `
}

function addDuplicateColumnFault(context: FigureContext, what: string, before: string, place: Place): void {
  context.faults.add('duplicate-column', place, {
    found: `a second column for ${what}; the first is ${before}`,
    expected: 'each month and each heading once',
    fix: 'Check the headings. One of the two may be another month.',
  })
}

function addMergedHeadingFault(context: FigureContext, place: Place, first: string, last: string): void {
  context.faults.add('merged-heading', place, {
    found: `one heading over columns ${first} to ${last}`,
    expected: 'a heading of its own over every column',
    fix: 'Unmerge the cell. Then write a heading over each column.',
  })
}
