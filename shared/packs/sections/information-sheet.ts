import { longDate } from '../../calendar/date.ts'
import { addMonths, longMonth, type Month, monthsBetween } from '../../calendar/month.ts'
import { nextEnd } from '../../calendar/period.ts'
import { figureExpectedOn } from '../../config/expected-figures.ts'
import type { BoardFile } from '../../config/schema/index.ts'
import { describeSender } from '../../config/sender.ts'
import type { Cell, Table } from '../../document/table.ts'
import type { FigureBook } from '../../figures/figure-book.ts'
import type { PackDrop, PackSubject } from '../input/pack-input.ts'

/** Where each figure comes from, how far its data reaches, and when the next is due. Made from what is held, never typed. */
export function informationSheet(
  board: BoardFile,
  subjects: readonly PackSubject[],
  reported: Month,
  drops: ReadonlyMap<string, PackDrop>,
  book: FigureBook,
): Table {
  const senders = subjects.map(({ series, row }) => {
    const drop = row === null ? undefined : series.get(row.dataTo)?.drop
    return drop === undefined ? undefined : drops.get(drop)?.sentBy
  })
  const title = new Map(board.roles.map(role => [role.id, role.title]))
  return {
    id: 'information-sheet',
    caption: `Where each figure comes from and how far its data reaches, for a paper on ${longMonth(reported)}`,
    columns: [
      { key: 'indicator', heading: 'Indicator', kind: 'text' },
      { key: 'source', heading: 'Data used', kind: 'text' },
      {
        key: 'sent_by',
        heading: 'Sent by',
        kind: 'text',
        description: 'Who sent the file with the newest figure, and how that is known',
      },
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
    rows: subjects.map(({ indicator, area, row }, i) => [
      { kind: 'text', text: indicator.name },
      { kind: 'text', text: indicator.source },
      { kind: 'text', text: describeSentBy(senders[i]) },
      { kind: 'text', text: row === null ? 'no data yet' : longMonth(row.dataTo) },
      row === null
        ? { kind: 'text', text: '[x]' }
        : months(indicator.id, area, 'months behind', Math.max(0, monthsBetween(row.dataTo, reported)), book),
      months(indicator.id, area, 'months allowed', indicator.allowedLagMonths, book),
      {
        kind: 'text',
        text: longDate(
          figureExpectedOn(
            indicator,
            nextEnd(indicator.frequency, row?.dataTo ?? addMonths(reported, -1)),
            board.board,
          ),
        ),
      },
      { kind: 'text', text: title.get(indicator.owner) ?? indicator.owner },
    ]),
    notes: senders.some(sender => sender?.source === 'declared')
      ? ['Declared: nothing says who sent the file; its feed has this supplier in the board’s file.']
      : [],
    isCompact: true,
  }

  function describeSentBy(sender: PackDrop['sentBy']): string {
    return sender === undefined ? 'not known' : describeSender(board.roles, sender)
  }
}

function months(indicator: string, area: string, measure: string, exact: number, book: FigureBook): Cell {
  return { kind: 'figure', figure: book.derived({ indicator, area, measure, exact, decimals: 0 }) }
}
