import type { Indicator } from '../../config/schema/indicator.ts'
import { BLANK_CELL, type Cell, columnLetters, type GridRow } from '../containers/grid.ts'
import type { FigureContext } from '../figures/context.ts'
import type { Column, ColumnRole } from '../figures/headings/table-layout.ts'
import { readTable } from '../figures/table/read-table.ts'
import { indexOfHeading, type PublishedTable, textsOf } from './find-published.ts'

/** Reads the rows of one series as a return of one indicator, by the reader of returns. */
export function readSeries(
  context: FigureContext,
  table: PublishedTable,
  indicator: Indicator,
  rows: readonly GridRow[],
): void {
  if (rows.length === 0) return
  const { grid, headings } = table
  const uses = columnUses(table, indicator)
  const columns = headings.cells.map((cell, index): Column => {
    const label = grid.kind === 'workbook' ? columnLetters(index) : (cell?.text ?? '')
    const role = uses.get(index)
    return role === undefined
      ? { kind: 'nothing', label, index, text: '' }
      : { kind: 'role', role, isPercent: false, isRate: false, label, index }
  })
  readTable(
    context,
    { grid, headingRow: headings.row, columns, rows: rows.map(row => toReturnRow(table, indicator, uses, row)) },
    { area: context.wholeArea, of: () => [] },
  )
}

/** What each column that is read holds, by its index. */
function columnUses(table: PublishedTable, indicator: Indicator): ReadonlyMap<number, ColumnRole> {
  const { layout } = table
  const { value, numerator, denominator } = layout.figures(indicator)
  const uses: readonly (readonly [string | null | undefined, ColumnRole])[] = [
    [layout.seriesHeading, 'indicator'],
    [layout.area, 'area'],
    [layout.periodHeading, 'period'],
    [value, 'value'],
    [numerator, 'numerator'],
    [denominator, 'denominator'],
    [layout.statusHeading, 'status'],
  ]
  return new Map(
    uses.flatMap(([heading, role]) => {
      const index = heading == null ? -1 : indexOfHeading(table, heading)
      return index === -1 ? [] : [[index, role] as const]
    }),
  )
}

/** A row as a return would have it: the indicator by its id, period and status in our words. */
function toReturnRow(
  table: PublishedTable,
  indicator: Indicator,
  uses: ReadonlyMap<number, ColumnRole>,
  row: GridRow,
): GridRow {
  const { layout } = table
  const under = textsOf(table, row)
  const isEmpty = Object.values(layout.figures(indicator)).every((heading: string) => under(heading) === '')
  const cells = table.headings.cells.map((_, index) => {
    const cell = row.cells[index]
    switch (uses.get(index)) {
      case 'indicator':
        return textCell(indicator.id)
      case 'period':
        return textCell(layout.period(under))
      case 'status':
        return textCell(layout.status(under, isEmpty) ?? '')
      case 'value':
        return indicator.aggregation === 'percentage' && layout.percentagesWithoutSign ? withSign(cell) : cell
      default:
        return cell
    }
  })
  return { row: row.row, cells }
}

const textCell = (text: string): Cell | undefined => (text === '' ? undefined : { ...BLANK_CELL, text })

/** 0.6 there is 0.6%, which in a return could be 60%. */
const withSign = (cell: Cell | undefined): Cell | undefined =>
  cell !== undefined && /^[\d.]+$/.test(cell.text) ? textCell(`${cell.text}%`) : cell
