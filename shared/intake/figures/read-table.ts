import type { Month } from '../../calendar/month.ts'
import type { Indicator } from '../../config/schema/indicator.ts'
import type { ObservationStatus } from '../../observations/observation.ts'
import { type Place, quoteFound } from '../fault-list.ts'
import { type Cell, columnLetters, type GridRow, isBlank } from '../grid.ts'
import { checkMonthIsOver, readMonthDate, readMonthText } from '../month-cell.ts'
import { nearestName } from '../names.ts'
import type { WrittenNumber } from '../number-cell.ts'
import type { FigureContext } from './context.ts'
import {
  assembleFigure,
  type CellFault,
  describeTrouble,
  type FigurePart,
  type FigureParts,
  readFigureCell,
  readStatus,
} from './figure.ts'
import { type Column, type ColumnRole, isMonthColumn, type Table, TIDY_COLUMNS } from './layout.ts'

type RoleColumn = Extract<Column, { holds: 'role' }>
type MonthColumn = Extract<Column, { holds: 'month' }>

const NO_PARTS: FigureParts = { value: null, numerator: null, denominator: null, n: null }

/** Reads the rows of a table, wide or long, into the context's observations and faults. */
export function readTable(context: FigureContext, table: Table): void {
  new TableReader(context, table).read()
}

class TableReader {
  readonly #roles = new Map<ColumnRole, RoleColumn>()
  readonly #months: readonly MonthColumn[]
  readonly #isWide: boolean
  readonly #headings: GridRow | undefined

  constructor(
    readonly context: FigureContext,
    readonly table: Table,
  ) {
    for (const column of table.columns)
      if (column.holds === 'role' && !this.#roles.has(column.role)) this.#roles.set(column.role, column)
    this.#months = table.columns.filter(column => column.holds === 'month')
    this.#isWide = table.columns.some(isMonthColumn)
    this.#headings = table.grid.rows.find(row => row.row === table.headingRow)
    this.#guessRoles()
    // a workbook's "Number" without "Out of" is the figure itself
    const number = this.#roles.get('numerator')
    if (table.grid.kind === 'workbook' && number && !this.#roles.has('denominator') && !this.#roles.has('value')) {
      this.#roles.delete('numerator')
      this.#roles.set('value', number)
    }
  }

  /** A misspelt heading is a fault already: its column is read as what was meant, so that it does not make every row one too. */
  #guessRoles(): void {
    if (this.table.grid.kind !== 'csv') return
    for (const column of this.table.columns) {
      const role = column.holds === 'unknown' ? nearestName(column.text, TIDY_COLUMNS) : undefined
      const known = TIDY_COLUMNS.find(name => name === role)
      if (known && !this.#roles.has(known))
        this.#roles.set(known, { holds: 'role', role: known, isPercent: false, label: column.label, at: column.at })
    }
  }

  read(): void {
    for (const row of this.table.rows) {
      if (this.#isRepeatedHeading(row)) continue
      if (this.table.grid.kind === 'csv' && !this.#hasRightWidth(row)) continue
      if (this.#isWide) this.#readWide(row)
      else this.#readLong(row)
    }
  }

  #place(row: GridRow, column: Column | undefined): Place {
    return { sheet: this.table.grid.sheet, row: row.row, column: column?.label ?? null }
  }

  /** Headings printed again further down, as on each page of a printed sheet. */
  #isRepeatedHeading(row: GridRow): boolean {
    const heading = this.#roles.get('indicator')
    const headings = this.#headings
    if (!heading || !headings) return false
    return (
      row.cells[heading.at]?.text === headings.cells[heading.at]?.text &&
      row.cells.every((other, at) => isBlank(other) || other?.text === headings.cells[at]?.text)
    )
  }

  #hasRightWidth(row: GridRow): boolean {
    const widest = this.table.columns.length
    let width = widest
    while (width > 1 && this.table.columns[width - 1]?.holds === 'nothing') width--
    if (row.cells.length >= width && row.cells.length <= widest) return true
    this.context.rows++
    this.context.faults.add('row-width', this.#place(row, undefined), {
      found: `${row.cells.length} ${row.cells.length === 1 ? 'cell' : 'cells'}`,
      expected: `${width} cells, one under each heading`,
      mend: 'A comma may be missing or one too many. Put numbers with commas and names with commas in quotation marks ("1,377").',
    })
    return false
  }

