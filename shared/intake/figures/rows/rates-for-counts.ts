import type { Indicator } from '../../../config/schema/indicator.ts'
import { quoteForMessage } from '../../../faults/fault-list.ts'
import type { GridRow } from '../../containers/grid.ts'
import type { FigureContext } from '../context.ts'
import type { FigureParts } from '../figure-parts.ts'
import type { RoleColumn, TableCells } from '../headings/table-cells.ts'
import type { Column } from '../headings/table-layout.ts'

/** Refuses rates and percentages that are given for indicators which are counts. */
export class RatesForCounts {
  readonly #headings = new Set<number>()

  constructor(
    readonly context: FigureContext,
    readonly cells: TableCells,
  ) {}

  /** True, and its fault was added, where a heading says rate or per cent and the indicator is a count. */
  refuses(
    row: GridRow,
    { indicator, parts }: { readonly indicator: Indicator; readonly parts: FigureParts },
    column: Column | undefined,
  ): boolean {
    if (column?.kind !== 'role' || !column.isRate || parts.value === null) return false
    if (indicator.aggregation !== 'count' && indicator.aggregation !== 'headcount') return false
    if (column.figuresAre) this.#addHeadingFault(column)
    this.context.faults.add('rate-for-count', this.cells.place(row, column), {
      found: `${parts.value.value} under a heading for rates`,
      expected: `a count, since ${indicator.name} is one`,
      fix: 'Put in how many there were, under a heading such as Count. If the figure is a count, correct the heading.',
    })
    return true
  }

  /** The heading itself, once: no figure of a count can stand below it. */
  #addHeadingFault({ label, index, figuresAre }: RoleColumn): void {
    const { sheet, rows } = this.cells.table.grid
    const row = this.cells.table.headingRow
    if (this.#headings.has(index)) return
    this.#headings.add(index)
    this.context.faults.add(
      'rate-for-count',
      { sheet, row, column: label },
      {
        found: quoteForMessage(rows.find(each => each.row === row)?.cells[index]?.text ?? label),
        expected: 'a heading for counts, such as Count',
        fix: `The heading says that the figures are ${figuresAre!.label}. Give how many there were in each month.`,
      },
    )
  }
}
