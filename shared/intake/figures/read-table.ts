import { longMonth, type Month } from '../../calendar/month.ts'
import type { Indicator } from '../../config/schema/indicator.ts'
import type { SuppliedStatus } from '../../observations/observation.ts'
import { checkMonthIsOver } from '../cells/month-cell.ts'
import type { ParsedNumber } from '../cells/number-cell.ts'
import { type GridRow, isBlank } from '../containers/grid.ts'
import { assembleFigure, type FigureNumbers, type FigurePart, type FigureParts } from './assemble-figure.ts'
import type { FigureContext } from './context.ts'
import { readFigureCell } from './figure-cell.ts'
import { RowFieldReader } from './row-field-reader.ts'
import { type MonthColumn, type RoleColumn, TableCells } from './table-cells.ts'
import type { Column, Table } from './table-layout.ts'

const EMPTY_PARTS: FigureParts = { value: null, numerator: null, denominator: null, n: null }

/** Reads the rows of a table, wide or long, into the context's observations and faults. */
export function readTable(context: FigureContext, table: Table): void {
  new TableReader(context, table).read()
}

class TableReader {
  readonly #cells: TableCells
  readonly #fields: RowFieldReader

  constructor(
    readonly context: FigureContext,
    readonly table: Table,
  ) {
    this.#cells = new TableCells(table)
    this.#fields = new RowFieldReader(context, this.#cells)
  }

