import { describe, expect, it } from 'vitest'
import { loadBoard } from '../../shared/config/load-board.ts'
import { alterSmallBoard } from './small-board.ts'

const TABLE = `tables:
  - id: grants
    title: Grants
    theme: crime
    owner: clerk
    source: Register
    period: quarter
    rows: { heading: Grant, members: [{ name: One }, { name: All }], totals: [{ total: All, of: [One] }] }
    measures: [{ id: amount, heading: Amount, unit: '£' }]
    expectedWorkingDay: 10
`
const FEED = '  - { id: tables, supplier: clerk, format: CSV }\n'

function messagesOf(table: string, feed = FEED): string[] {
  const loaded = loadBoard(alterSmallBoard('feeds:\n', `${table}feeds:\n${feed}`).text)
  return loaded.ok ? [] : loaded.faults.map(({ message }) => message)
}

describe('a table of the board’s file', () => {
  it('is taken when it names what there is', () => expect(messagesOf(TABLE)).toEqual([]))

  it.each([
    ['owner: clerk', 'owner: boss', 'tables[0].owner is "boss"; allowed: a role of this file: clerk, chief'],
    ['of: [One]', 'of: [Two]', 'tables[0].rows.totals[0].of is "Two"; allowed: one of its members: One, All'],
    ['total: All', 'total: Sum', 'tables[0].rows.totals[0].total is "Sum"; allowed: one of its members: One, All'],
    [
      '    measures',
      '    across: { heading: Sex }\n    measures',
      'tables[0].across.members is undefined; allowed: a list: what stands beside each other is declared',
    ],
    [
      '    measures',
      '    show: 8\n    across: { heading: Sex, members: [{ name: A }, { name: B }] }\n    measures',
      'tables[0].show is 8; allowed: fewer periods, headings across or measures: 16 columns of figures, and a page has room for 12',
    ],
  ])('is refused with %s as %s', (from, to, message) => expect(messagesOf(TABLE.replace(from, to))).toEqual([message]))

  it('needs the feed that brings it', () => {
    expect(messagesOf(TABLE, '')).toEqual(['tables is a list; allowed: none, unless tables is among the feeds'])
  })
})
