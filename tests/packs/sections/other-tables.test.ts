import { describe, expect, it } from 'vitest'
import type { TableSpec } from '../../../shared/config/schema/tables.ts'
import { tableCsv } from '../../../shared/document/csv.ts'
import type { Table } from '../../../shared/document/table.ts'
import { cellText } from '../../../shared/document/text.ts'
import { listTables } from '../../../shared/document/walk.ts'
import { buildPackModel } from '../../../shared/packs/build-model.ts'
import { toEdition } from '../../../shared/packs/editions/editions.ts'
import { checkNumerals } from '../../../shared/packs/gate/check-numerals.ts'
import { checkOtherTables } from '../../../shared/packs/gate/check-other-tables.ts'
import type { PackInput } from '../../../shared/packs/input/pack-input.ts'
import { allSections } from '../../../shared/packs/model/documents.ts'
import { publishableTables } from '../../../shared/packs/suppression/publishable-tables.ts'
import type { StoredTable, TableCell } from '../../../shared/registers/other-tables/entry.ts'
import { latestTables, releaseTable } from '../../../shared/registers/other-tables/history.ts'
import { EMPTY_REGISTERS } from '../../given/empty-registers.ts'
import { GRANTS, SEARCHES } from '../../given/other-tables.ts'
import { sampleBoard } from '../../given/sample-board.ts'

const [KNOWN, LATER] = ['2019-05-01T09:00:00.000Z', '2019-06-01T09:00:00.000Z']
const cell = (row: string, value: number | null, more: Partial<TableCell> = {}): TableCell => ({
  ...{ row, across: null, measure: 'amount', value, status: value === null ? 'missing' : 'published' },
  ...more,
})

function stored(spec: TableSpec, period: string, cells: readonly TableCell[], knownFrom = KNOWN, drop = 'd1') {
  const rows = [...new Set(cells.map(({ row }) => row))]
  const across = [...new Set(cells.flatMap(each => each.across ?? []))]
  const id = `${spec.id}/${period}`
  return { id, drop, knownFrom, body: { id, table: spec.id, period, rows, across, cells } }
}

const year = (period: string, youth: number, treatment: number) =>
  stored(GRANTS, period, [
    cell('Youth offending', youth),
    cell('Treatment', treatment),
    cell('All grants', youth + treatment),
  ])

function inputWith(specs: readonly TableSpec[], tables: readonly StoredTable[]): PackInput {
  const board = { ...sampleBoard(), tables: [...specs] }
  return {
    board,
    pack: board.packs.find(({ id }) => id === 'meeting')!,
    meeting: board.meetings.find(({ date }) => date === '2019-06-11')!,
    edition: 'board',
    version: 1,
    scheduledFor: '2019-06-04T15:00:00Z',
    asKnownAt: '2019-06-04T15:00:00Z',
    revisions: new Map(),
    drops: new Map(),
    registers: { ...EMPTY_REGISTERS, tables },
    previous: null,
  }
}

const inMeeting = (spec: TableSpec, more: Partial<TableSpec> = {}): TableSpec => ({
  ...spec,
  printed: 'meeting-pack',
  audience: 'public',
  ...more,
})
const ONE: TableSpec = inMeeting({ ...GRANTS, measures: [GRANTS.measures[0]!] })
const textOf = ({ columns, rows }: Table) => [
  columns.map(({ heading }) => heading),
  ...rows.map(row => row.map(cellText)),
]
const printed = (input: PackInput) => listTables(allSections(buildPackModel(input)))

