import { describe, expect, it } from 'vitest'
import { FREQUENCIES } from '../../shared/calendar/period.ts'
import { readDrop } from '../../shared/intake/read-drop.ts'
import { sampleBoard } from '../given/sample-board.ts'
import { sourceOf } from './drop-fixtures.ts'

const board = sampleBoard()
const crime = board.indicators.find(({ id }) => id === 'all-recorded-crime')!
const of = (frequency: (typeof FREQUENCIES)[number]) => ({
  ...board,
  indicators: board.indicators.map(each => (each.id === crime.id ? { ...crime, frequency } : each)),
})

async function read(frequency: (typeof FREQUENCIES)[number], ...lines: string[]) {
  const reading = await readDrop({
    feed: 'indicators',
    file: 'x.csv',
    source: sourceOf(lines.join('\n')),
    board: of(frequency),
    today: '2018-05-03',
  })
  if (reading.outcome === 'rejected') return reading.faults.map(({ code, row, column }) => `${code} ${row} ${column}`)
  expect(reading.questions).toEqual([])
  return reading.observations.map(({ period, value }) => `${period} ${value}`)
}
const HEAD = 'indicator,area,period,value'
const row = (period: string) => `all-recorded-crime,force,${period},5000`

describe('the figures of an indicator', () => {
  it.each([
    ['quarter', 'Q4 2017/18', '2018-03 5000'],
    ['quarter', 'October to December 2017', '2017-12 5000'],
    ['financial-year', '2016/17', '2017-03 5000'],
    ['calendar-year', '2017', '2017-12 5000'],
    ['twelve-months', '12 months to March 2018', '2018-03 5000'],
    ['month', 'March 2018', '2018-03 5000'],
  ] as const)(
    'of the frequency %s are read by their period %s, and kept under its last month',
    async (frequency, period, kept) => {
      expect(await read(frequency, HEAD, row(period))).toEqual([kept])
    },
  )

  it.each([
    ['quarter', 'March 2018', 'wrong-period 2 period'],
    ['quarter', 'Q4 2017', 'unclear-period 2 period'],
    ['financial-year', '2017', 'unclear-period 2 period'],
    ['month', 'Q4 2017/18', 'not-a-month 2 period'],
    ['month', '2016/17', 'year-not-month 2 period'],
    ['quarter', 'Q1 2018/19', 'partial-month 2 period'],
    ['quarter', 'Q2 2018/19', 'future-month 2 period'],
  ] as const)('of the frequency %s are never %s', async (frequency, period, fault) => {
    expect(await read(frequency, HEAD, row(period))).toEqual([fault])
  })

  it('of a quarter are refused under months', async () => {
    expect(await read('quarter', 'indicator,Jan-18,Feb-18,Mar-18', 'all-recorded-crime,1,2,3')).toEqual([
      'wrong-period 2 Jan-18',
      'wrong-period 2 Feb-18',
      'wrong-period 2 Mar-18',
    ])
  })
})
