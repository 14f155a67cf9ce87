import { quoteForMessage } from '../../../faults/fault-list.ts'
import { sentenceCase } from '../../../figures/sentence-case.ts'
import { isBlank } from '../../containers/grid.ts'
import type { FigureContext } from '../context.ts'
import type { Doubt } from '../doubt.ts'
import type { Table } from '../headings/table-layout.ts'
import { areaOfTable, bodyInTitle } from './area-of-table.ts'

/** The area of the figures of a table where its rows do not say it, and what is asked where words around it name another. */
export function findArea(context: FigureContext, table: Table, file: string): { area: string; doubt?: Doubt } {
  const areaColumn = table.columns.find(column => column.kind === 'role' && column.role === 'area')
  if (areaColumn !== undefined)
    return { area: context.wholeArea, ...titleAgainstRows(context, table, areaColumn.index) }
  const { sheet } = table.grid
  const place = sheet === null ? 'The file' : `Sheet ${sheet}`
  const named = areaOfTable(context.board, table, file)
  if (named === undefined) {
    context.addNote(
      sheet === null
        ? `There is no area column: every figure was taken for the whole ${context.board.words.whole}.`
        : `Sheet ${sheet} has no area column: every figure was taken for the whole ${context.board.words.whole}.`,
    )
    return { area: context.wholeArea }
  }
  if (named.isCertain) {
    context.addNote(
      `${place} has no area column: every figure was read as one of ${named.named[0]!}, which its title names.`,
    )
    return { area: named.area }
  }
  const { whole } = context.board.words
  const isOurs = context.board.areas.some(({ id }) => id === named.area) || named.area.startsWith('peer-')
  const area = named.named.length === 1 && isOurs ? named.area : context.wholeArea
  return {
    area,
    doubt: {
      code: 'area-in-title',
      place: { sheet, row: table.headingRow },
      details: {
        found: `no area column, and ${named.named.join(', ')} named in a title`,
        expected: 'a column that says which area each figure is of',
        fix: `Add a column Area. Write ${sentenceCase(whole)} for figures of the whole ${whole}.`,
        readAs: area === context.wholeArea ? `figures of the whole ${whole}` : `figures of ${named.named[0]!}`,
        or: area === context.wholeArea ? `figures of ${named.named.join(' or ')}` : `figures of the whole ${whole}`,
      },
    },
  }
}

/** A title that names a district or another body, over rows which all say that they are of the whole: one of the two is wrong. */
function titleAgainstRows(context: FigureContext, table: Table, areaIndex: number): { doubt?: Doubt } {
  const areas = table.rows.flatMap(({ cells }) => {
    const cell = cells[areaIndex]
    return cell === undefined || isBlank(cell) ? [] : [context.names.findArea(cell.text)?.id]
  })
  if (areas.length === 0 || areas.some(id => id !== context.wholeArea)) return {}
  const title = bodyInTitle(context.board, table)
  if (title === undefined) return {}
  const { whole } = context.board.words
  const details = {
    found: `${quoteForMessage(title)} over rows that all say they are of the whole ${whole}`,
    expected: 'rows and a title that agree',
    fix: `If the figures are of the whole ${whole}, take the title out. If not, write under Area which area each is of.`,
    readAs: `figures of the whole ${whole}`,
    or: `figures of ${quoteForMessage(title)}`,
  }
  return { doubt: { code: 'area-in-title', place: { sheet: table.grid.sheet, row: table.headingRow }, details } }
}
