import type { Indicator } from '../../../config/schema/indicator.ts'
import { quoteForMessage } from '../../../faults/fault-list.ts'
import { sentenceCase } from '../../../figures/sentence-case.ts'
import { addCellProblem } from '../../cells/figure-cell.ts'
import { type Cell, type GridRow, isBlank } from '../../containers/grid.ts'
import type { FigureContext } from '../context.ts'
import { kindBesides, kindOfFigure } from '../headings/kind-of-figure.ts'
import type { TableCells } from '../headings/table-cells.ts'

/** A name without a raised footnote mark, or what was struck through. */
const nameIn = (cell: Cell) => cell.plainText ?? cell.text

/** `Total`, `All districts`, `Grand total`. */
const isTotal = (text: string) => /^(?:(?:grand |overall |sub-?)?totals?|all(?: \p{L}+)?|sum|overall)\b/iu.test(text)

/** What a second column named Measure says of a row of actual figures. */
const isActual = (text: string) => /^actuals?$/i.test(text)

/** The indicator and the area that a row names. Each is undefined after its fault was added. */
export class RowNames {
  constructor(
    readonly context: FigureContext,
    readonly cells: TableCells,
    readonly areaWithoutColumn: string,
  ) {}

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
    if (addCellProblem(this.context.faults, place, cell)) return undefined
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
    if (addCellProblem(this.context.faults, place, cell)) return undefined
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

  /** What a table may call the whole: `Trust`. */
  private get wholeName(): string {
    return sentenceCase(this.context.board.words.whole)
  }
}
