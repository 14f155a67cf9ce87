import { describe, expect, it } from 'vitest'
import type { BoardFile } from '../../../shared/config/schema/index.ts'
import { type DashboardRow, dashboardRow } from '../../../shared/indicators/dashboard-row.ts'
import { checkMetadata, checkResults } from '../../../shared/packs/gate/check-context.ts'
import type { PackInput } from '../../../shared/packs/input/pack-input.ts'
import type { PackModel } from '../../../shared/packs/model/pack-model.ts'
import { indicator, seriesOf, storedObservation } from '../../indicators/indicator-fixtures.ts'
import { BOARD, holdFinding, PACK, PAPER } from './small-paper.ts'

const FIX = 'Put the board’s file and the agenda right, deploy, and release the pack.'
const INPUT = {
  board: BOARD,
  pack: {
    ...PACK,
  },
  meeting: { date: '2018-05-10' },
} as unknown as PackInput
const paper = (change: Partial<PackModel['paper']>): PackModel => ({ ...PAPER, paper: { ...PAPER.paper, ...change } })
const differs = (what: string) => [holdFinding('metadata-differs', what, FIX)]
const ofPack = (change: object): PackInput => ({ ...INPUT, pack: { ...INPUT.pack, ...change } })

describe('what a paper says of itself', () => {
  it('agrees with the board’s file and its meeting', () => {
    expect(checkMetadata(BOARD, INPUT, PAPER)).toEqual([])
  })

  it.each([
    [{ date: '9 May 2018' }, 'The paper is dated 9 May 2018, and its meeting is on 10 May 2018.'],
    [{ meetingDate: '2018-05-09' }, 'The paper is dated 10 May 2018, and its meeting is on 10 May 2018.'],
    [{ agendaItem: '6.0' }, 'The paper says agenda item 6.0, and the board’s file says 5.0.'],
    [{ title: 'Report' }, 'The paper is called “Report”, and the board’s file calls it “Performance Report”.'],
    [{ to: 'Panel' }, 'The paper is to “Panel”, and the board is the Board.'],
    [{ from: 'Chair' }, 'The paper is from “Chair”, and the board’s file says Chief Constable.'],
    [{ marking: 'OFFICIAL-SENSITIVE' }, 'The paper is marked OFFICIAL-SENSITIVE, and the board’s file says OFFICIAL.'],
  ] as [Partial<PackModel['paper']>, string][])('%j differs', (change, what) => {
    const all = { ...BOARD, mail: { ...BOARD.mail, sensitiveDomains: ['pcc.example'] } }
    expect(checkMetadata(all, INPUT, paper(change))).toEqual(differs(what))
  })

  it('reports on the month that its meeting takes', () => {
    const [march, february] = ['March 2018', 'February 2018']
    expect(checkMetadata(BOARD, INPUT, { ...PAPER, reportedPeriod: february })).toEqual(
      differs(`The paper reports on ${february}, and its meeting takes ${march}.`),
    )
    expect(checkMetadata(BOARD, INPUT, { ...PAPER, month: '2018-02' })).toEqual(
      differs(`The paper reports on ${march}, and its meeting takes ${march}.`),
    )
    expect(checkMetadata(BOARD, ofPack({ dataMonthsBehind: 1 }), PAPER)).toEqual(
      differs(`The paper reports on ${march}, and its meeting takes April 2018.`),
    )
  })

  it('has another marking in an edition for others', () => {
    const partner = { ...PAPER, run: { ...PAPER.run, edition: 'partner' as const } }
    expect(checkMetadata(BOARD, ofPack({ marking: 'OFFICIAL-SENSITIVE' }), partner)).toEqual([])
  })

  it('is from a role by its name where the board’s file does not have it', () => {
    expect(checkMetadata(BOARD, ofPack({ from: 'mayor' }), paper({ from: 'mayor' }))).toEqual([])
  })
})

describe('those who receive a paper', () => {
  const nobody = (list: string) => [
    holdFinding(
      'recipients-missing',
      'The pack has nobody to go to.',
      `Name roles in the list ${list} of the board’s file.`,
    ),
  ]
  it('are somebody', () => {
    expect(checkMetadata({ ...BOARD, lists: { members: [] } }, INPUT, PAPER)).toEqual(nobody('members'))
    expect(checkMetadata({ ...BOARD, lists: { members: ['mayor'] } }, INPUT, PAPER)).toEqual(nobody('members'))
    expect(checkMetadata(BOARD, ofPack({ recipients: 'others' }), PAPER)).toEqual(nobody('others'))
  })

  it('may have it, every one of them', () => {
    const secret = ofPack({ marking: 'OFFICIAL-SENSITIVE' })
    const board: BoardFile = { ...BOARD, lists: { members: ['chief-constable', 'mayor', 'chair'] } }
    expect(checkMetadata(board, secret, paper({ marking: 'OFFICIAL-SENSITIVE' }))).toEqual([
      holdFinding(
        'recipients-missing',
        'Chair cannot be sent this pack: pcc.example is not a domain that may receive OFFICIAL-SENSITIVE.',
        'Correct the address or the domains in the board’s file, or lower the marking if its originator agrees.',
      ),
    ])
  })
})

describe('the stored results of a paper', () => {
  const burglary = indicator({ id: 'burglary', name: 'Burglary' })
  const series = seriesOf(storedObservation('2017-03', 120), storedObservation('2018-03', 139))
  const row = dashboardRow(burglary, 'force', series)!
  const subject = { indicator: burglary, area: 'force', areaName: 'Force', isWhole: true, series, row }
  const other = (changes: Record<string, number>, dataTo = row.dataTo): DashboardRow => ({
    ...row,
    dataTo,
    measures: {
      ...row.measures,
      ...Object.fromEntries(
        Object.entries(changes).map(([column, exact]) => [column, { ...row.measures.current, exact: String(exact) }]),
      ),
    },
  })
  const differ = (which: string) => [
    holdFinding(
      'results-differ',
      `Burglary: the paper’s figures are not those that were stored when the data came (${which}).`,
      'Send the pack’s event again once the figures have been worked out; if it stays, tell the system’s engineer.',
    ),
  ]

  it.each([
    [row, []],
    [other({ current: 139.2 }), []],
    [other({ current: 140 }), differ('current')],
    [other({ current: 140, minus_1_year: 121 }), differ('current, minus_1_year')],
    [other({}, '2018-02'), differ('another month')],
    [other({ current: 140 }, '2018-02'), differ('current')],
    [{ ...other({ current: 140 }), indicator: 'robbery' }, []],
    [{ ...other({ current: 140 }), area: 'city' }, []],
  ])('%#: are the paper’s', (result, findings) => {
    expect(checkResults([subject], [result])).toEqual(findings)
  })

  it('may be none, of the paper or of the store', () => {
    expect(checkResults([subject], [])).toEqual([])
    expect(checkResults([{ ...subject, row: null }], [row])).toEqual([])
  })
})
