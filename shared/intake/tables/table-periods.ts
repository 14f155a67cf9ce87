import { lastDayOf, type Period, printPeriod } from '../../calendar/period.ts'
import { quoteForMessage } from '../../faults/fault-list.ts'
import { readPeriodCell } from '../cells/period-cell.ts'
import { PERIOD_EXAMPLES } from '../cells/period-result.ts'
import type { Cell, GridRow } from '../containers/grid.ts'
import type { Findings } from './findings.ts'
import { indexOfUse, placeIn, type TableLayout } from './table-layout.ts'

/** The periods of the figures of a sheet: in a column, in its headings, or above them. */
export class TablePeriods {
  readonly #refused = new Set<Period>()

  constructor(
    readonly layout: TableLayout,
    readonly today: string,
    readonly findings: Findings,
  ) {}

  /** The period of a table without a column or headings of periods: a line above the headings says it. */
  above(): Period | null {
    const { spec, grid, headings, columns } = this.layout
    const isSaid =
      indexOfUse(this.layout, 'period') !== -1 || columns.some(use => use?.kind === 'figure' && use.period !== null)
    if (isSaid) return null
    const lines = grid.rows.filter(({ row }) => row < headings.row)
    const found = lines.flatMap(({ cells }) =>
      cells.flatMap(cell => {
        const reading = readPeriodCell(cell && withoutLabel(cell), spec.period)
        return reading.outcome === 'period' ? [reading.period] : []
      }),
    )
    const periods = [...new Set(found)]
    if (periods.length === 1) return periods[0]!
    this.findings.faults.add(
      'missing-period',
      { sheet: grid.sheet, row: headings.row },
      {
        found: periods.length === 0 ? 'no period' : `several periods above the headings`,
        expected: `${PERIOD_EXAMPLES[spec.period]}, in a column period, in the headings or alone in a cell above them`,
        fix: 'Say which period the figures are of.',
      },
    )
    return null
  }

  /** The period that a row names; null where there is no such column, undefined after a fault. */
  of(row: GridRow): Period | null | undefined {
    const index = indexOfUse(this.layout, 'period')
    if (index === -1) return null
    const { period: kind } = this.layout.spec
    const reading = readPeriodCell(row.cells[index], kind)
    if (reading.outcome === 'period') return reading.period
    const found = row.cells[index]?.text ?? ''
    const details =
      reading.outcome === 'unclear'
        ? reading.details
        : {
            found: found === '' ? 'an empty cell' : quoteForMessage(found),
            expected: PERIOD_EXAMPLES[kind],
            fix: 'Write the period in every row.',
          }
    this.findings.faults.add(
      reading.outcome === 'unclear' ? reading.code : 'unreadable-period',
      placeIn(this.layout, row.row, index),
      details,
    )
    return undefined
  }

  /** False, with one fault a period, for a span that is not over, unless the table is of what is planned. */
  isOver(period: Period, row: GridRow, index: number): boolean {
    const { spec } = this.layout
    if (spec.forecast || lastDayOf(period) < this.today) return true
    if (spec.period === 'day' && period === this.today) return true
    if (!this.#refused.has(period))
      this.findings.faults.add('period-not-over', placeIn(this.layout, row.row, index), {
        found: printPeriod(spec.period, period),
        expected: 'a period that is over',
        fix: 'Check the period. If it has not ended, send its figures when it has.',
      })
    this.#refused.add(period)
    return false
  }
}

/** `Period: 2018/19` without its first word. */
function withoutLabel(cell: Cell): Cell {
  return { ...cell, text: cell.text.replace(/^(?:reporting )?period(?: covered)?\s*:\s*/i, '') }
}
