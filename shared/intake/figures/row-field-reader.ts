import { addMonths, type Month, monthOf, monthOfYear } from '../../calendar/month.ts'
import { type Frequency, lastEndBy, printPeriodEnding } from '../../calendar/period.ts'
import type { Indicator } from '../../config/schema/indicator.ts'
import { type Place, quoteForMessage } from '../../faults/fault-list.ts'
import { sentenceCase } from '../../figures/sentence-case.ts'
import type { SuppliedStatus } from '../../observations/observation.ts'
import { readMonthText } from '../cells/month-cell.ts'
import type { MonthReadResult } from '../cells/month-result.ts'
import { readPeriodText } from '../cells/period-cell.ts'
import { PERIOD_EXAMPLES, printFrequency } from '../cells/period-result.ts'
import { type Cell, type GridRow, isBlank } from '../containers/grid.ts'
import type { FigureContext } from './context.ts'
import { type CellFault, describeCellProblem, readStatus } from './figure-cell.ts'
import { kindBesides, kindOfFigure } from './kind-of-figure.ts'
import { financialYearFault, otherThanOneMonth, readMonthOfCell } from './month-heading.ts'
import { readUnderHeading, saysEndOfSpan } from './span-heading.ts'
import type { RoleColumn, TableCells } from './table-cells.ts'

/** A name without a raised footnote mark, or what was struck through. */
const nameIn = (cell: Cell) => cell.plainText ?? cell.text

/** `Mar`, `March` or `3` beside a month of any year. */
function nameOfMonth(text: string, month: Month): boolean {
  const reading = readMonthText(/^\d{1,2}$/.test(text) ? `2000-${text.padStart(2, '0')}` : `${text} 2000`)
  return reading.outcome === 'month' && reading.month.slice(5) === month.slice(5)
}

/** Whether a cell such as `Q1`, `Qtr 4` or `1` may name the quarter that ends with a month, of either kind of year. */
function isQuarterOf(text: string, last: Month): boolean {
  const [, number] = /^(?:Q|qtr|quarter)?\.? ?([1-4])\b/i.exec(text.trim()) ?? []
  if (number === undefined) return true
  const ofCalendar = Math.ceil(monthOfYear(last) / 3)
  return [ofCalendar, ((ofCalendar + 2) % 4) + 1].includes(Number(number))
}

/** Whether a cell such as `2018` or `2018/19` may be a year in which a span ends. */
function isYearOf(text: string, last: Month): boolean {
  const [, first, next] = /^(?:FY ?|CY ?)?((?:19|20)\d{2})(?:\s*[/–-]\s*(\d{2,4}))?$/i.exec(text.trim()) ?? []
  if (first === undefined) return true
  const year = Number(last.slice(0, 4))
  const ofFinancial = last.slice(5) < '04' ? year - 1 : year
  return next === undefined ? [year, ofFinancial].includes(Number(first)) : Number(first) === ofFinancial
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
    kindOf = kindOfFigure,
  ): T | undefined {
    for (const column of this.cells.seconds.filter(second => second.role === role)) {
      const cell = row.cells[column.index]
      if (!cell || isBlank(cell) || isActual(cell.text) || find(nameIn(cell)) === named.id) continue
      const kind = find(nameIn(cell)) === undefined ? kindOf(cell.text) : undefined
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
    if (indicator) {
      const find = (text: string) => this.context.names.findIndicator(text)?.id
      return this.#agrees(row, 'indicator', find, indicator, text => kindBesides(text, indicator.frequency))
    }
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
    if (this.addFaultIfAny(place, describeCellProblem(cell))) return undefined
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
  #longPeriod(
    row: GridRow,
    column: RoleColumn,
    cell: Cell,
    frequency: Frequency,
  ): { readonly month: Month; readonly mark: SuppliedStatus | null } | undefined {
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
