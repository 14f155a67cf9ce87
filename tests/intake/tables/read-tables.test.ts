import { describe, expect, it } from 'vitest'
import type { TableSpec } from '../../../shared/config/schema/tables.ts'
import { readDrop } from '../../../shared/intake/read-drop.ts'
import type { OtherTable } from '../../../shared/registers/other-tables/entry.ts'
import { GRANTS, SEARCHES } from '../../given/other-tables.ts'
import { sampleBoard } from '../../given/sample-board.ts'
import { expectAccepted, sourceOf } from '../drop-fixtures.ts'
import { makeWorkbook } from '../make-workbook.ts'

const readFile = (bytes: Uint8Array | string, tables: readonly TableSpec[] = [GRANTS, SEARCHES]) =>
  readDrop({
    feed: 'tables',
    file: 'table.csv',
    source: sourceOf(bytes),
    board: { ...sampleBoard(), tables: [...tables] },
    today: '2019-05-01',
  })

const accepted = async (...lines: string[]) => expectAccepted(await readFile(lines.join('\n')))
const tablesIn = async (...lines: string[]) => (await accepted(...lines)).entries.map(({ body }) => body as OtherTable)
async function faultsOf(...lines: string[]): Promise<string[]> {
  const reading = await readFile(lines.join('\n'))
  if (reading.outcome === 'accepted') throw new Error('accepted')
  return reading.faults.map(({ code, row, column }) => `${code} ${row} ${column}`)
}

const VALID = [
  'table,period,Grant,Amount,Change',
  'grants,2018/19,Youth offending,"£127,000",2.5%',
  'grants,2018/19,Treatment,94000,-1',
  'grants,2018/19,Total,221000,1',
]

