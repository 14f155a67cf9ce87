import { longMonth, type Month } from '../../calendar/month.ts'
import type { Indicator } from '../../config/schema/indicator.ts'
import type { ObservationStatus } from '../../observations/observation.ts'
import { type GridRow, isBlank } from '../grid.ts'
import { checkMonthIsOver } from '../month-cell.ts'
import type { WrittenNumber } from '../number-cell.ts'
import { assembleFigure, type FigureNumbers, type FigurePart, type FigureParts } from './assemble-figure.ts'
import type { FigureContext } from './context.ts'
import { readFigureCell } from './figure-cell.ts'
import type { Column, Table } from './layout.ts'
import { RowSubject } from './row-subject.ts'
import { type MonthColumn, type RoleColumn, TableCells } from './table-cells.ts'

const NO_PARTS: FigureParts = { value: null, numerator: null, denominator: null, n: null }

/** Reads the rows of a table, wide or long, into the context's observations and faults. */
export function readTable(context: FigureContext, table: Table): void {
  new TableReader(context, table).read()
}

class TableReader {
  readonly #cells: TableCells
  readonly #subject: RowSubject

  constructor(
    readonly context: FigureContext,
    readonly table: Table,
  ) {
    this.#cells = new TableCells(table)
    this.#subject = new RowSubject(context, this.#cells)
  }

