import { quoteForMessage } from '../../../faults/fault-list.ts'
import type { SuppliedStatus } from '../../../observations/observation.ts'
import { addCellProblem, readStatus } from '../../cells/figure-cell.ts'
import type { GridRow } from '../../containers/grid.ts'
import type { FigureContext } from '../context.ts'
import type { TableCells } from '../headings/table-cells.ts'

/** Characters of a reason that are kept: it stands in a cell of a table. */
const MAX_REASON_LENGTH = 300

/** The status that a row gives its figures, null where it gives none; `isConfirmed`: the supplier has answered what was asked about it. */
export function readRowStatus(
  context: FigureContext,
  cells: TableCells,
  row: GridRow,
): { readonly status: SuppliedStatus | null; readonly isConfirmed: boolean } | undefined {
  const cell = cells.cell(row, 'status')
  const place = cells.place(row, cells.roles.get('status'))
  if (cell && addCellProblem(context.faults, place, cell)) return undefined
  const words = (cell?.text ?? '').toLowerCase()
  const isConfirmed = /\bconfirmed$/.test(words) && !/\bun-?confirmed$/.test(words)
  const rest = isConfirmed ? words.replace(/[\s,;]*confirmed$/, '') : words
  const status = rest === '' ? null : readStatus(rest)
  if (status !== undefined) return { status, isConfirmed }
  context.faults.add('unknown-status', place, {
    found: quoteForMessage(cell!.text),
    expected: 'published, provisional, estimated, revised, missing or suppressed',
    fix: 'Use one of these words, or leave the cell empty for a published figure. To confirm a figure that was asked about, write confirmed after the word.',
  })
  return undefined
}

/** Why a row's figures were restated, where it says so: one line. */
export function readReason(cells: TableCells, row: GridRow): string | undefined {
  const words = (cells.cell(row, 'reason')?.text ?? '').replaceAll(/\s+/g, ' ').trim()
  return words === '' ? undefined : words.slice(0, MAX_REASON_LENGTH)
}
