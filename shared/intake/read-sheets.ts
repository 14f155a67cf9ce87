import { UnreadableDropError } from '../faults/fault-list.ts'
import type { DropSource } from './containers/drop.ts'
import { type Grid, isBlank } from './containers/grid.ts'
import { openWorkbook } from './containers/workbook/open-workbook.ts'
import type { WorkbookFormat } from './containers/workbook/workbook.ts'
import type { FigureContext } from './figures/context.ts'
import { findLikelyHeadings } from './figures/headings/find-table.ts'
import { noHeadingsError } from './figures/headings/heading-faults.ts'
import type { Table } from './figures/headings/table-layout.ts'
import { readWholeTable } from './figures/table/read-whole-table.ts'
import { tableOfSheet } from './figures/table/table-of-sheet.ts'
import { findPublished } from './published/find-published.ts'
import { readAsPublished } from './published/load-published.ts'

/** Reads the figures on the sheets of a workbook. */
export async function readSheets(
  context: FigureContext,
  source: DropSource,
  format: WorkbookFormat,
  file: string,
): Promise<void> {
  const workbook = await openWorkbook(source, format)
  for (const name of workbook.otherSheets) context.addNote(`Sheet ${name} was not read: it is a chart, not a table.`)
  if (workbook.hasMacros) context.addNote('The workbook has macros. They were not run.')
  if (workbook.hasExternalLinks)
    context.addNote('The workbook has links to other workbooks. No figure that was read comes through one.')
  const published = workbook.sheets.flatMap(grid => findPublished(grid) ?? [])
  if (published.length > 0) {
    // its other sheets are the publisher's cover, contents and notes
    for (const grid of workbook.sheets)
      if (grid.rows.length > 0 && !published.some(table => table.grid === grid))
        context.addNote(`Sheet ${grid.sheet ?? ''} was not read: it is not a published table of the same kind.`)
    return readAsPublished(context, published)
  }
  const tables = workbook.sheets.flatMap(grid => tableOfSheet(context, grid) ?? [])
  if (tables.length === 0 && context.faults.count === 0) {
    const likelyHeadings = workbook.sheets.find(grid => !grid.isHidden && findLikelyHeadings(grid, context.names))
    throw likelyHeadings ? noHeadingsError(likelyHeadings, context.names) : noTableError()
  }
  const hasGreyKey = workbook.sheets.some(definesGreyAsEstimated)
  context.greyMeansEstimated = hasGreyKey
  for (const table of tables) {
    if (table.grid.hiddenRows > 0)
      context.addNote(
        `Sheet ${table.grid.sheet ?? ''}: ${table.grid.hiddenRows} hidden rows were read like the others.`,
      )
    const hidden = table.columns.filter(
      ({ kind, index }) => kind !== 'nothing' && table.grid.hiddenColumns.includes(index),
    )
    if (hidden.length > 0)
      context.addNote(
        `Sheet ${table.grid.sheet ?? ''}: hidden columns (${hidden.map(({ label }) => label).join(', ')}) were read like the others.`,
      )
    readWholeTable(context, table, file)
    if (definesGreyAsEstimated(table.grid) && !hasGrey(table))
      context.addNote(
        `Sheet ${table.grid.sheet ?? ''} says that grey cells are estimates, but no cell is grey. Figures without a status were taken as published.`,
      )
  }
}

function definesGreyAsEstimated(grid: Grid): boolean {
  return grid.rows.some(row =>
    row.cells.some(cell => cell?.number === null && /gr[ea]y/i.test(cell.text) && /estimat/i.test(cell.text)),
  )
}

function hasGrey(table: Table): boolean {
  return table.rows.some(row => row.cells.some(cell => cell?.isGrey === true && !isBlank(cell)))
}

function noTableError(): UnreadableDropError {
  return new UnreadableDropError(
    'no-table',
    {},
    {
      found: 'a workbook without a table of figures',
      expected: 'a sheet with headings such as Indicator and months',
      fix: 'Check that this is the right workbook. Put headings over the figures.',
    },
  )
}
