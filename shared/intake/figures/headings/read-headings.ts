import { type NameLookup, normaliseName } from '../../../config/known-names.ts'
import { type Cell, columnLetters, type Grid, type GridRow, isBlank } from '../../containers/grid.ts'
import { isPercentHeading, isRateHeading, isSummary, roleOf } from './known-headings.ts'
import { longSpanFault, readMonthHeading } from './month-heading.ts'
import { spanHeading } from './span-heading.ts'
import type { Column } from './table-layout.ts'

/** What the headings of a row say, each on its own, with the row above for what its cells lack. */
export function readHeadings(grid: Grid, row: GridRow, above: GridRow | undefined, names: NameLookup): Column[] {
  return row.cells.map((cell, index) => readHeading(grid, cell, index, above, names))
}

function readHeading(
  grid: Grid,
  cell: Cell | undefined,
  index: number,
  above: GridRow | undefined,
  names: NameLookup,
): Column {
  const text = cell?.text ?? ''
  const label = grid.kind === 'workbook' ? columnLetters(index) : text
  if (isBlank(cell) || !cell)
    return { kind: 'nothing', label: grid.kind === 'workbook' ? label : columnLetters(index), index, text: '' }
  const folded = normaliseName(text)
  const role = roleOf(text, names)
  if (role)
    return {
      ...{ kind: 'role', role, isPercent: isPercentHeading(folded), isRate: isRateHeading(folded) },
      ...{ label, index },
    }
  const month = readMonthHeading(cell, index, above)
  const span = spanHeading(cell, index, above)
  if (month.outcome === 'month')
    return { kind: 'month', month: month.month, mark: month.mark ?? null, span, label, index }
  if (month.outcome === 'unclear')
    return { kind: 'unclear', code: month.code, details: month.details, span, label, index }
  if (span !== null) return { kind: 'unclear', ...longSpanFault(text), span, label, index }
  return {
    kind: grid.kind === 'workbook' && isSummary(text, folded, names) ? 'summary' : 'unknown',
    label,
    index,
    text,
  }
}
