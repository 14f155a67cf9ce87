import type { Month } from '../../../calendar/month.ts'
import type { Indicator } from '../../../config/schema/indicator.ts'
import type { SuppliedStatus } from '../../../observations/observation.ts'
import { checkMonthIsOver } from '../../cells/month-is-over.ts'
import type { GridRow } from '../../containers/grid.ts'
import { assembleFigure } from '../assemble-figure.ts'
import type { FigureContext } from '../context.ts'
import type { Doubt } from '../doubt.ts'
import type { TableDoubts } from '../doubts/table-doubts.ts'
import { FIGURE_PARTS, type FigureNumbers, type FigurePart, type FigureParts, NO_PARTS } from '../figure-parts.ts'
import type { TableCells } from '../headings/table-cells.ts'
import type { Column } from '../headings/table-layout.ts'
import { judgeMonthOfArea } from '../month-of-area.ts'
import { noteOver100, percentOfPercent } from '../over-100.ts'
import { struckDoubt } from '../read-value-cell.ts'
import { RatesForCounts } from './rates-for-counts.ts'

/** A figure as its row gives it, before it is checked. */
interface RowFigure {
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

/** Checks the figures of a table and adds them to the context, with what is asked about each. */
export class FigureAdder {
  readonly #rates: RatesForCounts

  constructor(
    readonly context: FigureContext,
    readonly cells: TableCells,
    readonly tableDoubts: TableDoubts,
  ) {
    this.#rates = new RatesForCounts(context, cells)
  }

  /** Adds a figure of a row, or its faults. `columnFor`: where each part of it stands. */
  add(row: GridRow, figure: RowFigure, columnFor: (part: FigurePart) => Column | undefined): void {
    const { indicator, area, period, parts } = figure
    const incompleteMonth = checkMonthIsOver(period, this.context.today, indicator.frequency)
    if (incompleteMonth) {
      this.context.faults.add(incompleteMonth.code, this.cells.place(row, figure.periodColumn), incompleteMonth.words)
      return
    }
    if (this.#rates.refuses(row, figure, columnFor('value'))) return
    const status = figure.status === 'published' && this.#isGreyEstimate(row, columnFor) ? 'estimated' : figure.status
    const place = this.cells.place(row, figure.periodColumn)
    const filled = FIGURE_PARTS.find(part => parts[part] !== null)
    const valuePlace = this.cells.place(row, columnFor(filled ?? 'value'))
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
      this.#keep(row, { ...figure, doubts: asked, status }, NO_PARTS, place, valuePlace)
      return
    }
    const assembled = assembleFigure(indicator, parts, status)
    if ('faults' in assembled) {
      for (const fault of assembled.faults)
        this.context.faults.add(fault.code, this.cells.place(row, columnFor(fault.part)), fault.details)
      return
    }
    if (assembled.numbers.value !== null && indicator.aggregation === 'percentage')
      this.context.percentagesWithoutCounts.add(indicator.name)
    if (indicator.mayExceed100) noteOver100(this.context, indicator, area, period, assembled.numbers)
    const isPercentage = indicator.aggregation === 'percentage' || parts.value?.isPercent === true
    const tooMuch = isPercentage ? percentOfPercent(parts.value, assembled.numbers, valuePlace) : undefined
    const doubts = tooMuch ? [...asked, tooMuch] : asked
    this.#keep(row, { ...figure, doubts, status }, assembled.numbers, place, valuePlace)
  }

  #keep(
    row: GridRow,
    figure: RowFigure,
    numbers: FigureNumbers,
    place: Doubt['place'],
    valuePlace: Doubt['place'],
  ): void {
    const { indicator, area, period, status, reason } = figure
    const doubts = figure.isConfirmed
      ? []
      : [...figure.doubts, ...this.#struckNames(row, indicator), ...this.tableDoubts.of(indicator, row, period)]
    const observation = {
      ...{ indicator: indicator.id, area, period, ...numbers, status, ...(reason && { reason }) },
      ...(figure.isConfirmed && { isConfirmed: true as const }),
    }
    this.context.addObservation(observation, { place, valuePlace, doubts, isConfirmed: figure.isConfirmed })
  }

  /** A row whose name, area or month is struck through may not stand. */
  #struckNames(row: GridRow, { frequency }: Indicator): Doubt[] {
    return (['indicator', 'area', 'period'] as const).flatMap(role => {
      const column = role === 'period' ? this.cells.periodColumn(frequency) : this.cells.roles.get(role)
      const cell = column && row.cells[column.index]
      return cell?.isStruck ? [struckDoubt(cell, this.cells.place(row, column))] : []
    })
  }

  /** Grey means estimated only where the workbook says so. */
  #isGreyEstimate(row: GridRow, columnFor: (part: FigurePart) => Column | undefined): boolean {
    if (!this.context.greyMeansEstimated) return false
    return (['value', 'numerator', 'denominator'] as const).some(part => {
      const column = columnFor(part)
      return column !== undefined && row.cells[column.index]?.isGrey === true
    })
  }
}