  read(): void {
    for (const row of this.table.rows) {
      if (this.#cells.isRepeatedHeading(row)) continue
      if (this.table.grid.kind === 'csv' && !this.#hasRightWidth(row)) continue
      if (this.#cells.isWide) this.#readWide(row)
      else this.#readLong(row)
    }
  }

  #hasRightWidth(row: GridRow): boolean {
    const widest = this.table.columns.length
    let width = widest
    while (width > 1 && this.table.columns[width - 1]?.holds === 'nothing') width--
    if (row.cells.length >= width && row.cells.length <= widest) return true
    this.context.rows++
    this.context.faults.add('row-width', this.#cells.place(row, undefined), {
      found: `${row.cells.length} ${row.cells.length === 1 ? 'cell' : 'cells'}`,
      expected: `${width} cells, one under each heading`,
      mend: 'A comma may be missing or one too many. Put numbers with commas and names with commas in quotation marks ("1,377").',
    })
    return false
  }

  #readWide(row: GridRow): void {
    const filled = this.#cells.months.filter(column => !isBlank(row.cells[column.at]))
    const name = this.#cells.cell(row, 'indicator')
    if (filled.length === 0) {
      // an indicator without a figure yet, or words: a footnote or the title of a section
      if (name && this.context.names.findIndicator(name.text)) this.context.rows++
      return
    }
    this.context.rows++
    const indicator = this.#subject.indicator(row)
    const area = this.#subject.area(row)
    const status = this.#subject.status(row)
    for (const column of filled) {
      const number = this.#number(row, column)
      if (!indicator || area === undefined || status === undefined || number === undefined) continue
      this.#observe(
        row,
        { indicator, area, period: column.month, periodColumn: column, status, parts: { ...NO_PARTS, value: number } },
        () => column,
      )
    }
  }

  #readLong(row: GridRow): void {
    const named = [...this.#cells.roles.values()].filter(column => !isBlank(row.cells[column.at]))
    // one cell of words below a table is a footnote
    if (named.length <= 1 && this.table.grid.kind === 'workbook' && named[0]?.role === 'indicator') return
    if (named.length === 0) return
    this.context.rows++
    const indicator = this.#subject.indicator(row)
    const area = this.#subject.area(row)
    const period = this.#subject.period(row)
    const status = this.#subject.status(row)
    const parts = this.#partsOf(row, indicator)
    if (!indicator || area === undefined || period === undefined || status === undefined || parts === undefined) return
    const isEmpty = Object.values(parts).every(part => part === null)
    if (isEmpty && this.table.grid.kind === 'workbook' && status === 'published') {
      this.context.blanks++
      return
    }
    this.#observe(
      row,
      { indicator, area, period, periodColumn: this.#cells.roles.get('period'), status, parts },
      part => this.#cells.roles.get(part) ?? this.#cells.roles.get('value'),
    )
  }

  #observe(
    row: GridRow,
    figure: {
      indicator: Indicator
      area: string
      period: Month
      periodColumn: Column | undefined
      status: ObservationStatus
      parts: FigureParts
    },
    columnOf: (part: FigurePart) => Column | undefined,
  ): void {
    const { indicator, area, period, parts } = figure
    const early = checkMonthIsOver(period, this.context.today)
    if (early) {
      this.context.faults.add(early.code, this.#cells.place(row, figure.periodColumn), early.words)
      return
    }
    const status = figure.status === 'published' && this.#isEstimate(row, columnOf) ? 'estimated' : figure.status
    const place = this.#cells.place(row, this.#cells.isWide ? figure.periodColumn : this.#cells.roles.get('period'))
    if (status === 'missing' || status === 'suppressed') {
      const given = (['value', 'numerator', 'denominator'] as const).find(part => parts[part] !== null)
      if (given) {
        this.context.faults.add('figure-and-status', this.#cells.place(row, columnOf(given)), {
          found: `${parts[given]!.value} with the status ${status}`,
          expected: 'either a figure or that status',
          mend: `Take the figure out if it is ${status}. If the figure is right, change the status.`,
        })
        return
      }
      this.context.add(
        { indicator: indicator.id, area, period, value: null, numerator: null, denominator: null, n: null, status },
        place,
      )
      return
    }
    const assembled = assembleFigure(indicator, parts, status)
    if ('faults' in assembled)
      for (const fault of assembled.faults)
        this.context.faults.add(fault.code, this.#cells.place(row, columnOf(fault.part)), fault.words)
    else {
      if (assembled.numbers.value !== null && indicator.aggregation === 'percentage')
        this.context.barePercentages.add(indicator.name)
      if (indicator.mayExceed100) this.#noteOver100(indicator, area, period, assembled.numbers)
      this.context.add({ indicator: indicator.id, area, period, ...assembled.numbers, status }, place)
    }
  }

  /** Two numbers that changed places look just like this, so the supplier is asked to look. */
  #noteOver100({ name }: Indicator, area: string, period: Month, { numerator, denominator }: FigureNumbers): void {
    if (numerator === null || denominator === null || numerator <= denominator) return
    this.context.note(
      `${name}, ${area}, ${longMonth(period)}: ${numerator} out of ${denominator} is over 100%. This figure may be: it was taken in. If the two numbers have changed places, send the file again with them put right.`,
    )
  }

  /** Grey means estimated only where the workbook says so. */
  #isEstimate(row: GridRow, columnOf: (part: FigurePart) => Column | undefined): boolean {
    if (!this.context.greyMeansEstimated) return false
    return (['value', 'numerator', 'denominator'] as const).some(part => {
      const column = columnOf(part)
      return column !== undefined && row.cells[column.at]?.isGrey === true
    })
  }

  #partsOf(row: GridRow, indicator: Indicator | undefined): FigureParts | undefined {
    const parts: Record<FigurePart, WrittenNumber | null> = { ...NO_PARTS }
    let isWhole = true
    for (const part of ['value', 'numerator', 'denominator', 'n'] as const) {
      const column = this.#cells.roles.get(part)
      if (!column) continue
      const number = this.#number(row, column)
      if (number === undefined) isWhole = false
      else parts[part] = number
    }
    if (!isWhole) return undefined
    const isRatio = indicator?.aggregation === 'percentage' || indicator?.aggregation === 'mean'
    // a count in a sheet of numbers out of: the number is the figure
    if (
      this.table.grid.kind === 'workbook' &&
      indicator &&
      !isRatio &&
      parts.value === null &&
      parts.denominator === null
    )
      return { ...parts, value: parts.numerator, numerator: null }
    return parts
  }

  #number(row: GridRow, column: RoleColumn | MonthColumn): WrittenNumber | null | undefined {
    const read = readFigureCell(row.cells[column.at], this.table.grid.isCommaDecimal)
    if (this.#subject.fault(this.#cells.place(row, column), 'code' in read ? read : undefined)) return undefined
    const number = 'code' in read ? null : read.number
    // under a heading "Per cent" a number is one
    return number && column.holds === 'role' && column.isPercent && number.value > 1
      ? { ...number, isPercent: true }
      : number
  }
}
