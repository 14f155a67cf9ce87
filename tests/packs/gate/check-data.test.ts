import { describe, expect, it } from 'vitest'
import type { Indicator } from '../../../shared/config/schema/indicator.ts'
import { dashboardRow } from '../../../shared/indicators/dashboard-row.ts'
import type { StoredObservation } from '../../../shared/observations/observation.ts'
import { latestByMonth } from '../../../shared/observations/revisions.ts'
import { checkData } from '../../../shared/packs/gate/check-data.ts'
import type { GateFinding } from '../../../shared/packs/gate/finding.ts'
import type { PackInput, PackSubject } from '../../../shared/packs/input/pack-input.ts'
import { indicator, storedObservation } from '../../indicators/indicator-fixtures.ts'
import { holdFinding } from './small-paper.ts'

const burglary = indicator({ id: 'burglary', name: 'Burglary' })
const JUMP_FIX =
  'If it is right, the supplier sends it again in another file, or writes confirmed under status in its row: either confirms it. If it is wrong, send the corrected figure. Or release the pack with a reason.'

function subject(of: Indicator, revisions: readonly StoredObservation[]): PackSubject {
  const series = latestByMonth(revisions)
  return {
    indicator: of,
    area: 'force',
    areaName: 'Force',
    isWhole: true,
    series,
    row: dashboardRow(of, 'force', series),
  }
}

/** What is found of indicators with what is known of each; the pack is of March 2018. */
function found(
  given: readonly (readonly [Indicator, readonly StoredObservation[]])[],
  previous?: string[],
): GateFinding[] {
  const input = {
    pack: { title: 'Performance Report' },
    revisions: new Map(given.map(([{ id }, all]) => [id, new Map([['force', all]])])),
    previous: previous === undefined ? null : { run: 'before', drops: new Set(previous) },
  } as unknown as PackInput
  return checkData(
    input,
    given.map(([of, all]) => subject(of, all)),
    '2018-03',
  )
}
type Figure = Parameters<typeof storedObservation>[1]
const months = (before: Figure, now: Figure) => [
  storedObservation('2018-02', before),
  storedObservation('2018-03', now),
]
const GOOD = months(150, 139)

const gap = (code: 'indicator-absent' | 'data-late', what: string, fix: string): GateFinding => ({
  code,
  severity: 'gap',
  what,
  fix,
})

describe('what a pack lacks', () => {
  it('is nothing where every figure has come', () => {
    expect(found([[burglary, GOOD]])).toEqual([])
  })

  it('is everything where none has', () => {
    const nothing = holdFinding(
      'nothing-to-print',
      'No indicator of this pack has a figure.',
      'Send the data, then release the pack or wait for its next meeting.',
    )
    expect(found([])).toEqual([nothing])
    expect(found([[burglary, []]])).toEqual([nothing])
  })

  const other = indicator({ id: 'robbery', name: 'Robbery' })
  const third = indicator({ id: 'arson', name: 'Arson' })
  it('is an indicator that never came, or two in one sentence', () => {
    expect(
      found([
        [burglary, GOOD],
        [other, []],
      ]),
    ).toEqual([
      gap('indicator-absent', 'Robbery: no figure has been received.', 'Ask the owner of Robbery for its data.'),
    ])
    expect(
      found([
        [burglary, GOOD],
        [other, []],
        [third, []],
      ]),
    ).toEqual([
      gap(
        'indicator-absent',
        'Robbery; Arson: no figure has been received.',
        'Ask the owners of these indicators for their data.',
      ),
    ])
  })

  it('is the newest month of one that is late', () => {
    const late = [storedObservation('2018-01', 140), storedObservation('2018-02', 139)]
    expect(found([[burglary, late]])).toEqual([
      gap(
        'data-late',
        'Burglary: the data reaches February 2018, and March 2018 was due.',
        'Ask the owner of Burglary for the data to March 2018.',
      ),
    ])
    expect(
      found([
        [burglary, late],
        [other, late],
      ]),
    ).toEqual([
      gap(
        'data-late',
        'Burglary; Robbery: the data reaches February 2018, and March 2018 was due.',
        'Ask the owners of these indicators for the data to March 2018.',
      ),
    ])
  })

  it('is nothing of one that may be late', () => {
    const slow = (allowedLagMonths: number) => indicator({ id: 'burglary', name: 'Burglary', allowedLagMonths })
    const late = [storedObservation('2017-12', 140), storedObservation('2018-01', 139)]
    expect(found([[slow(2), late]])).toEqual([])
    expect(found([[slow(1), late]])[0]!.what).toBe(
      'Burglary: the data reaches January 2018, and February 2018 was due.',
    )
  })
})

