import { addMonths, type Month, monthOf } from '../../../calendar/month.ts'
import { type Frequency, lastEndBy, printPeriodEnding } from '../../../calendar/period.ts'
import { quoteForMessage } from '../../../faults/fault-list.ts'
import type { SuppliedStatus } from '../../../observations/observation.ts'
import { addCellProblem } from '../../cells/figure-cell.ts'
import { readMonthText } from '../../cells/month-cell.ts'
import type { MonthReadResult } from '../../cells/month-result.ts'
import { readPeriodText } from '../../cells/period-cell.ts'
import { PERIOD_EXAMPLES, printFrequency } from '../../cells/period-result.ts'
import { type Cell, type GridRow, isBlank } from '../../containers/grid.ts'
import type { FigureContext } from '../context.ts'
import { financialYearFault, otherThanOneMonth, readMonthOfCell } from '../headings/month-heading.ts'
import { readUnderHeading, saysEndOfSpan } from '../headings/span-heading.ts'
import type { RoleColumn, TableCells } from '../headings/table-cells.ts'
import { isQuarterOf, isYearOf, nameOfMonth } from './agrees-with-period.ts'

/** A period, by its last month, and how firm its mark says its figures are. */
interface RowPeriod {
  readonly month: Month
  readonly mark: SuppliedStatus | null
}

/** The period that a row names. */
export class RowPeriods {
  constructor(
    readonly context: FigureContext,
    readonly cells: TableCells,
  ) {}

  /** The month that a row is for, or the last of the quarter or year, and how firm its mark says its figures are; undefined after its fault was added. */
  of(row: GridRow, frequency: Frequency = 'month'): RowPeriod | undefined {
    const column = this.cells.periodColumn(frequency)
    const place = this.cells.place(row, column)
    if (column === undefined || (frequency === 'month' && saysEndOfSpan(this.cells.heading(column)))) {
      this.context.faults.add('wrong-period', place, {
        found: column ? `a heading ${quoteForMessage(this.cells.heading(column))}` : 'no column for the period',
        expected: `a column with ${PERIOD_EXAMPLES[frequency]}`,
        fix: `The figures of this indicator are of ${printFrequency(frequency)}. Give the period of each. A figure of another span is not spread over several, nor made of them.`,
      })
      return undefined
    }
    const cell = this.cells.cell(row, column.role)
    if (!cell || isBlank(cell)) {
      this.context.faults.add('missing-month', place, {
        found: 'an empty cell',
        expected: PERIOD_EXAMPLES[frequency],
        fix: `Write the ${frequency === 'month' ? 'month' : 'period'} that the figure is for.`,
      })
      return undefined
    }
    if (addCellProblem(this.context.faults, place, cell)) return undefined
    if (frequency !== 'month') return this.#longPeriod(row, column, cell, frequency)
    const reading = this.#readMonth(row, cell)
    if (reading.outcome === 'month') {
      const other = this.#otherMonth(row, reading.month)
      if (other === undefined) return { month: reading.month, mark: reading.mark ?? null }
      this.context.faults.add('names-disagree', this.cells.place(row, other), {
        found: quoteForMessage(row.cells[other.index]?.text ?? ''),
        expected: `${reading.month}, as the other column of the row says`,
        fix: 'Correct one of the two cells, or take one of the two columns out.',
      })
      return undefined
    }
    const unclear = reading.outcome === 'unclear' ? reading : otherThanOneMonth(cell.plainText ?? cell.text)
    if (unclear) this.context.faults.add(unclear.code, place, unclear.details)
    else
      this.context.faults.add('not-a-month', place, {
        found: quoteForMessage(cell.text),
        expected: 'a month such as 2018-03, Mar-18 or March 2018',
        fix: 'Write the month like one of these.',
      })
    return undefined
  }

