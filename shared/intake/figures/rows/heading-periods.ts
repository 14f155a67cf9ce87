import { type Month, monthOf } from '../../../calendar/month.ts'
import type { Indicator } from '../../../config/schema/indicator.ts'
import { quoteForMessage } from '../../../faults/fault-list.ts'
import type { SuppliedStatus } from '../../../observations/observation.ts'
import { readPeriodText } from '../../cells/period-cell.ts'
import { PERIOD_EXAMPLES, printFrequency } from '../../cells/period-result.ts'
import type { GridRow } from '../../containers/grid.ts'
import type { FigureContext } from '../context.ts'
import { type MonthColumn, type SpanColumn, TableCells } from '../headings/table-cells.ts'
import type { Table } from '../headings/table-layout.ts'

/** The periods that headings name, for the figures below them. */
export class HeadingPeriods {
  readonly #hasLongIndicator: boolean
  readonly #unclearSpans = new Set<string>()

  constructor(
    readonly context: FigureContext,
    readonly cells: TableCells,
  ) {
    this.#hasLongIndicator = namesLongIndicator(context, cells.table)
  }

  /** The last month of the period that a heading names for figures of an indicator; undefined after the fault of another span was added. */
  of(
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
        this.context.faults.add(reading.code, this.cells.headingPlace(column), reading.details)
      this.#unclearSpans.add(key)
      return undefined
    }
    this.context.faults.add('wrong-period', this.cells.place(row, column), {
      found: `a figure of ${name} under ${quoteForMessage(this.cells.heading(column))}`,
      expected: PERIOD_EXAMPLES[frequency],
      fix: `The figures of ${name} are of ${printFrequency(frequency)}. Give the period of each as its heading. A figure of another span is not spread over several, nor made of them.`,
    })
    return undefined
  }
}

/** Whether any row names an indicator whose figures are of quarters or years. */
export function namesLongIndicator(context: FigureContext, table: Table): boolean {
  const cells = new TableCells(table)
  return table.rows.some(row => {
    const name = cells.cell(row, 'indicator')
    const indicator = name && context.names.findIndicator(name.plainText ?? name.text)
    return indicator !== undefined && indicator.frequency !== 'month'
  })
}
