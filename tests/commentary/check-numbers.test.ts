import { describe, expect, it } from 'vitest'
import { checkNumbers } from '../../shared/commentary/check-numbers.ts'
import type { StoredObservation } from '../../shared/observations/observation.ts'
import { sampleBoard } from '../given/sample-board.ts'

const board = sampleBoard()
const indicator = board.indicators.find(({ id }) => id === 'rural-crime')!
const rate = board.indicators.find(({ id }) => id === 'hate-crime-outcome-rate')!

function months(of: string, values: Readonly<Record<string, number | readonly [number, number]>>) {
  return new Map(
    Object.entries(values).map(([period, figures]): [string, StoredObservation] => {
      const [value, numerator, denominator] = typeof figures === 'number' ? [figures, null, null] : [null, ...figures]
      const known = { drop: 'd', knownFrom: '2018-04-10T09:00:00Z', status: 'published' as const, n: null }
      return [period, { indicator: of, area: 'force', period, value, numerator, denominator, ...known }]
    }),
  )
}

const RURAL = new Map([['force', months('rural-crime', { '2017-03': 200, '2018-02': 310, '2018-03': 250 })]])
const notesFor = (markdown: string, action: string | null = null) =>
  checkNumbers(
    {
      id: 'rural-crime/2018-03',
      indicator: 'rural-crime',
      month: '2018-03',
      author: 'a',
      audience: 'board',
      markdown,
      action,
      actionDueDate: null,
    },
    indicator,
    RURAL,
    'force',
  )

describe('numbers typed into commentary', () => {
  it.each([
    'There were 250 offences in March 2018, after 310.',
    'Up 25% on March 2017, from 200, by 50.',
    'Down by 60, or 19.4%, on the month before; 19 per cent.',
    'On 10 May 2018, in 2017/18, since 2016-04, over 12 months, the 2nd time.',
    'Nothing to count.',
  ])('are accepted: %s', text => expect(notesFor(text)).toEqual([]))

  it('are reported to their author when they match no figure held', () => {
    expect(notesFor('There were 251 offences, up 26%.')).toEqual([
      'Rural Crime, March 2018: 251 is not a figure held for this indicator (March 2018 is held as 250). If it is a mistake, send the commentary again; if it comes from another source, name the source.',
      'Rural Crime, March 2018: 26% is not a figure held for this indicator (March 2018 is held as 250). If it is a mistake, send the commentary again; if it comes from another source, name the source.',
    ])
    expect(notesFor('Fewer.', 'Visit 40 farms.')).toHaveLength(1)
  })

  it('of a rate may be its counts', () => {
    const series = new Map([['force', months(rate.id, { '2018-03': [24, 120] })]])
    const commentary = {
      id: 'x',
      indicator: rate.id,
      month: '2018-03',
      author: 'a',
      audience: 'board',
      action: null,
      actionDueDate: null,
    } as const
    expect(checkNumbers({ ...commentary, markdown: '24 of 120, or 20%.' }, rate, series, 'force')).toEqual([])
    expect(checkNumbers({ ...commentary, markdown: '24 of 121.' }, rate, series, 'force')).toHaveLength(1)
  })

  it('are reported as such when no figure is held', () => {
    const commentary = {
      id: 'x',
      indicator: 'rural-crime',
      month: '2018-03',
      author: 'a',
      audience: 'board',
      action: null,
      actionDueDate: null,
    } as const
    expect(checkNumbers({ ...commentary, markdown: '7 thefts.' }, indicator, new Map(), 'force')).toEqual([
      'Rural Crime, March 2018: 7 is not a figure held for this indicator (no figure is held for March 2018). If it is a mistake, send the commentary again; if it comes from another source, name the source.',
    ])
  })
})