describe('a figure that is hard to believe', () => {
  const of = (aggregation: Indicator['aggregation'], decimals = 0) =>
    indicator({ id: 'burglary', name: 'Burglary', aggregation, decimals })
  const jump = (now: string, before: string) =>
    holdFinding(
      'implausible-jump',
      `Burglary: ${now} in March 2018 after ${before} the month before is hard to believe.`,
      JUMP_FIX,
    )

  it.each([
    ['count', 500, 50, ['50', '500']],
    ['count', 500, 51, null],
    ['count', 50, 5, ['5', '50']],
    ['count', 49, 0, null],
    ['count', 50, 500, ['500', '50']],
    ['count', 50, 499, null],
    ['count', 5, 50, ['50', '5']],
    ['count', 4, 49, null],
    ['count', 0, 500, null],
    ['percentage', [20, 100], [2, 100], ['2%', '20%']],
    ['percentage', [19, 100], [1, 100], null],
    ['percentage', [2, 100], [20, 100], ['20%', '2%']],
    ['percentage', [1, 100], [19, 100], null],
    ['mean', [10, 10], [100, 10], ['10', '1']],
    ['mean', [10, 10], [90, 10], null],
    ['mean', [0, 10], [10, 10], null],
    ['mean', [0, 10], [0, 10], null],
    ['mean', [10, 10], [0, 10], ['0', '1']],
  ] as [Indicator['aggregation'], Figure, Figure, [string, string] | null][])(
    'of a %s after %j, %j: %j',
    (aggregation, before, now, printed) => {
      expect(found([[of(aggregation), months(before, now)]])).toEqual(printed === null ? [] : [jump(...printed)])
    },
  )

  it('is not looked for where the month before has none', () => {
    expect(found([[of('count'), [storedObservation('2018-01', 500), storedObservation('2018-03', 5)]]])).toEqual([])
    expect(found([[of('count'), [storedObservation('2018-03', 5)]]])).toEqual([])
  })

  it('is believed once somebody has confirmed it', () => {
    const now = storedObservation('2018-03', 5)
    const before = storedObservation('2018-02', 500)
    expect(found([[of('count'), [before, now]]])).toEqual([jump('5', '500')])
    expect(found([[of('count'), [before, { ...now, isConfirmed: true }]]])).toEqual([])
    expect(found([[of('count'), [{ ...before, isConfirmed: true }, now]]])).toEqual([jump('5', '500')])
  })

  it('is believed once another file says the same of the same month', () => {
    const now = storedObservation('2018-03', 5)
    const later = { ...now, drop: 'd2', knownFrom: '2018-05-02T08:00:00.000Z' }
    const before = storedObservation('2018-02', 500)
    expect(found([[of('count'), [before, now, later]]])).toEqual([])
    expect(found([[of('count'), [before, now, { ...later, drop: 'd1' }]]])).toEqual([jump('5', '500')])
    expect(found([[of('count'), [before, { ...now, value: 6 }, later]]])).toEqual([jump('5', '500')])
    expect(found([[of('count'), [before, { ...later, period: '2018-01' }, now]]])).toEqual([jump('5', '500')])
  })
})

describe('a pack after another', () => {
  const nothing = holdFinding(
    'nothing-new',
    'Nothing has been received since the last pack: this one would say the same again.',
    'Send the data for Performance Report, or release the pack with a reason.',
  )
  it('has something new to say', () => {
    expect(found([[burglary, GOOD]], ['d1', 'd2'])).toEqual([nothing])
    expect(found([[burglary, GOOD]], ['d2'])).toEqual([])
    const newer = [GOOD[0]!, { ...GOOD[1]!, drop: 'd3' }]
    expect(found([[burglary, newer]], ['d1', 'd2'])).toEqual([])
    const robbery = indicator({ id: 'robbery', name: 'Robbery' })
    const both = [[burglary, GOOD] as const, [robbery, newer] as const]
    expect(found(both, ['d1', 'd2'])).toEqual([])
    expect(found(both, ['d1', 'd2', 'd3'])).toEqual([nothing])
  })
})