  /** A quarter or a year, by its last month: never a month, which would be a part of it. */
  #longPeriod(row: GridRow, column: RoleColumn, cell: Cell, frequency: Frequency): RowPeriod | undefined {
    const place = this.cells.place(row, column)
    const own = readUnderHeading(cell, this.cells.heading(column), frequency)
    const year = column.role === 'year' ? undefined : this.cells.cell(row, 'year')?.text
    // `Q1` or `1` beside 2018/19
    const beside =
      year === undefined ? own : readPeriodText(`${cell.text.replace(/^([1-4])$/, 'Q$1')} ${year}`, frequency)
    const reading = own.outcome === 'period' || beside.outcome === 'not-a-period' ? own : beside
    if (reading.outcome === 'period') {
      const month = monthOf(reading.period)
      const other = this.#otherSpan(row, column, month)
      if (other === undefined) return { month, mark: reading.mark ?? null }
      this.context.faults.add('names-disagree', this.cells.place(row, other), {
        found: quoteForMessage(row.cells[other.index]?.text ?? ''),
        expected: `${printPeriodEnding(frequency, month)}, as the other column of the row says`,
        fix: 'Correct one of the two cells, or take one of the two columns out.',
      })
      return undefined
    }
    if (reading.outcome === 'unclear') this.context.faults.add(reading.code, place, reading.details)
    else
      this.context.faults.add('wrong-period', place, {
        found: quoteForMessage(cell.text),
        expected: PERIOD_EXAMPLES[frequency],
        fix: 'The figures of this indicator are of longer spans than a month. Give the whole span, not a month of it.',
      })
    return undefined
  }

  /** The column beside a quarter's or a year's that names another: its year, its quarter, or a month that is not in it. */
  #otherSpan(row: GridRow, column: RoleColumn, last: Month): RoleColumn | undefined {
    return (['year', 'quarter', 'period'] as const)
      .flatMap(role => this.cells.roles.get(role) ?? [])
      .find(other => {
        const cell = row.cells[other.index]
        if (other === column || !cell || isBlank(cell)) return false
        if (other.role === 'quarter') return !isQuarterOf(cell.text, last)
        return other.role === 'year' ? !isYearOf(cell.text, last) : false
      })
  }

  /** A month cell, made whole by the year of the row where it lacks its own: `Mar` beside 2018, `3` beside 2018, `Mar` beside 2017/18. */
  #readMonth(row: GridRow, cell: Cell): MonthReadResult {
    const year = this.#yearOf(row)
    const isBareMonth = year !== undefined && /^(?:\p{L}+|\d{1,2})$/u.test(cell.text)
    if (isBareMonth && cell.date === null)
      return readMonthText(/^\d/.test(cell.text) ? `${year}-${cell.text.padStart(2, '0')}` : `${cell.text} ${year}`)
    return this.cells.areMonthsYears ? { outcome: 'unclear', ...financialYearFault(cell.text) } : readMonthOfCell(cell)
  }

  /** `2017/18` of `FY 2017/18`. */
  #yearOf(row: GridRow): string | undefined {
    return this.cells.cell(row, 'year')?.text.replace(/^FY\s*/i, '')
  }

  /** The column of a row that names another month than its month cell does: a second one, or its year. */
  #otherMonth(row: GridRow, month: Month): RoleColumn | undefined {
    const year = this.#yearOf(row)
    const [, first, next] = /^((?:19|20)\d{2})(?:\s*[/–-]\s*(\d{2,4}))?$/.exec(year ?? '') ?? []
    const isJanToMar = month.slice(5) < '04'
    const expected =
      first === undefined ? undefined : String(Number(first) + (next !== undefined && isJanToMar ? 1 : 0))
    if (expected !== undefined && expected !== month.slice(0, 4)) return this.cells.roles.get('year')
    const quarter = this.cells.roles.get('quarter')
    const ofQuarter = quarter && row.cells[quarter.index]
    if (ofQuarter && !isBlank(ofQuarter) && !isQuarterOf(ofQuarter.text, lastEndBy('quarter', addMonths(month, 2))))
      return quarter
    return this.cells.seconds.find(column => {
      const cell = row.cells[column.index]
      if (column.role !== 'period' || !cell || isBlank(cell)) return false
      const reading = this.#readMonth(row, cell)
      return reading.outcome === 'month' ? reading.month !== month : !nameOfMonth(cell.text, month)
    })
  }
}
