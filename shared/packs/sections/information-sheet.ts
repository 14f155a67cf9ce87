import { longDate } from '../../calendar/date.ts'
import { addMonths, longMonth, type Month, monthsBetween } from '../../calendar/month.ts'
import { figureExpectedOn } from '../../config/expected-figures.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import type { Cell, Table } from '../../document/document.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import type { PackSubject } from '../input/pack-input.ts'

/** Where each figure comes from, how far its data reaches, and when the next is due. Made from what is held, never typed. */
export function informationSheet(
  board: BoardFile,
  subjects: readonly PackSubject[],
  reported: Month,
  book: FigureBook,
): Table {
  const title = new Map(board.roles.map(role => [role.id, role.title]))
  return {
    id: 'information-sheet',
    caption: `Where each figure comes from and how far its data reaches, for a paper on ${longMonth(reported)}`,
    columns: [
      { key: 'indicator', heading: 'Indicator', kind: 'text' },
      { key: 'source', heading: 'Data used', kind: 'text' },
      { key: 'data_to', heading: 'Data to', kind: 'text' },
      {
        key: 'months_behind',
        heading: 'Months behind',
        kind: 'number',
        description: 'How far the data is behind the month reported',
      },
      {
        key: 'months_allowed',
        heading: 'Months allowed',
        kind: 'number',
        description: 'How far it may be behind without the pack declaring a gap',
      },
      {
        key: 'next_due',
        heading: 'Next due',
        kind: 'text',
        description: 'When the next month is expected from its supplier',
      },
      { key: 'owner', heading: 'Owner', kind: 'text' },
    ],
    rows: subjects.map(({ indicator, area, row }) => [
      { kind: 'text', text: indicator.name },
      { kind: 'text', text: indicator.source },
      { kind: 'text', text: row === null ? 'no data yet' : longMonth(row.dataTo) },
      row === null
        ? { kind: 'text', text: '[x]' }
        : months(indicator.id, area, 'months behind', Math.max(0, monthsBetween(row.dataTo, reported)), book),
      months(indicator.id, area, 'months allowed', indicator.allowedLagMonths, book),
      {
        kind: 'text',
        text: longDate(figureExpectedOn(indicator, addMonths(row?.dataTo ?? addMonths(reported, -1), 1), board.board)),
      },
      { kind: 'text', text: title.get(indicator.owner) ?? indicator.owner },
    ]),
    notes: [],
    isCompact: true,
  }
}

function months(indicator: string, area: string, measure: string, exact: number, book: FigureBook): Cell {
  return { kind: 'figure', figure: book.derived({ indicator, area, measure, exact, decimals: 0 }) }
}
