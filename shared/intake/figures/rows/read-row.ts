import type { SuppliedStatus } from '../../../observations/observation.ts'
import { type GridRow, isBlank } from '../../containers/grid.ts'
import type { FigureContext } from '../context.ts'
import type { Doubt } from '../doubt.ts'
import type { TableDoubts } from '../doubts/table-doubts.ts'
import { NO_PARTS } from '../figure-parts.ts'
import type { TableCells } from '../headings/table-cells.ts'
import type { Column } from '../headings/table-layout.ts'
import type { ValueCell } from '../read-value-cell.ts'
import { FigureAdder } from './add-figure.ts'
import { hasWords } from './footnote.ts'
import { HeadingPeriods } from './heading-periods.ts'
import { RowFigureReader } from './row-figure-reader.ts'
import { RowNames } from './row-names.ts'
import { RowPeriods } from './row-periods.ts'
import { readReason, readRowStatus } from './row-status.ts'

/** Reads the figures of a row, in each of the three layouts that a table can have. */
export class RowReader {
  readonly #names: RowNames
  readonly #periods: RowPeriods
  readonly #headingPeriods: HeadingPeriods
  readonly #figures: RowFigureReader
  readonly #adder: FigureAdder

  constructor(
    readonly context: FigureContext,
    readonly cells: TableCells,
    doubts: TableDoubts,
  ) {
    this.#names = new RowNames(context, cells, doubts.area)
    this.#periods = new RowPeriods(context, cells)
    this.#headingPeriods = new HeadingPeriods(context, cells)
    this.#figures = new RowFigureReader(context, cells)
    this.#adder = new FigureAdder(context, cells, doubts)
  }

  read(row: GridRow): void {
    if (this.cells.isWide) this.#readWide(row)
    else if (this.cells.indicators.length > 0) this.#readTurned(row)
    else this.#readLong(row)
  }

  /** Months beside each other. */
  #readWide(row: GridRow): void {
    const isFilled = ({ index }: Column) => !isBlank(row.cells[index])
    const filled = [...new Set([...this.cells.months, ...this.cells.spans])].filter(isFilled)
    const name = this.cells.cell(row, 'indicator')
    if (filled.length === 0) {
      this.#addRowWithoutFigures(row, name !== undefined && this.context.names.findIndicator(name.text) !== undefined)
      return
    }
    this.context.rowCount++
    const indicator = this.#names.indicator(row)
    const area = this.#names.area(row)
    const given = readRowStatus(this.context, this.cells, row)
    for (const column of filled) {
      const cell = this.#figures.cell(row, column)
      if (!indicator || area === undefined || given === undefined || cell === undefined) continue
      const period = this.#headingPeriods.of(row, column, indicator)
      if (period === undefined) continue
      const figure = { indicator, area, period: period.last, periodColumn: column, isConfirmed: given.isConfirmed }
      const status = given.status ?? cell.mark ?? period.mark ?? 'published'
      const parts = { ...NO_PARTS, value: cell.number }
      this.#adder.add(row, { ...figure, status, parts, doubts: standingDoubts(cell, given.status) }, () => column)
    }
  }

  /** A place for figures that are not there yet; or words: a footnote, the title of a section, an indicator that nobody knows. */
  #addRowWithoutFigures(row: GridRow, isPlace: boolean): void {
    if (row.cells.every(isBlank)) return
    if (isPlace) {
      this.context.rowCount++
      this.context.blankRowCount++
    } else this.context.addPassedOver(this.cells.table.grid.sheet, row)
  }

  /** Months below each other, indicators as headings. */
  #readTurned(row: GridRow): void {
    const filled = this.cells.indicators.filter(column => !isBlank(row.cells[column.index]))
    if (filled.length === 0) {
      this.#addRowWithoutFigures(row, !hasWords(row))
      return
    }
    this.context.rowCount++
    const area = this.#names.area(row)
    const frequencies = new Set(filled.map(({ indicator }) => indicator.frequency))
    const periods = new Map([...frequencies].map(frequency => [frequency, this.#periods.of(row, frequency)]))
    const given = readRowStatus(this.context, this.cells, row)
    for (const column of filled) {
      const period = periods.get(column.indicator.frequency)
      const cell = this.#figures.cell(row, column)
      if (area === undefined || period === undefined || given === undefined || cell === undefined) continue
      const figure = { indicator: column.indicator, area, period: period.month, isConfirmed: given.isConfirmed }
      const status = given.status ?? cell.mark ?? period.mark ?? 'published'
      const parts = { ...NO_PARTS, value: cell.number }
      const doubts = standingDoubts(cell, given.status)
      this.#adder.add(row, { ...figure, periodColumn: column, status, parts, doubts }, () => column)
    }
  }

  /** One figure a row. */
  #readLong(row: GridRow): void {
    const filledColumns = [...this.cells.roles.values()].filter(column => !isBlank(row.cells[column.index]))
    if (filledColumns.length === 0) return
    this.context.rowCount++
    const indicator = this.#names.indicator(row)
    const area = this.#names.area(row)
    // of an indicator that nobody knows, only a month can be checked
    const isChecked = indicator !== undefined || this.cells.roles.has('period')
    const period = isChecked ? this.#periods.of(row, indicator?.frequency) : undefined
    const given = readRowStatus(this.context, this.cells, row)
    const read = this.#figures.parts(row, indicator)
    if (!indicator || area === undefined || period === undefined || given === undefined || read === undefined) return
    const status = given.status ?? read.mark ?? period.mark ?? 'published'
    const isEmpty = Object.values(read.parts).every(part => part === null)
    if (isEmpty && this.cells.table.grid.kind === 'workbook' && status === 'published') {
      this.context.blankRowCount++
      return
    }
    const { parts } = read
    const doubts = read.mark !== null && read.mark === given.status ? [] : read.doubts
    const periodColumn = this.cells.periodColumn(indicator.frequency)
    this.#adder.add(
      row,
      {
        indicator,
        area,
        period: period.month,
        periodColumn,
        status,
        isConfirmed: given.isConfirmed,
        parts,
        doubts,
        reason: readReason(this.cells, row),
      },
      part => this.cells.roles.get(part) ?? this.cells.roles.get('value'),
    )
  }
}

/** What is asked about a cell, unless the row's own status says what its mark does. */
function standingDoubts(cell: ValueCell, status: SuppliedStatus | null): readonly Doubt[] {
  return cell.mark !== null && cell.mark === status ? [] : cell.doubts
}
