import type { Frequency } from '../../../calendar/period.ts'
import { nearestName, normaliseName } from '../../../config/known-names.ts'
import type { Place } from '../../../faults/fault-list.ts'
import { type Cell, type GridRow, isBlank } from '../../containers/grid.ts'
import { areFinancialYears } from './month-heading.ts'
import { type Column, type ColumnRole, isMonthColumn, type Table, TIDY_COLUMNS } from './table-layout.ts'

export type RoleColumn = Extract<Column, { kind: 'role' }>
export type MonthColumn = Extract<Column, { kind: 'month' }>
/** A heading that names a quarter or a year, for figures that are of one. */
export type SpanColumn = Extract<Column, { kind: 'month' | 'unclear' }> & { readonly span: string }
export type IndicatorColumn = Extract<Column, { kind: 'indicator' }>

const FIGURE_ROLES: ReadonlySet<ColumnRole> = new Set(['value', 'numerator', 'denominator', 'n'])

const isSpanColumn = (column: Column): column is SpanColumn =>
  (column.kind === 'month' || column.kind === 'unclear') && column.span !== null

/** The cells of a table by what their columns hold. */
export class TableCells {
  readonly roles = new Map<ColumnRole, RoleColumn>()
  readonly months: readonly MonthColumn[]
  /** Headings that can be read as quarters or years, for figures that are of one. */
  readonly spans: readonly SpanColumn[]
  /** Indicators as headings: a table turned round. */
  readonly indicators: readonly IndicatorColumn[]
  /** Second columns of one role: the code of an area beside its name. */
  readonly seconds: readonly RoleColumn[]
  readonly isWide: boolean
  /** The months of the rows, each of which could be one, are financial years. */
  readonly areMonthsYears: boolean
  readonly #headings: GridRow | undefined

  constructor(readonly table: Table) {
    for (const column of table.columns)
      if (column.kind === 'role' && !this.roles.has(column.role)) this.roles.set(column.role, column)
    this.months = table.columns.filter(column => column.kind === 'month')
    this.spans = table.columns.filter(isSpanColumn)
    this.indicators = table.columns.filter(column => column.kind === 'indicator')
    this.seconds = table.columns
      .filter(column => column.kind === 'role')
      .filter(column => this.roles.get(column.role) !== column)
    this.isWide = table.columns.some(isMonthColumn)
    this.#headings = table.grid.rows.find(row => row.row === table.headingRow)
    this.#inferMisspeltRoles()
    const period = this.roles.get('period')
    this.areMonthsYears =
      period !== undefined && areFinancialYears(table.rows.flatMap(({ cells }) => cells[period.index]?.text ?? []))
    // "Number" without "Out of" is the figure itself; a column numerator of a tidy CSV is one
    const number = this.roles.get('numerator')
    const isNumerator = number && table.grid.kind === 'csv' && normaliseName(number.label) === 'numerator'
    if (number && !isNumerator && !this.roles.has('denominator') && !this.roles.has('value')) {
      this.roles.delete('numerator')
      this.roles.set('value', number)
    }
  }

  /** A misspelt heading is a fault already: its column is read as what was meant, so that it does not make every row one too. */
  #inferMisspeltRoles(): void {
    if (this.table.grid.kind !== 'csv') return
    for (const column of this.table.columns) {
      const role = column.kind === 'unknown' ? nearestName(column.text, TIDY_COLUMNS) : undefined
      const knownRole = TIDY_COLUMNS.find(name => name === role)
      if (knownRole && !this.roles.has(knownRole))
        this.roles.set(knownRole, {
          kind: 'role',
          role: knownRole,
          isPercent: false,
          isRate: false,
          label: column.label,
          index: column.index,
        })
    }
  }

  /** True for a column whose cells are figures. */
  isFigureColumn(index: number): boolean {
    const column = this.table.columns[index]
    if (column === undefined) return false
    return (
      column.kind === 'month' ||
      isSpanColumn(column) ||
      column.kind === 'indicator' ||
      (column.kind === 'role' && FIGURE_ROLES.has(column.role))
    )
  }

  /** The words over a column. */
  heading(column: Column): string {
    return this.#headings?.cells[column.index]?.text ?? ''
  }

  /** The place of a heading. */
  headingPlace(column: Column): Place {
    return { sheet: this.table.grid.sheet, row: this.table.headingRow, column: column.label }
  }

  /** The column that says of which period a row's figures are, where they are of a frequency. */
  periodColumn(frequency: Frequency): RoleColumn | undefined {
    const [period, quarter, year] = (['period', 'quarter', 'year'] as const).map(role => this.roles.get(role))
    if (frequency === 'month') return period
    return frequency === 'quarter' ? (quarter ?? period ?? year) : (period ?? year)
  }

  place(row: GridRow, column: Column | undefined): Place {
    return { sheet: this.table.grid.sheet, row: row.row, column: column?.label ?? null }
  }

  cell(row: GridRow, role: ColumnRole): Cell | undefined {
    const column = this.roles.get(role)
    return column && this.#cellOrMergedCell(row, column.index)
  }

  /** Headings printed again further down, as on each page of a printed sheet. */
  isRepeatedHeading(row: GridRow): boolean {
    const heading = this.roles.get('indicator')
    const headings = this.#headings
    if (!heading || !headings) return false
    return (
      row.cells[heading.index]?.text === headings.cells[heading.index]?.text &&
      row.cells.every((other, columnIndex) => isBlank(other) || other?.text === headings.cells[columnIndex]?.text)
    )
  }

  /** Headings that are not this table's: the same word over the indicators, and no row of one. */
  isOtherHeading(row: GridRow): boolean {
    const heading = this.roles.get('indicator')
    const own = heading && this.#headings?.cells[heading.index]
    const text = heading && row.cells[heading.index]?.text
    if (!own || text === undefined || normaliseName(text) !== normaliseName(own.text)) return false
    return !this.isRepeatedHeading(row) && row.cells.filter(cell => !isBlank(cell)).length > 1
  }

  /** The cell, or the first of a block merged downwards that it lies in. */
  #cellOrMergedCell(row: GridRow, columnIndex: number): Cell | undefined {
    const cell = row.cells[columnIndex]
    if (!isBlank(cell)) return cell
    const merge = this.table.grid.merges.find(
      m =>
        m.firstColumn === columnIndex &&
        m.lastColumn === columnIndex &&
        row.row - 1 > m.firstRow &&
        row.row - 1 <= m.lastRow,
    )
    return merge
      ? this.table.grid.rows.find(candidate => candidate.row === merge.firstRow + 1)?.cells[columnIndex]
      : cell
  }
}
