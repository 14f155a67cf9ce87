import { normaliseName } from '../../config/known-names.ts'
import type { TableSpec } from '../../config/schema/tables.ts'
import { type FaultList, quoteForMessage } from '../../faults/fault-list.ts'
import type { Grid } from '../containers/grid.ts'
import { countUnfit, layOut, type TableLayout } from './table-layout.ts'

/**
 * Which table of the board's file a sheet is: the one it names, in a column `table`, in the name of the sheet or in a line above
 * the headings; otherwise the one whose headings it has. Null for a sheet without a table, and with a fault where it could be
 * several or has the headings of none.
 */
export function chooseTable(grid: Grid, specs: readonly TableSpec[], faults: FaultList): TableLayout | null {
  const layouts = specs.flatMap(spec => layOut(grid, spec) ?? [])
  const named = layouts.filter(layout => namesTable(layout))
  const fitting = layouts.filter(layout => countUnfit(layout) === 0)
  const [chosen, ...others] = named.length > 0 ? named : fitting.length > 0 ? fitting : bestOf(layouts)
  if (chosen === undefined) {
    if (hasTable(grid))
      faults.add('unknown-table', { sheet: grid.sheet, row: grid.rows[0]?.row }, noSuchTable(grid, specs))
    return null
  }
  if (others.length > 0) {
    faults.add(
      'ambiguous-table',
      { sheet: grid.sheet, row: chosen.headings.row },
      {
        found: `headings of ${[chosen, ...others].map(({ spec }) => spec.title).join(' and of ')}`,
        expected: 'a table that is named',
        fix: `Say which table it is: give it a column table with ${chosen.spec.id} in every row, or that name to the sheet.`,
      },
    )
    return null
  }
  return chosen
}

/** True where the sheet says that it is this table. */
function namesTable({ spec, grid, columns, headings, rows }: TableLayout): boolean {
  const isName = (text: string | null | undefined) =>
    text !== null &&
    text !== undefined &&
    [spec.id, spec.title].some(name => normaliseName(name) === normaliseName(text))
  const column = columns.findIndex(each => each?.kind === 'table')
  if (column !== -1) return isName(rows[0]?.cells[column]?.text)
  const above = grid.rows.filter(({ row }) => row < headings.row)
  return isName(grid.sheet) || above.some(({ cells }) => cells.some(cell => isName(cell?.text)))
}

/** The layouts with the fewest headings amiss, so that their faults can be named. */
function bestOf(layouts: readonly TableLayout[]): TableLayout[] {
  const least = Math.min(...layouts.map(countUnfit))
  return layouts.filter(layout => countUnfit(layout) === least)
}

/** Two rows or more of two cells and more. */
const hasTable = ({ rows }: Grid) =>
  rows.filter(({ cells }) => cells.filter(cell => cell !== undefined).length > 1).length > 1

function noSuchTable(grid: Grid, specs: readonly TableSpec[]) {
  const first = grid.rows.find(({ cells }) => cells.filter(cell => cell !== undefined).length > 1)
  return {
    found: quoteForMessage((first?.cells ?? []).flatMap(cell => (cell ? [cell.text] : [])).join(', ')),
    expected: `the headings of a table of this board: ${specs.map(({ id, rows, measures }) => `${id} (${[rows.heading, ...measures.map(({ heading }) => heading)].join(', ')})`).join('; ')}`,
    fix: 'Give the columns these headings, and say the period in a column period or above the table.',
  }
}
