import { type Period, printPeriod } from '../../calendar/period.ts'
import { type Place, quoteForMessage } from '../../faults/fault-list.ts'
import { listAllowed } from '../../faults/suggest.ts'
import { cellKey, type TableCell } from '../../registers/other-tables/entry.ts'
import { type GridRow, isBlank } from '../containers/grid.ts'
import { type MemberNames, memberNames } from './dimension-names.ts'
import type { Findings } from './findings.ts'
import { readTableCell } from './read-cell.ts'
import { indexOfUse, placeIn, type TableLayout } from './table-layout.ts'
import { TablePeriods } from './table-periods.ts'

/** A cell as read, with where it stands and the decimals it was typed with: what a wrong total is named by. */
export interface PlacedCell extends TableCell {
  readonly place: Place
  readonly decimals: number
}

/** The figures of a sheet by period and, within it, by what they are of. */
export type CellsByPeriod = ReadonlyMap<Period, ReadonlyMap<string, PlacedCell>>

/** A table of more figures than this is a list, which no paper prints. */
const MAX_CELLS = 2000

/** Reads every figure of a sheet; what is wrong with a cell is a fault of that cell. `today` is a local date. */
export function readRows(layout: TableLayout, today: string, findings: Findings): CellsByPeriod {
  return new RowsReader(layout, today, findings).read()
}

class RowsReader {
  readonly #rowNames: MemberNames
  readonly #acrossNames: MemberNames | null
  readonly #periods: TablePeriods
  readonly #cells = new Map<Period, Map<string, PlacedCell>>()
  #count = 0

  constructor(
    readonly layout: TableLayout,
    today: string,
    readonly findings: Findings,
  ) {
    const { rows, across } = layout.spec
    this.#periods = new TablePeriods(layout, today, findings)
    this.#rowNames = memberNames(rows)
    this.#acrossNames = across === undefined ? null : memberNames(across)
  }

  read(): CellsByPeriod {
    const above = this.#periods.above()
    for (const row of this.layout.rows) this.#readRow(row, above)
    return this.#cells
  }

  #readRow(row: GridRow, above: Period | null): void {
    const { columns, spec } = this.layout
    const label = row.cells[indexOfUse(this.layout, 'row')]
    const figures = columns.flatMap((use, index) => (use?.kind === 'figure' ? [{ use, index }] : []))
    const hasFigures = figures.some(({ index }) => !isBlank(row.cells[index]))
    const text = label === undefined || isBlank(label) ? '' : (label.plainText ?? label.text)
    const name = text === '' ? undefined : this.#rowNames.find(text)
    if (!hasFigures && (name === undefined || this.#rowNames.isFree)) return this.#noteWords(row)
    if (name === undefined)
      return this.#addUnknown(row, indexOfUse(this.layout, 'row'), text, spec.rows.heading, this.#rowNames)
    const acrossOfRow = this.#acrossOf(row)
    const periodOfRow = this.#periods.of(row)
    if (acrossOfRow === undefined || periodOfRow === undefined) return
    for (const { use, index } of figures) {
      const period = use.period ?? periodOfRow ?? above
      if (period === null || !this.#periods.isOver(period, row, index)) continue
      this.#readFigure(row, index, { row: name, across: use.across ?? acrossOfRow, measure: use.measure.id, period })
    }
  }

  /** A line of words below the table or between its rows. */
  #noteWords({ row, cells }: GridRow): void {
    const words = cells.flatMap(cell => (cell === undefined || isBlank(cell) ? [] : [cell.text]))
    if (words.length > 0)
      this.findings.notes.push(`Row ${row} was not read, since it has no figure: ${quoteForMessage(words.join(', '))}`)
  }

  /** The member across that a row names; null where the table has none or its headings name it, undefined after a fault. */
  #acrossOf(row: GridRow): string | null | undefined {
    const index = indexOfUse(this.layout, 'across')
    if (index === -1 || this.#acrossNames === null) return null
    const text = row.cells[index]?.text ?? ''
    const name = text === '' ? undefined : this.#acrossNames.find(text)
    if (name === undefined) this.#addUnknown(row, index, text, this.layout.spec.across!.heading, this.#acrossNames)
    return name
  }

  #addUnknown(row: GridRow, index: number, text: string, heading: string, names: MemberNames): void {
    const nearest = text === '' ? undefined : names.nearest(text)
    this.findings.faults.add('unknown-member', placeIn(this.layout, row.row, index), {
      found: text === '' ? 'an empty cell beside figures' : quoteForMessage(text),
      expected: names.isFree
        ? `a name under ${heading}`
        : `one of ${listAllowed(names.names, `the ${names.names.length} that the board’s file lists under ${heading}`)}`,
      fix:
        nearest === undefined
          ? 'Write the name as the board’s file has it, or ask for it to be added there.'
          : `If ${nearest} is meant, write that.`,
    })
  }

  #readFigure(
    row: GridRow,
    index: number,
    of: Pick<TableCell, 'row' | 'across' | 'measure'> & { period: Period },
  ): void {
    const { faults, questions } = this.findings
    const { period, ...key } = of
    const place = placeIn(this.layout, row.row, index)
    const measure = this.layout.spec.measures.find(({ id }) => id === key.measure)!
    const reading = readTableCell(row.cells[index], measure, this.layout.grid.isCommaDecimal, place)
    if ('code' in reading) return faults.add(reading.code, place, reading.details)
    const known = this.#cells.get(period) ?? new Map<string, PlacedCell>()
    this.#cells.set(period, known)
    const id = cellKey(key)
    const first = known.get(id)
    if (first !== undefined)
      return faults.add('duplicate-row', place, {
        found: `a second figure for ${[key.row, key.across, printPeriod(this.layout.spec.period, period)].filter(Boolean).join(', ')}`,
        expected: `one figure; the first is in row ${first.place.row ?? ''}`,
        fix: 'Take one of the two out.',
      })
    if (++this.#count === MAX_CELLS + 1)
      faults.add('too-many-figures', place, {
        found: `more than ${MAX_CELLS.toLocaleString('en-GB')} figures`,
        expected: 'a table that a paper can print',
        fix: 'Send fewer periods in a file, or add rows up.',
      })
    for (const { code, place: where, details } of reading.doubts) questions.add(code, where, details)
    const { value, status, decimals, doubts } = reading
    const cell = { ...key, value, place, decimals }
    known.set(
      id,
      doubts.length === 0 ? { ...cell, status } : { ...cell, status: 'unconfirmed', statusOnceConfirmed: status },
    )
  }
}
