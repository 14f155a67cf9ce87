import { type Month, monthOf } from '../../calendar/month.ts'
import type { Frequency } from '../../calendar/period.ts'
import type { Indicator } from '../../config/schema/indicator.ts'
import { type Place, quoteForMessage } from '../../faults/fault-list.ts'
import { sentenceCase } from '../../figures/sentence-case.ts'
import type { SuppliedStatus } from '../../observations/observation.ts'
import { type MonthReadResult, readMonthText } from '../cells/month-cell.ts'
import { PERIOD_EXAMPLES, readPeriodCell } from '../cells/period-cell.ts'
import { type Cell, type GridRow, isBlank } from '../containers/grid.ts'
import type { FigureContext } from './context.ts'
import { type CellFault, describeCellProblem, readStatus } from './figure-cell.ts'
import { kindOfFigure } from './kind-of-figure.ts'
import { financialYearFault, readMonthOfCell } from './month-heading.ts'
import type { RoleColumn, TableCells } from './table-cells.ts'

/** A name without a raised footnote mark, or what was struck through. */
const nameIn = (cell: Cell) => cell.plainText ?? cell.text

/** `Mar`, `March` or `3` beside a month of any year. */
function nameOfMonth(text: string, month: Month): boolean {
  const reading = readMonthText(/^\d{1,2}$/.test(text) ? `2000-${text.padStart(2, '0')}` : `${text} 2000`)
  return reading.outcome === 'month' && reading.month.slice(5) === month.slice(5)
}

/** `Total`, `All districts`, `Grand total`. */
const isTotal = (text: string) => /^(?:(?:grand |overall |sub-?)?totals?|all(?: \p{L}+)?|sum|overall)\b/iu.test(text)

/** What a second column named Measure says of a row of actual figures. */
const isActual = (text: string) => /^actuals?$/i.test(text)

/** Characters of a reason that are kept: it stands in a cell of a table. */
const MAX_REASON_LENGTH = 300

/** What the figures of a row are about. Each part is undefined after its fault was added. */
export class RowFieldReader {
  constructor(
    readonly context: FigureContext,
    readonly cells: TableCells,
    readonly areaWithoutColumn: string,
  ) {}

