import type { Indicator } from '../../../config/schema/indicator.ts'
import type { SuppliedStatus } from '../../../observations/observation.ts'
import type { ParsedNumber } from '../../cells/number-cell.ts'
import type { GridRow } from '../../containers/grid.ts'
import type { FigureContext } from '../context.ts'
import type { Doubt } from '../doubt.ts'
import { FIGURE_PARTS, type FigurePart, type FigureParts, NO_PARTS } from '../figure-parts.ts'
import type { IndicatorColumn, MonthColumn, RoleColumn, SpanColumn, TableCells } from '../headings/table-cells.ts'
import { readValueCell, type ValueCell } from '../read-value-cell.ts'
import { pointsAreDecimals, threeZerosDoubt } from '../three-zeros.ts'

/** The numbers of a row, with what their cells say of them. Each is undefined after its fault was added. */
export class RowFigureReader {
  readonly #pointsAreDecimals: boolean

  constructor(
    readonly context: FigureContext,
    readonly cells: TableCells,
  ) {
    this.#pointsAreDecimals = pointsAreDecimals(cells.table.rows)
  }

  /** The number of a cell: what a row of one figure gives. */
  cell(row: GridRow, column: RoleColumn | MonthColumn | SpanColumn | IndicatorColumn): ValueCell | undefined {
    const place = this.cells.place(row, column)
    const cell = readValueCell(row.cells[column.index], this.cells.table.grid.isCommaDecimal, place)
    if ('code' in cell) {
      this.context.faults.add(cell.code, place, cell.details)
      return undefined
    }
    const zeros = this.#pointsAreDecimals ? undefined : threeZerosDoubt(row.cells[column.index], place)
    const doubts = zeros ? [...cell.doubts, zeros] : cell.doubts
    // under a heading "Per cent" a number is one
    const { number } = cell
    return number && column.kind === 'role' && column.isPercent && number.value > 1
      ? { ...cell, doubts, number: { ...number, isPercent: true } }
      : { ...cell, doubts }
  }

  /** The numbers that a figure is made of, each in a column of its own. */
  parts(
    row: GridRow,
    indicator: Indicator | undefined,
  ): { parts: FigureParts; mark: SuppliedStatus | null; doubts: readonly Doubt[] } | undefined {
    const parts: Record<FigurePart, ParsedNumber | null> = { ...NO_PARTS }
    let mark: SuppliedStatus | null = null
    const doubts: Doubt[] = []
    let isComplete = true
    for (const part of FIGURE_PARTS) {
      const column = this.cells.roles.get(part)
      if (!column) continue
      const cell = this.cell(row, column)
      if (cell === undefined) isComplete = false
      else {
        parts[part] = cell.number
        mark ??= cell.mark
        doubts.push(...cell.doubts)
      }
    }
    if (!isComplete) return undefined
    const isRatio = indicator?.aggregation === 'percentage' || indicator?.aggregation === 'mean'
    // a count in a sheet of numbers out of: the number is the figure
    const isCountAsNumber = indicator && !isRatio && parts.value === null && parts.denominator === null
    return this.cells.table.grid.kind === 'workbook' && isCountAsNumber
      ? { parts: { ...parts, value: parts.numerator, numerator: null }, mark, doubts }
      : { parts, mark, doubts }
  }
}