  #cell(row: GridRow, role: ColumnRole): Cell | undefined {
    const column = this.#roles.get(role)
    return column && this.#merged(row, column.at)
  }

  /** The cell, or the first of a block merged downwards that it lies in. */
  #merged(row: GridRow, at: number): Cell | undefined {
    const cell = row.cells[at]
    if (!isBlank(cell)) return cell
    const merge = this.table.grid.merges.find(
      m => m.firstColumn === at && m.lastColumn === at && row.row - 1 > m.firstRow && row.row - 1 <= m.lastRow,
    )
    return merge ? this.table.grid.rows.find(candidate => candidate.row === merge.firstRow + 1)?.cells[at] : cell
  }

  #readWide(row: GridRow): void {
    const filled = this.#months.filter(column => !isBlank(row.cells[column.at]))
    const name = this.#cell(row, 'indicator')
    if (filled.length === 0) {
      // an indicator without a figure yet, or words: a footnote or the title of a section
      if (name && this.context.names.findIndicator(name.text)) this.context.rows++
      return
    }
    this.context.rows++
    const indicator = this.#indicatorOf(row)
    const area = this.#areaOf(row)
    const status = this.#statusOf(row)
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
    const named = [...this.#roles.values()].filter(column => !isBlank(row.cells[column.at]))
    // one cell of words below a table is a footnote
    if (named.length <= 1 && this.table.grid.kind === 'workbook' && named[0]?.role === 'indicator') return
    if (named.length === 0) return
    this.context.rows++
    const indicator = this.#indicatorOf(row)
    const area = this.#areaOf(row)
    const period = this.#periodOf(row)
    const status = this.#statusOf(row)
    const parts = this.#partsOf(row, indicator)
    if (!indicator || area === undefined || period === undefined || status === undefined || parts === undefined) return
    const isEmpty = Object.values(parts).every(part => part === null)
    if (isEmpty && this.table.grid.kind === 'workbook' && status === 'published') {
      this.context.blanks++
      return
    }
    this.#observe(
      row,
      { indicator, area, period, periodColumn: this.#roles.get('period'), status, parts },
      part => this.#roles.get(part) ?? this.#roles.get('value'),
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
      this.context.faults.add(early.code, this.#place(row, figure.periodColumn), early.words)
      return
    }
    const status = figure.status === 'published' && this.#isEstimate(row, columnOf) ? 'estimated' : figure.status
    const place = this.#place(row, this.#isWide ? figure.periodColumn : this.#roles.get('period'))
    if (status === 'missing' || status === 'suppressed') {
      const given = (['value', 'numerator', 'denominator'] as const).find(part => parts[part] !== null)
      if (given) {
        this.context.faults.add('figure-and-status', this.#place(row, columnOf(given)), {
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
        this.context.faults.add(fault.code, this.#place(row, columnOf(fault.part)), fault.words)
    else {
      if (assembled.numbers.value !== null && indicator.aggregation === 'percentage')
        this.context.barePercentages.add(indicator.name)
      this.context.add({ indicator: indicator.id, area, period, ...assembled.numbers, status }, place)
    }
  }

  /** Grey means estimated only where the workbook says so. */
  #isEstimate(row: GridRow, columnOf: (part: FigurePart) => Column | undefined): boolean {
    if (!this.context.greyMeansEstimated) return false
    return (['value', 'numerator', 'denominator'] as const).some(part => {
      const column = columnOf(part)
      return column !== undefined && row.cells[column.at]?.isGrey === true
    })
  }

  #indicatorOf(row: GridRow): Indicator | undefined {
    const column = this.#roles.get('indicator')
    const cell = this.#cell(row, 'indicator')
    const place = this.#place(row, column)
    if (!cell || isBlank(cell)) {
      this.context.faults.add('missing-indicator', place, {
        found: 'an empty cell',
        expected: 'the name of an indicator',
        mend: 'Write the name of the indicator in this row, or take the row out.',
      })
      return undefined
    }
    if (this.#fault(place, describeTrouble(cell))) return undefined
    const indicator = this.context.names.findIndicator(cell.text)
    if (indicator) return indicator
    const near = this.context.names.nearestIndicator(cell.text)
    this.context.faults.add('unknown-indicator', place, {
      found: quoteFound(cell.text),
      expected: near
        ? `an indicator of the board's file, such as ${near}`
        : "an indicator of the board's file, by its id, name or alias",
      mend: near
        ? `Did you mean ${near}? If so, write it like that.`
        : "Check the name. If the indicator is new, ask for it to be added to the board's file first. Totals do not belong in the return.",
    })
    return undefined
  }

  #areaOf(row: GridRow): string | undefined {
    const column = this.#roles.get('area')
    if (!column) return this.context.forceArea
    const cell = this.#cell(row, 'area')
    const place = this.#place(row, column)
    if (!cell || isBlank(cell)) {
      this.context.faults.add('missing-area', place, {
        found: 'an empty cell',
        expected: 'an area, such as Force',
        mend: 'Write the area of this row. For the whole force write Force.',
      })
      return undefined
    }
    if (this.#fault(place, describeTrouble(cell))) return undefined
    const area = this.context.names.findArea(cell.text)
    if (area) return area.id
    const near = this.context.names.nearestArea(cell.text)
    this.context.faults.add('unknown-area', place, {
      found: quoteFound(cell.text),
      expected: `Force, or one of: ${this.context.names.areaNames.slice(0, 12).join(', ')}`,
      mend: near
        ? `Did you mean ${near}? If so, write it like that.`
        : "Use the name or code of an area in the board's file. A peer is written as peer- and its name.",
    })
    return undefined
  }

  #periodOf(row: GridRow): Month | undefined {
    const column = this.#roles.get('period')
    const cell = this.#cell(row, 'period')
    const place = this.#place(row, column)
    if (!cell || isBlank(cell)) {
      this.context.faults.add('missing-month', place, {
        found: 'an empty cell',
        expected: 'a month such as 2018-03',
        mend: 'Write the month that the figure is for.',
      })
      return undefined
    }
    if (this.#fault(place, describeTrouble(cell))) return undefined
    const reading = cell.date === null ? readMonthText(cell.text) : readMonthDate(cell.date)
    if (reading.outcome === 'month') return reading.month
    if (reading.outcome === 'unclear') this.context.faults.add(reading.code, place, reading.words)
    else
      this.context.faults.add('not-a-month', place, {
        found: quoteFound(cell.text),
        expected: 'a month such as 2018-03, Mar-18 or March 2018',
        mend: 'Write the month like one of these.',
      })
    return undefined
  }

  #statusOf(row: GridRow): ObservationStatus | undefined {
    const cell = this.#cell(row, 'status')
    if (cell && this.#fault(this.#place(row, this.#roles.get('status')), describeTrouble(cell))) return undefined
    const status = readStatus(cell?.text ?? '')
    if (status === undefined)
      this.context.faults.add('unknown-status', this.#place(row, this.#roles.get('status')), {
        found: quoteFound(cell!.text),
        expected: 'published, provisional, estimated, revised, missing or suppressed',
        mend: 'Use one of these words, or leave the cell empty for a published figure.',
      })
    return status
  }

  #partsOf(row: GridRow, indicator: Indicator | undefined): FigureParts | undefined {
    const parts: Record<FigurePart, WrittenNumber | null> = { ...NO_PARTS }
    let isWhole = true
    for (const part of ['value', 'numerator', 'denominator', 'n'] as const) {
      const column = this.#roles.get(part)
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
    if (this.#fault(this.#place(row, column), 'code' in read ? read : undefined)) return undefined
    const number = 'code' in read ? null : read.number
    // under a heading "Per cent" a number is one
    return number && column.holds === 'role' && column.isPercent && number.value > 1
      ? { ...number, isPercent: true }
      : number
  }

  #fault(place: Place, fault: CellFault | undefined): boolean {
    if (!fault) return false
    this.context.faults.add(fault.code, place, fault.words)
    return true
  }
}

/** What a table with months as headings may have beside them. */
const WIDE_ROLES: ReadonlySet<ColumnRole> = new Set(['indicator', 'area', 'status'])

/** Faults of a table's headings: columns nobody knows, months twice, merged cells. */
export function checkHeadings(context: FigureContext, table: Table): void {
  const { grid, headingRow, columns } = table
  const seen = new Map<string, string>()
  const isWide = columns.some(isMonthColumn)
  for (const column of columns) {
    const place: Place = { sheet: grid.sheet, row: headingRow, column: column.label }
    if (column.holds === 'unclear') {
      context.faults.add(column.code, place, column.words)
      continue
    }
    if (column.holds === 'month' || column.holds === 'role') {
      const key = column.holds === 'month' ? column.month : column.role
      const before = seen.get(key)
      if (isWide && column.holds === 'role' && !WIDE_ROLES.has(column.role))
        context.unknownColumn(column.role, place, grid.kind)
      if (before !== undefined) twice(context, key, before, place)
      seen.set(key, columnLetters(column.at))
      const merge = grid.merges.find(
        m =>
          m.firstRow <= headingRow - 1 &&
          m.lastRow >= headingRow - 1 &&
          m.firstColumn <= column.at &&
          m.lastColumn >= column.at &&
          m.lastColumn > m.firstColumn,
      )
      if (merge) mergedHeading(context, place, columnLetters(merge.firstColumn), columnLetters(merge.lastColumn))
      continue
    }
    const below = table.rows.map(row => row.cells[column.at]).filter(cell => !isBlank(cell))
    const hasFigures = below.some(
      cell => cell !== undefined && (cell.number !== null || cell.trouble !== null || /^[\d,.%]+$/.test(cell.text)),
    )
    if (column.holds === 'nothing') {
      if (hasFigures)
        context.faults.add('column-without-heading', place, {
          found: 'figures under an empty heading',
          expected: 'a heading over every column of figures',
          mend: 'Write a heading, such as the month, or take the column out.',
        })
    } else if (column.holds === 'summary')
      context.note(
        `${sheetWords(grid.sheet)}column ${column.label} (${quoteFound(column.text)}) was not read: totals are worked out from the months.`,
      )
    else if (grid.kind === 'workbook' && !hasFigures)
      context.note(
        `${sheetWords(grid.sheet)}column ${column.label} (${quoteFound(column.text)}) holds words and was not read.`,
      )
    else context.unknownColumn(column.text, place, grid.kind)
  }
}

function sheetWords(sheet: string | null): string {
  return sheet === null ? 'The ' : `Sheet ${sheet}: `
}

function twice(context: FigureContext, what: string, before: string, place: Place): void {
  context.faults.add('column-twice', place, {
    found: `a second column for ${what}; the first is ${before}`,
    expected: 'each month and each heading once',
    mend: 'Check the headings. One of the two may be another month.',
  })
}

function mergedHeading(context: FigureContext, place: Place, first: string, last: string): void {
  context.faults.add('merged-heading', place, {
    found: `one heading over columns ${first} to ${last}`,
    expected: 'a heading of its own over every column',
    mend: 'Unmerge the cell. Then write a heading over each column.',
  })
}