  read(): void {
    for (const row of this.table.rows) {
      if (this.#cells.isRepeatedHeading(row)) continue
      if (this.table.grid.kind === 'csv' && !this.#hasExpectedWidth(row)) continue
      if (this.#cells.isWide) this.#readWide(row)
      else this.#readLong(row)
    }
  }

  #hasExpectedWidth(row: GridRow): boolean {
    const fullWidth = this.table.columns.length
    let width = fullWidth
    while (width > 1 && this.table.columns[width - 1]?.kind === 'nothing') width--
    if (row.cells.length >= width && row.cells.length <= fullWidth) return true
    this.context.rowCount++
    this.context.faults.add('row-width', this.#cells.place(row, undefined), {
      found: `${row.cells.length} ${row.cells.length === 1 ? 'cell' : 'cells'}`,
      expected: `${width} cells, one under each heading`,
      fix: 'A comma may be missing or one too many. Put numbers with commas and names with commas in quotation marks ("1,377").',
    })
    return false
  }

  #readWide(row: GridRow): void {
    const filledMonths = this.#cells.months.filter(column => !isBlank(row.cells[column.index]))
    const name = this.#cells.cell(row, 'indicator')
    if (filledMonths.length === 0) {
      // an indicator without a figure yet, or words: a footnote or the title of a section
      if (name && this.context.names.findIndicator(name.text)) this.context.rowCount++
      return
    }
    this.context.rowCount++
    const indicator = this.#fields.indicator(row)
    const area = this.#fields.area(row)
    const status = this.#fields.status(row)
    for (const column of filledMonths) {
      const number = this.#readNumber(row, column)
      if (!indicator || area === undefined || status === undefined || number === undefined) continue
      this.#addObservation(
        row,
        {
          indicator,
          area,
          period: column.month,
          periodColumn: column,
          status,
          parts: { ...EMPTY_PARTS, value: number },
        },
        () => column,
      )
    }
  }

  #readLong(row: GridRow): void {
    const filledColumns = [...this.#cells.roles.values()].filter(column => !isBlank(row.cells[column.index]))
    // one cell of words below a table is a footnote
    if (filledColumns.length <= 1 && this.table.grid.kind === 'workbook' && filledColumns[0]?.role === 'indicator')
      return
    if (filledColumns.length === 0) return
    this.context.rowCount++
    const indicator = this.#fields.indicator(row)
    const area = this.#fields.area(row)
    const period = this.#fields.period(row)
    const status = this.#fields.status(row)
    const parts = this.#readParts(row, indicator)
    if (!indicator || area === undefined || period === undefined || status === undefined || parts === undefined) return
    const isEmpty = Object.values(parts).every(part => part === null)
    if (isEmpty && this.table.grid.kind === 'workbook' && status === 'published') {
      this.context.blankRowCount++
      return
    }
    this.#addObservation(
      row,
      { indicator, area, period, periodColumn: this.#cells.roles.get('period'), status, parts },
      part => this.#cells.roles.get(part) ?? this.#cells.roles.get('value'),
    )
  }

  #addObservation(
    row: GridRow,
    figure: {
      indicator: Indicator
      area: string
      period: Month
      periodColumn: Column | undefined
      status: SuppliedStatus
      parts: FigureParts
    },
    columnFor: (part: FigurePart) => Column | undefined,
  ): void {
    const { indicator, area, period, parts } = figure
    const incompleteMonth = checkMonthIsOver(period, this.context.today)
    if (incompleteMonth) {
      this.context.faults.add(incompleteMonth.code, this.#cells.place(row, figure.periodColumn), incompleteMonth.words)
      return
    }
    const status = figure.status === 'published' && this.#isGreyEstimate(row, columnFor) ? 'estimated' : figure.status
    const place = this.#cells.place(row, this.#cells.isWide ? figure.periodColumn : this.#cells.roles.get('period'))
    if (status === 'missing' || status === 'suppressed') {
      const given = (['value', 'numerator', 'denominator'] as const).find(part => parts[part] !== null)
      if (given) {
        this.context.faults.add('figure-and-status', this.#cells.place(row, columnFor(given)), {
          found: `${parts[given]!.value} with the status ${status}`,
          expected: 'either a figure or that status',
          fix: `Take the figure out if it is ${status}. If the figure is right, change the status.`,
        })
        return
      }
      this.context.addObservation(
        { indicator: indicator.id, area, period, value: null, numerator: null, denominator: null, n: null, status },
        place,
      )
      return
    }
    const assembled = assembleFigure(indicator, parts, status)
    if ('faults' in assembled)
      for (const fault of assembled.faults)
        this.context.faults.add(fault.code, this.#cells.place(row, columnFor(fault.part)), fault.details)
    else {
      if (assembled.numbers.value !== null && indicator.aggregation === 'percentage')
        this.context.percentagesWithoutCounts.add(indicator.name)
      if (indicator.mayExceed100) this.#noteOver100(indicator, area, period, assembled.numbers)
      this.context.addObservation({ indicator: indicator.id, area, period, ...assembled.numbers, status }, place)
    }
  }

  /** Two numbers that changed places look just like this, so the supplier is asked to look. */
  #noteOver100({ name }: Indicator, area: string, period: Month, { numerator, denominator }: FigureNumbers): void {
    if (numerator === null || denominator === null || numerator <= denominator) return
    this.context.addNote(
      `${name}, ${area}, ${longMonth(period)}: ${numerator} out of ${denominator} is over 100%. This figure may be: it was taken in. If the two numbers have changed places, send the file again with them put right.`,
    )
  }

  /** Grey means estimated only where the workbook says so. */
  #isGreyEstimate(row: GridRow, columnFor: (part: FigurePart) => Column | undefined): boolean {
    if (!this.context.greyMeansEstimated) return false
    return (['value', 'numerator', 'denominator'] as const).some(part => {
      const column = columnFor(part)
      return column !== undefined && row.cells[column.index]?.isGrey === true
    })
  }

  #readParts(row: GridRow, indicator: Indicator | undefined): FigureParts | undefined {
    const parts: Record<FigurePart, ParsedNumber | null> = { ...EMPTY_PARTS }
    let isComplete = true
    for (const part of ['value', 'numerator', 'denominator', 'n'] as const) {
      const column = this.#cells.roles.get(part)
      if (!column) continue
      const number = this.#readNumber(row, column)
      if (number === undefined) isComplete = false
      else parts[part] = number
    }
    if (!isComplete) return undefined
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

  #readNumber(row: GridRow, column: RoleColumn | MonthColumn): ParsedNumber | null | undefined {
    const cellResult = readFigureCell(row.cells[column.index], this.table.grid.isCommaDecimal)
    if (this.#fields.addFaultIfAny(this.#cells.place(row, column), 'code' in cellResult ? cellResult : undefined))
      return undefined
    const number = 'code' in cellResult ? null : cellResult.number
    // under a heading "Per cent" a number is one
    return number && column.kind === 'role' && column.isPercent && number.value > 1
      ? { ...number, isPercent: true }
      : number
  }
}