describe('a drop of the feed tables', () => {
  it('is read into the figures of each row, measure and period, under the names of the board’s file', async () => {
    const [table] = await tablesIn(...VALID)
    expect(table).toMatchObject({ id: 'grants/2019-03/P12M', rows: ['Youth offending', 'Treatment', 'All grants'] })
    expect(table!.cells).toContainEqual({
      row: 'Youth offending',
      across: null,
      measure: 'amount',
      value: 127000,
      status: 'published',
    })
    expect(table!.cells).toContainEqual({
      row: 'Treatment',
      across: null,
      measure: 'change',
      value: -1,
      status: 'published',
    })
  })

  it('may have its periods as headings, or its period in a line above', async () => {
    const [only] = await tablesIn(
      'Grants,,',
      'Period: 2017/18,,',
      'Grant,Amount,Change',
      'Youth offending,2,1',
      'Treatment,1,1',
      'All grants,3,1',
    )
    expect(only!.id).toBe('grants/2018-03/P12M')
    const both = await tablesIn(
      'Reason,2018/19 Q1: Female,2018/19 Q1: Male,2018/19 Q1: All,2018/19 Q2: Female,2018/19 Q2: Male,2018/19 Q2: All',
      'Drugs,1,2,3,4,5,9',
    )
    expect(both.map(({ id }) => id)).toEqual(['searches/2018-06/P3M', 'searches/2018-09/P3M'])
    expect(both[1]!.cells.map(({ across, value }) => `${across} ${value}`)).toEqual(['Female 4', 'Male 5', 'All 9'])
  })

  it('may have its members across as headings or in a column', async () => {
    const asHeadings = await tablesIn('period,Reason,F,M,All', 'Q1 2018/19,Drugs,1,2,3', 'Q1 2018/19,All reasons,1,2,3')
    const asColumn = await tablesIn(
      'period,Reason,Sex,Searches',
      'Q1 2018/19,Drugs,F,1',
      'Q1 2018/19,Drugs,M,2',
      'Q1 2018/19,Drugs,All,3',
      'Q1 2018/19,All reasons,F,1',
      'Q1 2018/19,All reasons,M,2',
      'Q1 2018/19,All reasons,All,3',
    )
    expect(asColumn).toEqual(asHeadings)
  })

  it('is read from a workbook, a sheet a table', async () => {
    const bytes = makeWorkbook([
      {
        name: 'grants',
        rows: [
          ['Grants of the year'],
          ['Grant', 'period', 'Amount', 'Change'],
          ['Youth offending', '2018/19', 2, { v: 0.025, s: 'percent' }],
          ['Treatment', '2018/19', 1, null],
          ['All grants', '2018/19', 4, null],
        ],
      },
      { name: 'Notes', rows: [['Nothing here']] },
    ])
    expect(await readFile(bytes)).toMatchObject({
      outcome: 'rejected',
      faults: [{ code: 'wrong-total', sheet: 'grants', row: 5, column: 'C' }],
    })
  })

  it('names the cell of a total that is not the sum of its parts', async () => {
    const reading = await readFile(VALID.join('\n').replace('221000', '221001'))
    expect(reading).toMatchObject({
      faults: [
        {
          code: 'wrong-total',
          row: 4,
          column: 'Amount',
          found: '221,001 for All grants, 2018/19',
          expected: '221,000, the sum of its parts: Youth offending 127,000, Treatment 94,000',
        },
      ],
    })
  })

  it('checks totals along both dimensions, and only to rounding where figures were rounded', async () => {
    expect(await faultsOf('period,Reason,F,M,All', 'Q1 2018/19,Drugs,1,2,4', 'Q1 2018/19,All reasons,1,2,4')).toEqual([
      'wrong-total 2 All',
      'wrong-total 3 All',
    ])
    const shares: TableSpec = { ...GRANTS, measures: [{ ...GRANTS.measures[1]!, adds: true }] }
    const read = (total: string) =>
      readFile(`period,Grant,Change\n2018/19,Youth offending,33.4\n2018/19,Treatment,66.7\n2018/19,Total,${total}`, [
        shares,
      ])
    expect((await read('100')).outcome).toBe('accepted')
    expect((await read('99')).outcome).toBe('rejected')
  })

  it.each([
    ['a row that the board’s file does not list', 'Treatment', 'Treatmnt', 'unknown-member 3 Grant'],
    ['a member that is missing', 'grants,2018/19,Treatment,94000,-1\n', '', 'missing-member 1 null'],
    ['a figure with a letter', '94000', '94k', 'not-a-number 3 Amount'],
    ['a negative sum', '94000', '-94000', 'negative 3 Amount'],
    ['a percentage over 100', '2.5%', '250%', 'over-100 2 Change'],
    ['a percent sign on pounds', '94000', '94%', 'unexpected-percent 3 Amount'],
    ['a period that is not over', '2018/19,Treatment', '2019/20,Treatment', 'period-not-over 3 Amount'],
    ['a period of another kind', '2018/19,Treatment', 'March 2019,Treatment', 'unreadable-period 3 period'],
    ['a heading of nothing', 'Change', 'Chnage', 'unknown-column 1 Chnage'],
  ])('is refused, with the cell named, for %s', async (_, from, to, fault) => {
    expect(await faultsOf(...VALID.join('\n').replace(from, to).split('\n'))).toContain(fault)
  })

  it('is refused for a row given twice and for a table that could be two', async () => {
    expect(await faultsOf(...VALID, VALID[1]!)).toEqual(['duplicate-row 5 Amount', 'duplicate-row 5 Change'])
    const twin = { ...GRANTS, id: 'other-grants', title: 'Other grants' }
    const lines = VALID.map(line => line.split(',').slice(1).join(',')).join('\n')
    expect(await readFile(lines, [GRANTS, twin])).toMatchObject({ outcome: 'rejected' })
    expect(await readFile(VALID.join('\n'), [GRANTS, twin])).toMatchObject({ outcome: 'accepted' })
    expect(await faultsOf('Colour,Price', 'Red,1', 'Blue,2')).toEqual(['unknown-table 1 null'])
  })

  it('takes the marks of the papers as certain, holds what is doubtful, and says what is blank', async () => {
    const reading = await accepted(
      'period,Grant,Amount,Change',
      '2018/19,Youth offending,[c],[z]',
      '2018/19,Treatment,-,',
      '2018/19,All grants,5,1 [p]',
    )
    const cells = (reading.entries[0]!.body as OtherTable).cells.map(({ status }) => status)
    expect(cells).toEqual(['suppressed', 'not-applicable', 'unconfirmed', 'missing', 'published', 'provisional'])
    expect(reading.questions).toMatchObject([{ code: 'shorthand', row: 3, column: 'Amount' }])
    expect(reading.notes).toEqual([
      'Grants, 2018/19: 3 rows, 4 figures; 1 not available, printed as [x]; 1 held until confirmed.',
    ])
  })
})