  /** What a row names, unless a second column of the same kind names something else: then a fault was added. */
  #agrees<T extends { readonly id: string }>(
    row: GridRow,
    role: 'indicator' | 'area',
    find: (text: string) => string | undefined,
    named: T,
  ): T | undefined {
    for (const column of this.cells.seconds.filter(second => second.role === role)) {
      const cell = row.cells[column.index]
      if (!cell || isBlank(cell) || isActual(cell.text) || find(nameIn(cell)) === named.id) continue
      const kind = find(nameIn(cell)) === undefined ? kindOfFigure(cell.text) : undefined
      if (kind !== undefined) {
        this.context.faults.add('not-actual', this.cells.place(row, column), {
          found: quoteForMessage(cell.text),
          expected: 'rows of actual figures only',
          fix: `The cell says that the row has ${kind.label}. Take such rows out.`,
        })
        return undefined
      }
      this.context.faults.add('names-disagree', this.cells.place(row, column), {
        found: quoteForMessage(cell.text),
        expected: `${named.id}, as the other ${role} column of the row says`,
        fix: 'Correct one of the two cells, or take one of the two columns out.',
      })
      return undefined
    }
    return named
  }

  /** The indicator that a row names. */
  indicator(row: GridRow): Indicator | undefined {
    const column = this.cells.roles.get('indicator')
    const cell = this.cells.cell(row, 'indicator')
    const place = this.cells.place(row, column)
    if (!cell || isBlank(cell)) {
      this.context.faults.add('missing-indicator', place, {
        found: 'an empty cell',
        expected: 'the name of an indicator',
        fix: 'Write the name of the indicator in this row, or take the row out.',
      })
      return undefined
    }
    if (this.addFaultIfAny(place, describeCellProblem(cell))) return undefined
    const indicator = this.context.names.findIndicator(nameIn(cell))
    if (indicator) return this.#agrees(row, 'indicator', text => this.context.names.findIndicator(text)?.id, indicator)
    const nearest = this.context.faults.isFull ? undefined : this.context.names.nearestIndicator(cell.text)
    this.context.faults.add('unknown-indicator', place, {
      found: quoteForMessage(cell.text),
      expected: nearest
        ? `an indicator of the board's file, such as ${nearest}`
        : "an indicator of the board's file, by its id, name or alias",
      fix: nearest
        ? `Did you mean ${nearest}? If so, write it like that.`
        : "Check the name. If the indicator is new, ask for it to be added to the board's file first. Totals do not belong in the return.",
    })
    return undefined
  }

  /** What a table may call the whole: `Trust`. */
  private get wholeName(): string {
    return sentenceCase(this.context.board.words.whole)
  }

  /** The area that a row names; the whole where the table has no such column. */
  area(row: GridRow): string | undefined {
    const column = this.cells.roles.get('area')
    if (!column) return this.areaWithoutColumn
    const cell = this.cells.cell(row, 'area')
    const place = this.cells.place(row, column)
    if (!cell || isBlank(cell)) {
      this.context.faults.add('missing-area', place, {
        found: 'an empty cell',
        expected: `an area, such as ${this.wholeName}`,
        fix: `Write the area of this row. For the whole ${this.context.board.words.whole} write ${this.wholeName}.`,
      })
      return undefined
    }
    if (this.addFaultIfAny(place, describeCellProblem(cell))) return undefined
    const area = this.context.names.findArea(nameIn(cell))
    if (area) return this.#agrees(row, 'area', text => this.context.names.findArea(text)?.id, area)?.id
    const nearest = this.context.faults.isFull ? undefined : this.context.names.nearestArea(cell.text)
    this.context.faults.add('unknown-area', place, {
      found: quoteForMessage(cell.text),
      expected: `${this.wholeName}, or one of: ${this.context.names.areaNames.slice(0, 12).join(', ')}`,
      fix: isTotal(cell.text)
        ? `Is it the whole ${this.context.board.words.whole}? Then write ${this.wholeName}. If it is a total of the rows above, take the row out.`
        : nearest
          ? `Did you mean ${nearest}? If so, write it like that.`
          : "Use the name or code of an area in the board's file. A peer is written as peer- and its name.",
    })
    return undefined
  }

  /** The month that a row is for, or the last of the quarter or year, and how firm its mark says its figures are. */
  period(
    row: GridRow,
    frequency: Frequency = 'month',
  ): { readonly month: Month; readonly mark: SuppliedStatus | null } | undefined {
    const column = this.cells.roles.get('period') ?? this.cells.roles.get('year')
    const cell = this.cells.cell(row, column?.role ?? 'period')
    const place = this.cells.place(row, column)
    if (!cell || isBlank(cell)) {
      this.context.faults.add('missing-month', place, {
        found: 'an empty cell',
        expected: 'a month such as 2018-03',
        fix: 'Write the month that the figure is for.',
      })
      return undefined
    }
    if (this.addFaultIfAny(place, describeCellProblem(cell))) return undefined
    if (frequency !== 'month') return this.#longPeriod(cell, place, frequency)
    const reading = this.#readMonth(row, cell)
    if (reading.outcome === 'month') {
      const other = this.#otherMonth(row, reading.month)
      if (other === undefined) return { month: reading.month, mark: reading.mark ?? null }
      this.context.faults.add('names-disagree', this.cells.place(row, other), {
        found: quoteForMessage(row.cells[other.index]?.text ?? ''),
        expected: `${reading.month}, as the other column of the row says`,
        fix: 'Correct one of the two cells, or take one of the two columns out.',
      })
    } else if (reading.outcome === 'unclear') this.context.faults.add(reading.code, place, reading.details)
    else
      this.context.faults.add('not-a-month', place, {
        found: quoteForMessage(cell.text),
        expected: 'a month such as 2018-03, Mar-18 or March 2018',
        fix: 'Write the month like one of these.',
      })
    return undefined
  }

  /** A quarter or a year, by its last month: never a month, which would be a part of it. */
  #longPeriod(cell: Cell, place: Place, frequency: Frequency): { month: Month; mark: null } | undefined {
    const reading = readPeriodCell(cell, frequency)
    if (reading.outcome === 'period') return { month: monthOf(reading.period), mark: null }
    if (reading.outcome === 'unclear') this.context.faults.add(reading.code, place, reading.details)
    else
      this.context.faults.add('wrong-period', place, {
        found: quoteForMessage(cell.text),
        expected: PERIOD_EXAMPLES[frequency],
        fix: 'The figures of this indicator are of longer spans than a month. Give the whole span, not a month of it.',
      })
    return undefined
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
    return this.cells.seconds.find(column => {
      const cell = row.cells[column.index]
      if (column.role !== 'period' || !cell || isBlank(cell)) return false
      const reading = this.#readMonth(row, cell)
      return reading.outcome === 'month' ? reading.month !== month : !nameOfMonth(cell.text, month)
    })
  }

  /** The status that a row gives its figures, null where it gives none; `isConfirmed`: the supplier has answered what was asked about it. */
  status(row: GridRow): { readonly status: SuppliedStatus | null; readonly isConfirmed: boolean } | undefined {
    const cell = this.cells.cell(row, 'status')
    if (cell && this.addFaultIfAny(this.cells.place(row, this.cells.roles.get('status')), describeCellProblem(cell)))
      return undefined
    const words = (cell?.text ?? '').toLowerCase()
    const isConfirmed = /\bconfirmed$/.test(words) && !/\bun-?confirmed$/.test(words)
    const rest = isConfirmed ? words.replace(/[\s,;]*confirmed$/, '') : words
    const status = rest === '' ? null : readStatus(rest)
    if (status !== undefined) return { status, isConfirmed }
    this.context.faults.add('unknown-status', this.cells.place(row, this.cells.roles.get('status')), {
      found: quoteForMessage(cell!.text),
      expected: 'published, provisional, estimated, revised, missing or suppressed',
      fix: 'Use one of these words, or leave the cell empty for a published figure. To confirm a figure that was asked about, write confirmed after the word.',
    })
    return undefined
  }

  /** Why a row's figures were restated, where it says so: one line. */
  reason(row: GridRow): string | undefined {
    const words = (this.cells.cell(row, 'reason')?.text ?? '').replaceAll(/\s+/g, ' ').trim()
    return words === '' ? undefined : words.slice(0, MAX_REASON_LENGTH)
  }

  /** Adds a fault when there is one, and says whether there was. */
  addFaultIfAny(place: Place, fault: CellFault | undefined): boolean {
    if (!fault) return false
    this.context.faults.add(fault.code, place, fault.details)
    return true
  }
}
