import type { TableMeasure, TableSpec } from '../../config/schema/tables.ts'
import type { Mark } from '../../document/figure.ts'
import type { Cell } from '../../document/table.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import {
  cellFigureName,
  changeBetween,
  changeFigureName,
  monthsOfPeriod,
  printCell,
  printChange,
} from '../../figures/table-figures.ts'
import type { CellStatus, StoredTable, TableCell } from '../../registers/other-tables/entry.ts'

/** One column of figures: of a period, a member across and a measure, or how much they changed. */
export interface FigureColumn {
  readonly period: StoredTable
  /** Only of a column of changes: the period that the other is held against. */
  readonly against?: StoredTable
  readonly across: string | null
  readonly measure: TableMeasure
}

const SHORTHAND: Readonly<Partial<Record<CellStatus, Mark>>> = {
  suppressed: 'c',
  missing: 'x',
  unconfirmed: 'x',
  'not-applicable': 'z',
  provisional: 'p',
  revised: 'r',
  estimated: 'e',
}

/** The figure of a row in a column, or its change, with its shorthand. */
export function figureCell(spec: TableSpec, row: string, column: FigureColumn, book: FigureBook): Cell {
  const { period, against, across, measure } = column
  const now = cellOf(period, row, column)
  const place = { row, across }
  if (against === undefined)
    return {
      kind: 'figure',
      figure: book.cell({
        ...cellFigureName(spec, place, measure, period.period),
        ...printed(now, value => printCell(measure, value)),
        period: monthsOfPeriod(spec.period, period.period),
        drops: [period.drop],
      }),
    }
  const before = cellOf(against, row, column)
  const unknown = [now, before].find(cell => cell?.value === null || cell?.value === undefined)
  const isKnown =
    now?.value !== null && now?.value !== undefined && before?.value !== null && before?.value !== undefined
  const change = isKnown ? changeBetween(before.value, now.value) : null
  return {
    kind: 'figure',
    figure: book.cell({
      ...changeFigureName(spec, place, measure, [against.period, period.period]),
      ...(change === null
        ? printed(unknown, () => '')
        : { printed: printChange(measure, change), value: change, marks: [] }),
      period: {
        from: monthsOfPeriod(spec.period, against.period).from,
        to: monthsOfPeriod(spec.period, period.period).to,
      },
      drops: [against.drop, period.drop],
    }),
  }
}

const cellOf = ({ cells }: StoredTable, row: string, { across, measure }: FigureColumn): TableCell | undefined =>
  cells.find(cell => cell.row === row && cell.across === across && cell.measure === measure.id)

/** What is printed of a cell: its figure with its mark, or the mark that says why there is none. */
function printed(
  cell: TableCell | undefined,
  print: (value: number) => string,
): { readonly printed: string; readonly value: number | null; readonly marks: readonly Mark[] } {
  const mark = SHORTHAND[cell?.status ?? 'missing']
  if (cell === undefined || cell.value === null || cell.status === 'unconfirmed')
    return { printed: `[${mark ?? 'x'}]`, value: null, marks: [mark ?? 'x'] }
  return { printed: print(cell.value), value: cell.value, marks: mark === undefined ? [] : [mark] }
}
