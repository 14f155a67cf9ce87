import { type Month, monthOf } from '../../calendar/month.ts'
import { printPeriodEnding } from '../../calendar/period.ts'
import type { Indicator } from '../../config/schema/indicator.ts'
import { quoteForMessage } from '../../faults/fault-list.ts'
import type { SuppliedStatus } from '../../observations/observation.ts'
import { checkMonthIsOver } from '../cells/month-cell.ts'
import type { ParsedNumber } from '../cells/number-cell.ts'
import { readPeriodText } from '../cells/period-cell.ts'
import { PERIOD_EXAMPLES, printFrequency } from '../cells/period-result.ts'
import { type GridRow, isBlank } from '../containers/grid.ts'
import { assembleFigure } from './assemble-figure.ts'
import { namesLongIndicator } from './check-headings.ts'
import type { FigureContext } from './context.ts'
import type { Doubt } from './doubt.ts'
import { FIGURE_PARTS, type FigureNumbers, type FigurePart, type FigureParts, NO_PARTS } from './figure-parts.ts'
import { hasWords, isFootnote } from './footnote.ts'
import { judgeMonthOfArea } from './month-of-area.ts'
import { readValueCell, struckDoubt, type ValueCell } from './read-value-cell.ts'
import { RowFieldReader } from './row-field-reader.ts'
import type { IndicatorColumn, MonthColumn, RoleColumn, SpanColumn } from './table-cells.ts'
import { TableCells } from './table-cells.ts'
import type { TableDoubts } from './table-doubts.ts'
import type { Column, Table } from './table-layout.ts'
import { pointsAreDecimals, threeZerosDoubt } from './three-zeros.ts'

/** Reads the rows of a table, wide, long or turned round, into the context's observations, questions and faults. */
export function readTable(context: FigureContext, table: Table, doubts: TableDoubts): void {
  new TableReader(context, table, doubts).read()
}

interface Figure {
  readonly indicator: Indicator
  readonly area: string
  readonly period: Month
  readonly periodColumn: Column | undefined
  readonly status: SuppliedStatus
  readonly isConfirmed: boolean
  readonly parts: FigureParts
  readonly doubts: readonly Doubt[]
  readonly reason?: string | undefined
}

class TableReader {
  readonly #cells: TableCells
  readonly #fields: RowFieldReader
  readonly #hasLongIndicator: boolean
  readonly #pointsAreDecimals: boolean
  readonly #rateHeadings = new Set<number>()
  readonly #unclearSpans = new Set<string>()

  constructor(
    readonly context: FigureContext,
    readonly table: Table,
    readonly tableDoubts: TableDoubts,
  ) {
    this.#cells = new TableCells(table)
    this.#fields = new RowFieldReader(context, this.#cells, tableDoubts.area)
    this.#pointsAreDecimals = pointsAreDecimals(table.rows)
    this.#hasLongIndicator = namesLongIndicator(context, table)
  }