describe('a table that is no indicator', () => {
  it('is printed with its latest period beside the one before and the change, in full pounds', () => {
    const [table] = printed(
      inputWith([ONE], latestTables([year('2018-03/P12M', 120_000, 90_000), year('2019-03/P12M', 127_000, 89_000)])),
    )
    expect(table!.caption).toBe('Grants, 2017/18 and 2018/19')
    expect(textOf(table!)).toEqual([
      ['Grant', '2017/18', '2018/19', 'Change'],
      ['Youth offending', '£120,000', '£127,000', '+£7,000'],
      ['Treatment', '£90,000', '£89,000', '−£1,000'],
      ['All grants', '£210,000', '£216,000', '+£6,000'],
    ])
    expect(table!.notes[0]).toBe('Source: Register of grants. Received on 1 May 2019.')
    expect(tableCsv(table!)).toContain('Youth offending,120000,127000,7000')
  })

  it('says so where there is no earlier period to compare with, and where a figure is withheld or missing', () => {
    const cells = [
      cell('Youth offending', null, { status: 'suppressed' }),
      cell('Treatment', null),
      cell('All grants', 5, { status: 'provisional' }),
    ]
    const [table] = printed(inputWith([ONE], latestTables([stored(ONE, '2019-03/P12M', cells)])))
    expect(textOf(table!)).toEqual([
      ['Grant', 'Amount'],
      ['Youth offending', '[c]'],
      ['Treatment', '[x]'],
      ['All grants', '£5 [p]'],
    ])
    expect(table!.notes).toContain('No figures were received for 2017/18 to compare with.')
  })

  it('marks a figure that a later file gave otherwise, and keeps what was known where the later one is held', () => {
    const first = stored(ONE, '2019-03/P12M', [cell('Youth offending', 10), cell('Treatment', 3)])
    const second = stored(
      ONE,
      '2019-03/P12M',
      [cell('Youth offending', 11), cell('Treatment', 9, { status: 'unconfirmed', statusOnceConfirmed: 'published' })],
      LATER,
      'd2',
    )
    const [latest] = latestTables([first, second])
    expect(latest!.cells.map(({ value, status }) => `${value} ${status}`)).toEqual(['11 revised', '3 published'])
    expect(releaseTable(second.body).cells[1]).toEqual(cell('Treatment', 9))
  })

  it('is traced by the gate: every figure is a cell that was received, or a change between two', () => {
    const tables = latestTables([year('2018-03/P12M', 1, 2), year('2019-03/P12M', 3, 4)])
    const input = inputWith([ONE], tables)
    const model = toEdition(buildPackModel(input), input, 'board')
    expect(checkOtherTables(input, model)).toEqual([])
    expect(checkNumerals(model, input.board)).toEqual([])
    const [ref, figure] = Object.entries(model.figures).find(([, { indicator }]) => indicator === 'table-grants')!
    const changed = { ...model, figures: { ...model.figures, [ref]: { ...figure, value: 77 } } }
    expect(checkOtherTables(input, changed)).toMatchObject([{ code: 'figure-contradicts', severity: 'hold' }])
    const other = inputWith([ONE], latestTables([year('2018-03/P12M', 1, 2), year('2019-03/P12M', 3, 5)]))
    expect(checkOtherTables(other, model).length).toBeGreaterThan(0)
  })

  it('is withheld from the editions that are wider than its audience, with a notice in its place', () => {
    const input = inputWith([{ ...ONE, audience: 'partner' }], latestTables([year('2019-03/P12M', 1, 2)]))
    const model = buildPackModel(input)
    const tables = (edition: 'board' | 'partner' | 'public') => {
      const shown = toEdition(model, input, edition)
      return [
        listTables(allSections(shown)).filter(({ id }) => id === 'table-grants').length,
        Object.keys(shown.figures).filter(ref => ref.startsWith('table-')).length > 0,
      ]
    }
    expect([tables('board'), tables('partner'), tables('public')]).toEqual([
      [1, true],
      [1, true],
      [0, false],
    ])
  })
})

describe('small counts of a table', () => {
  const line = (row: string, female: number, male: number) =>
    (['Female', female, 'Male', male, 'All', female + male] as const).flatMap((across, i, all) =>
      i % 2 === 0 ? [cell(row, all[i + 1] as number, { across: across as string, measure: 'searches' })] : [],
    )
  const tables = latestTables([
    stored(SEARCHES, '2019-03/P3M', [
      ...line('Drugs', 3, 20),
      ...line('Weapons', 12, 30),
      ...line('All reasons', 15, 50),
    ]),
  ])
  const board = { ...sampleBoard(), tables: [SEARCHES] }

  it('are withheld from the public with what would give them away, and totals stay where they can', () => {
    const [table] = publishableTables(board, tables)
    const withheld = table!.cells
      .filter(({ status }) => status === 'suppressed')
      .map(({ row, across }) => `${row} ${across}`)
    expect(withheld).toContain('Drugs Female')
    // nothing that is left adds up to the one that is withheld: in its row and in its column another is
    for (const side of ['row', 'across'] as const) {
      const at = side === 'row' ? 'Drugs' : 'Female'
      expect(table!.cells.filter(each => each[side] === at && each.value === null).length).toBeGreaterThan(1)
    }
    expect(table!.cells.find(({ row, across }) => row === 'All reasons' && across === 'All')!.value).toBe(65)
  })

  it('stay where the board’s file protects nothing', () => {
    const open = { ...board, tables: [{ ...SEARCHES, suppression: 'none' as const }] }
    expect(publishableTables(open, tables)).toEqual(tables)
  })
})
