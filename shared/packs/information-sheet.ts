import { longDate } from '../calendar/date.ts'
import { addMonths, longMonth, type Month, monthsBetween } from '../calendar/month.ts'
import { figureExpectedOn } from '../config/expected-figures.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { Table } from '../document/document.ts'
import type { Subject } from './pack-input.ts'

/** Where each figure comes from, how far its data reaches, and when the next is due. Made from what is held, never typed. */
export function informationSheet(board: BoardFile, subjects: readonly Subject[], reported: Month): Table {
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
        kind: 'text',
        description: 'How far the data is behind the month reported',
      },
      {
        key: 'next_due',
        heading: 'Next due',
        kind: 'text',
        description: 'When the next month is expected from its supplier',
      },
      { key: 'owner', heading: 'Owner', kind: 'text' },
    ],
    rows: subjects.map(({ indicator, row }) => [
      { kind: 'text', text: indicator.name },
      { kind: 'text', text: indicator.source },
      { kind: 'text', text: row === null ? 'no data yet' : longMonth(row.dataTo) },
      { kind: 'text', text: row === null ? '[x]' : lagWords(row.dataTo, reported, indicator.allowedLagMonths) },
      {
        kind: 'text',
        text: longDate(figureExpectedOn(indicator, addMonths(row?.dataTo ?? addMonths(reported, -1), 1))),
      },
      { kind: 'text', text: title.get(indicator.owner) ?? indicator.owner },
    ]),
    notes: [],
  }
}

/** How late a figure is against the month reported: `0`, `3, as expected`, `2, more than the 0 allowed`. */
function lagWords(dataTo: Month, reported: Month, allowed: number): string {
  const behind = Math.max(0, monthsBetween(dataTo, reported))
  if (behind === 0) return 'none'
  return behind <= allowed ? `${behind}, as expected` : `${behind}, more than the ${allowed} allowed`
}