  read(): void {
    for (const row of this.table.rows) {
      if (this.#cells.isRepeatedHeading(row)) continue
      if (this.#cells.isOtherHeading(row)) return this.#addSecondTable(row)
      if (isFootnote(this.context.names, row, this.table, this.#cells)) {
        this.context.addPassedOver(this.table.grid.sheet, row)
        continue
      }
      if (this.table.grid.kind === 'csv' && !this.#hasExpectedWidth(row)) continue
      if (this.#cells.isWide) this.#readWide(row)
      else if (this.#cells.indicators.length > 0) this.#readTurned(row)
      else this.#readLong(row)
    }
  }

  /** Headings of another table: which of its columns is which month, those above do not say. */
  #addSecondTable(row: GridRow): void {
    this.context.faults.add('second-table', this.#cells.place(row, undefined), {
      found: `headings of a second table: ${quoteForMessage(row.cells.flatMap(cell => (cell ? [cell.text] : [])).join(', '))}`,
      expected: 'one table, with its headings at the top',
      fix: 'Put the second table on a sheet or in a file of its own, or its rows under the same headings. Rows from here on were not checked.',
    })
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
    const isFilled = ({ index }: Column) => !isBlank(row.cells[index])
    const filled = [...new Set([...this.#cells.months, ...this.#cells.spans])].filter(isFilled)
    const name = this.#cells.cell(row, 'indicator')
    if (filled.length === 0) {
      this.#addRowWithoutFigures(row, name !== undefined && this.context.names.findIndicator(name.text) !== undefined)
      return
    }
    this.context.rowCount++
    const indicator = this.#fields.indicator(row)
    const area = this.#fields.area(row)
    const given = this.#fields.status(row)
    for (const column of filled) {
      const cell = this.#readCell(row, column)
      if (!indicator || area === undefined || given === undefined || cell === undefined) continue
      const period = this.#periodOf(row, column, indicator)
      if (period === undefined) continue
      const figure = { indicator, area, period: period.last, periodColumn: column, isConfirmed: given.isConfirmed }
      const status = given.status ?? cell.mark ?? period.mark ?? 'published'
      const parts = { ...NO_PARTS, value: cell.number }
      this.#addFigure(row, { ...figure, status, parts, doubts: standingDoubts(cell, given.status) }, () => column)
    }
  }

  /** A place for figures that are not there yet; or words: a footnote, the title of a section, an indicator that nobody knows. */
  #addRowWithoutFigures(row: GridRow, isPlace: boolean): void {
    if (row.cells.every(isBlank)) return
    if (isPlace) {
      this.context.rowCount++
      this.context.blankRowCount++
    } else this.context.addPassedOver(this.table.grid.sheet, row)
  }

  /** The last month of the period that a heading names for figures of an indicator; undefined after the fault of another span was added. */
  #periodOf(
    row: GridRow,
    column: MonthColumn | SpanColumn,
    { name, frequency }: Indicator,
  ): { readonly last: Month; readonly mark: SuppliedStatus | null } | undefined {
    if (frequency === 'month' && column.kind === 'month') return { last: column.month, mark: column.mark }
    // of a table of monthly indicators the heading is refused, once
    if (column.kind === 'unclear' && !this.#hasLongIndicator) return undefined
    const reading = frequency === 'month' || column.span === null ? null : readPeriodText(column.span, frequency)
    if (reading?.outcome === 'period') return { last: monthOf(reading.period), mark: reading.mark ?? null }
    if (reading?.outcome === 'unclear') {
      const key = `${column.index} ${frequency}`
      if (!this.#unclearSpans.has(key))
        this.context.faults.add(reading.code, this.#cells.headingPlace(column), reading.details)
      this.#unclearSpans.add(key)
      return undefined
    }
    this.context.faults.add('wrong-period', this.#cells.place(row, column), {
      found: `a figure of ${name} under ${quoteForMessage(this.#cells.heading(column))}`,
      expected: PERIOD_EXAMPLES[frequency],
      fix: `The figures of ${name} are of ${printFrequency(frequency)}. Give the period of each as its heading. A figure of another span is not spread over several, nor made of them.`,
    })
    return undefined
  }

  /** Months below each other, indicators as headings. */
  #readTurned(row: GridRow): void {
    const filled = this.#cells.indicators.filter(column => !isBlank(row.cells[column.index]))
    if (filled.length === 0) {
      this.#addRowWithoutFigures(row, !hasWords(row))
      return
    }
    this.context.rowCount++
    const area = this.#fields.area(row)
    const frequencies = new Set(filled.map(({ indicator }) => indicator.frequency))
    const periods = new Map([...frequencies].map(frequency => [frequency, this.#fields.period(row, frequency)]))
    const given = this.#fields.status(row)
    for (const column of filled) {
      const period = periods.get(column.indicator.frequency)
      const cell = this.#readCell(row, column)
      if (area === undefined || period === undefined || given === undefined || cell === undefined) continue
      const figure = { indicator: column.indicator, area, period: period.month, isConfirmed: given.isConfirmed }
      const status = given.status ?? cell.mark ?? period.mark ?? 'published'
      const parts = { ...NO_PARTS, value: cell.number }
      const doubts = standingDoubts(cell, given.status)
      this.#addFigure(row, { ...figure, periodColumn: column, status, parts, doubts }, () => column)
    }
  }

  #readLong(row: GridRow): void {
    const filledColumns = [...this.#cells.roles.values()].filter(column => !isBlank(row.cells[column.index]))
    if (filledColumns.length === 0) return
    this.context.rowCount++
    const indicator = this.#fields.indicator(row)
    const area = this.#fields.area(row)
    // of an indicator that nobody knows, only a month can be checked
    const isChecked = indicator !== undefined || this.#cells.roles.has('period')
    const period = isChecked ? this.#fields.period(row, indicator?.frequency) : undefined
    const given = this.#fields.status(row)
    const read = this.#readParts(row, indicator)
    if (!indicator || area === undefined || period === undefined || given === undefined || read === undefined) return
    const status = given.status ?? read.mark ?? period.mark ?? 'published'
    const isEmpty = Object.values(read.parts).every(part => part === null)
    if (isEmpty && this.table.grid.kind === 'workbook' && status === 'published') {
      this.context.blankRowCount++
      return
    }
    const { parts } = read
    const doubts = read.mark !== null && read.mark === given.status ? [] : read.doubts
    const periodColumn = this.#cells.periodColumn(indicator.frequency)
    this.#addFigure(
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
        reason: this.#fields.reason(row),
      },
      part => this.#cells.roles.get(part) ?? this.#cells.roles.get('value'),
    )
  }

  #addFigure(row: GridRow, figure: Figure, columnFor: (part: FigurePart) => Column | undefined): void {
    const { indicator, area, period, parts } = figure
    const incompleteMonth = checkMonthIsOver(period, this.context.today, indicator.frequency)
    if (incompleteMonth) {
      this.context.faults.add(incompleteMonth.code, this.#cells.place(row, figure.periodColumn), incompleteMonth.words)
      return
    }
    if (this.#isRateOfCount(row, figure, columnFor('value'))) return
    const status = figure.status === 'published' && this.#isGreyEstimate(row, columnFor) ? 'estimated' : figure.status
    const place = this.#cells.place(row, figure.periodColumn)
    const filled = FIGURE_PARTS.find(part => parts[part] !== null)
    const valuePlace = this.#cells.place(row, columnFor(filled ?? 'value'))
    const unlikely = status === 'missing' ? {} : judgeMonthOfArea(this.context.board, area, period)
    if (unlikely.fault !== undefined) {
      this.context.faults.add(unlikely.fault.code, place, unlikely.fault.details)
      return
    }
    const asked = [...figure.doubts, ...(unlikely.question === undefined ? [] : [{ ...unlikely.question, place }])]
    if (status === 'missing' || status === 'suppressed') {
      if (filled !== undefined && filled !== 'n') {
        this.context.faults.add('figure-and-status', valuePlace, {
          found: `${parts[filled]!.value} with the status ${status}`,
          expected: 'either a figure or that status',
          fix: `Take the figure out if it is ${status}. If the figure is right, change the status.`,
        })
        return
      }
      this.#add(row, { ...figure, doubts: asked, status }, NO_PARTS, place, valuePlace)
      return
    }
    const assembled = assembleFigure(indicator, parts, status)
    if ('faults' in assembled) {
      for (const fault of assembled.faults)
        this.context.faults.add(fault.code, this.#cells.place(row, columnFor(fault.part)), fault.details)
      return
    }
    if (assembled.numbers.value !== null && indicator.aggregation === 'percentage')
      this.context.percentagesWithoutCounts.add(indicator.name)
    if (indicator.mayExceed100) this.#noteOver100(indicator, area, period, assembled.numbers)
    const isPercentage = indicator.aggregation === 'percentage' || parts.value?.isPercent === true
    const tooMuch = isPercentage ? percentOfPercent(parts.value, assembled.numbers, valuePlace) : undefined
    const doubts = tooMuch ? [...asked, tooMuch] : asked
    this.#add(row, { ...figure, doubts, status }, assembled.numbers, place, valuePlace)
  }

  #add(row: GridRow, figure: Figure, numbers: FigureNumbers, place: Doubt['place'], valuePlace: Doubt['place']): void {
    const { indicator, area, period, status, reason } = figure
    const doubts = figure.isConfirmed
      ? []
      : [...figure.doubts, ...this.#struckNames(row, indicator), ...this.tableDoubts.of(indicator, row, period)]
    const observation = { indicator: indicator.id, area, period, ...numbers, status, ...(reason && { reason }) }
    this.context.addObservation(observation, { place, valuePlace, doubts, isConfirmed: figure.isConfirmed })
  }

  /** A row whose name, area or month is struck through may not stand. */
  #struckNames(row: GridRow, { frequency }: Indicator): Doubt[] {
    return (['indicator', 'area', 'period'] as const).flatMap(role => {
      const column = role === 'period' ? this.#cells.periodColumn(frequency) : this.#cells.roles.get(role)
      const cell = column && row.cells[column.index]
      return cell?.isStruck ? [struckDoubt(cell, this.#cells.place(row, column))] : []
    })
  }

  /** A heading says rate or per cent, and the indicator is a count. */
  #isRateOfCount(row: GridRow, { indicator, parts }: Figure, column: Column | undefined): boolean {
    if (column?.kind !== 'role' || !column.isRate || parts.value === null) return false
    if (indicator.aggregation !== 'count' && indicator.aggregation !== 'headcount') return false
    if (column.figuresAre) this.#addRateHeadingFault(column)
    this.context.faults.add('rate-for-count', this.#cells.place(row, column), {
      found: `${parts.value.value} under a heading for rates`,
      expected: `a count, since ${indicator.name} is one`,
      fix: 'Put in how many there were, under a heading such as Count. If the figure is a count, correct the heading.',
    })
    return true
  }

  /** The heading itself, once: no figure of a count can stand below it. */
  #addRateHeadingFault({ label, index, figuresAre }: RoleColumn): void {
    const { sheet, rows } = this.table.grid
    const row = this.table.headingRow
    if (this.#rateHeadings.has(index)) return
    this.#rateHeadings.add(index)
    this.context.faults.add(
      'rate-for-count',
      { sheet, row, column: label },
      {
        found: quoteForMessage(rows.find(each => each.row === row)?.cells[index]?.text ?? label),
        expected: 'a heading for counts, such as Count',
        fix: `The heading says that the figures are ${figuresAre!.label}. Give how many there were in each month.`,
      },
    )
  }

  /** Two numbers that changed places look just like this, so the supplier is asked to look. */
  #noteOver100(
    { name, frequency }: Indicator,
    area: string,
    period: Month,
    { numerator, denominator }: FigureNumbers,
  ): void {
    if (numerator === null || denominator === null || numerator <= denominator) return
    this.context.addNote(
      `${name}, ${area}, ${printPeriodEnding(frequency, period)}: ${numerator} out of ${denominator} is over 100%. This figure may be: it was taken in. If the two numbers have changed places, send the file again with them put right.`,
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

  #readParts(
    row: GridRow,
    indicator: Indicator | undefined,
  ): { parts: FigureParts; mark: SuppliedStatus | null; doubts: readonly Doubt[] } | undefined {
    const parts: Record<FigurePart, ParsedNumber | null> = { ...NO_PARTS }
    let mark: SuppliedStatus | null = null
    const doubts: Doubt[] = []
    let isComplete = true
    for (const part of FIGURE_PARTS) {
      const column = this.#cells.roles.get(part)
      if (!column) continue
      const cell = this.#readCell(row, column)
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
    return this.table.grid.kind === 'workbook' && isCountAsNumber
      ? { parts: { ...parts, value: parts.numerator, numerator: null }, mark, doubts }
      : { parts, mark, doubts }
  }

  #readCell(row: GridRow, column: RoleColumn | MonthColumn | SpanColumn | IndicatorColumn): ValueCell | undefined {
    const place = this.#cells.place(row, column)
    const cell = readValueCell(row.cells[column.index], this.table.grid.isCommaDecimal, place)
    if ('code' in cell) {
      this.#fields.addFaultIfAny(place, cell)
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
}

/** What is asked about a cell, unless the row's own status says what its mark does. */
function standingDoubts(cell: ValueCell, status: SuppliedStatus | null): readonly Doubt[] {
  return cell.mark !== null && cell.mark === status ? [] : cell.doubts
}

/** A percentage more than twice the whole, with no counts to show for it: 31.5 typed into a cell that adds the sign shows 3150%. */
function percentOfPercent(
  given: ParsedNumber | null,
  numbers: FigureNumbers,
  place: Doubt['place'],
): Doubt | undefined {
  if (numbers.value === null || given === null || numbers.value <= 200) return undefined
  const smaller = Number((numbers.value / 100).toPrecision(12))
  return {
    code: 'percent-of-percent',
    place,
    details: {
      found: `${numbers.value}%`,
      expected: 'a percentage that is no more than twice the whole',
      fix: `Does the cell mean ${smaller}%? A number typed into a cell of percentages is multiplied by 100. Better still, give the number and what it is out of.`,
      readAs: `${numbers.value}%`,
      or: `${smaller}%`,
    },
  }
}
