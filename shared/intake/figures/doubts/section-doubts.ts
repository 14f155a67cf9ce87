import { quoteForMessage } from '../../../faults/fault-list.ts'
import { sentenceCase } from '../../../figures/sentence-case.ts'
import { columnLetters, type GridRow, isBlank } from '../../containers/grid.ts'
import type { FigureContext } from '../context.ts'
import type { Doubt } from '../doubt.ts'
import { kindOfFigure } from '../headings/kind-of-figure.ts'
import { rolesOf, type Table } from '../headings/table-layout.ts'

/**
 * What the titles between a table's rows say of the rows below each, by row: another kind of figure (`Targets`), or an area where the table
 * has no column for it.
 */
export function sectionDoubts(context: FigureContext, table: Table): ReadonlyMap<number, readonly Doubt[]> {
  const doubts = new Map<number, readonly Doubt[]>()
  const hasAreaColumn = rolesOf(table.columns).has('area')
  let current: readonly Doubt[] = []
  for (const row of table.rows) {
    const title = titleOf(row)
    if (title === undefined) {
      if (current.length > 0) doubts.set(row.row, current)
      continue
    }
    const column = table.grid.kind === 'workbook' ? columnLetters(title.index) : null
    const place = { sheet: table.grid.sheet, row: row.row, column }
    const area = hasAreaColumn ? null : areaDoubt(context, title.text, place)
    current = [kindDoubt(title.text, place), area].filter(each => each !== null)
  }
  return doubts
}

/** The words of a row that has nothing else. */
function titleOf({ cells }: GridRow): { readonly text: string; readonly index: number } | undefined {
  const filled = cells.flatMap((cell, index) => (cell && !isBlank(cell) ? [{ cell, index }] : []))
  const [only] = filled
  if (only === undefined || filled.length > 1 || only.cell.number !== null || only.cell.date !== null) return undefined
  return { text: only.cell.text, index: only.index }
}

/** Other kinds are found by the words around the table, wherever they stand. */
function kindDoubt(text: string, place: Doubt['place']): Doubt | null {
  const kind = kindOfFigure(text)
  if (kind === undefined || !/^(?:targets|changes)/.test(kind.label)) return null
  const fix = `The title says that the figures below it are ${kind.label}. If they are, take them out. If they are not, correct the title, or confirm the figures.`
  const expected = 'actual figures only'
  const details = { found: quoteForMessage(text), expected, fix, readAs: 'actual figures', or: kind.label }
  return { code: 'kind-of-figure', place, details }
}

function areaDoubt(context: FigureContext, text: string, place: Doubt['place']): Doubt | null {
  const area = context.names.findArea(text.replace(/[:\s]+$/, ''))
  if (area === undefined || area.id === context.wholeArea) return null
  const { whole } = context.board.words
  const details = {
    found: `${quoteForMessage(text)} over rows without an area of their own`,
    expected: 'a column that says which area each figure is of',
    fix: `Add a column Area. Write ${sentenceCase(whole)} for figures of the whole ${whole}.`,
    readAs: `figures of the whole ${whole}`,
    or: `figures of ${quoteForMessage(text)}`,
  }
  return { code: 'area-in-section', place, details }
}
