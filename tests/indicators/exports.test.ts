import { describe, expect, it } from 'vitest'
import { monthsEnding } from '../../shared/calendar/month.ts'
import { loadBoard } from '../../shared/config/load-board.ts'
import { dashboardExport, observationsExport } from '../../shared/indicators/exports.ts'
import { smallBoard } from '../config/small-board.ts'
import { storedObservation } from './indicator-fixtures.ts'

const loaded = loadBoard(smallBoard)
if (!loaded.ok) throw new Error('the small board is faulty')
const { board } = loaded
const flat = (count: number, area: string) =>
  monthsEnding('2018-03', 48).map((month, i) =>
    storedObservation(month, count - 1 + (i % 3), { indicator: 'burglary', area }),
  )

describe('the export of what is known', () => {
  it('has a row for each indicator, area and month, as known last; empty means not applicable', () => {
    const share = storedObservation('2018-03', [4, 9], {
      indicator: 'share',
      area: 'town',
      n: 9,
      status: 'provisional',
    })
    const knowledge = new Map([
      [
        'sample',
        new Map([
          [
            'force',
            [
              storedObservation('2018-03', 0, { drop: 'd2', knownFrom: '2018-05-02T08:00:00.000Z' }),
              storedObservation('2018-03', 9),
              storedObservation('2018-02', 7.5),
            ],
          ],
        ]),
      ],
      ['share', new Map([['town', [share]]])],
    ])
    expect(observationsExport(knowledge, { indicators: [] })).toEqual({
      columns: [
        ...['indicator', 'area', 'period', 'value', 'numerator', 'denominator'],
        ...['n', 'status', 'drop', 'known_from'],
      ],
      rows: [
        ['sample', 'force', '2018-02', '7.5', '', '', '', 'published', 'd1', '2018-05-01T08:00:00.000Z'],
        ['sample', 'force', '2018-03', '0', '', '', '', 'published', 'd2', '2018-05-02T08:00:00.000Z'],
        ['share', 'town', '2018-03', '', '4', '9', '9', 'provisional', 'd1', '2018-05-01T08:00:00.000Z'],
      ],
    })
  })
})

describe('the export of the dashboard', () => {
  it('has a row for each area with a figure, in the order of the board’s indicators', () => {
    const knowledge = new Map([
      [
        'burglary',
        new Map([
          ['force', flat(60, 'force')],
          ['town', [storedObservation('2018-03', 1, { area: 'town', status: 'missing' })]],
          ['peer-next-door', flat(30, 'peer-next-door')],
        ]),
      ],
    ])
    const { columns, rows } = dashboardExport(board, knowledge)
    expect(columns.join()).toBe(
      'indicator,area,data_to,current,minus_1_year,minus_2_years,minus_3_years,v_1yr_avg,v_1yr_significant,v_3yr_avg,' +
        'v_3yr_significant,fytd,fytd_minus_1_year,rolling_12_months,baseline,performance_v_benchmark,' +
        'benchmark_significant,most_similar_forces',
    )
    expect(rows.map(row => row.join())).toEqual([
      'burglary,force,2018-03,61,61,61,61,Comparable,no,Comparable,no,720,720,720,720,Comparable,no,rank 2 of 2',
      'burglary,peer-next-door,2018-03,31,31,31,31,Comparable,no,Comparable,no,360,360,360,360,Comparable,no,n/a',
    ])
  })

  it('says yes where a cell is grey', () => {
    const jumped = flat(60, 'force').map(o => (o.period === '2018-03' ? { ...o, value: 200 } : o))
    const { rows } = dashboardExport(board, new Map([['burglary', new Map([['force', jumped]])]]))
    expect(rows[0]!.slice(7, 11)).toEqual(['Higher', 'yes', 'Higher', 'yes'])
    expect(rows[0]!.at(-1)).toBe('n/a')
  })

  it('is empty when nothing is known', () => {
    expect(dashboardExport(board, new Map()).rows).toEqual([])
  })
})
