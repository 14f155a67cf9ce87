import { describe, expect, it } from 'vitest'
import type { FigureArrivals } from '../../shared/reminders/expected-figures.ts'
import { remindSuppliers } from '../../shared/reminders/remind-suppliers.ts'
import { makeBoard } from './boards.ts'

/*
 * Burglary is expected on working day 8 of the month after. For April 2018 that is Friday 11 May: 1, 2, 3, 4, (7 May is a
 * bank holiday) 8, 9, 10, 11.
 */
const [burglary, published] = makeBoard().indicators
const board = { ...makeBoard(), indicators: [burglary!, { ...published!, expectedWorkingDay: 38 }] }

function arrivalsOf(months: readonly string[], since = '2018-05-03'): Map<string, FigureArrivals> {
  return new Map([['burglary', { months: new Map(months.map(month => [month, since])), firstArrivedOn: since }]])
}

function daysOf(first: string, last: string): string[] {
  const days = []
  for (let day = first; day <= last; ) {
    days.push(day)
    const next = new Date(`${day}T12:00:00Z`)
    next.setUTCDate(next.getUTCDate() + 1)
    day = next.toISOString().slice(0, 10)
  }
  return days
}

const mailedDays = (known: Map<string, FigureArrivals>, first: string, last: string) =>
  daysOf(first, last).filter(day => remindSuppliers(board, known, day).length > 0)

describe('reminders to suppliers', () => {
  it('come on the working day before, on the day a figure becomes late, and two working days before the pack that lacks it', () => {
    expect(mailedDays(arrivalsOf(['2018-03']), '2018-05-03', '2018-06-30')).toEqual([
      '2018-05-10', // April is due on the 11th
      '2018-05-14', // and is late on the next working day
      '2018-06-06', // the pack of 14 June goes out on the 8th
    ])
  })

  it('ask for no month that no later pack prints', () => {
    const noMeetings = { ...board, meetings: [] }
    expect(
      daysOf('2018-05-03', '2018-06-30').filter(
        day => remindSuppliers(noMeetings, arrivalsOf(['2018-03']), day).length > 0,
      ),
    ).toEqual([])
  })

  it('gather what is due within five working days into one mail', () => {
    const drugs = { ...burglary!, id: 'drugs', name: 'Drugs', expectedWorkingDay: 10 }
    const two = { ...board, indicators: [burglary!, drugs] }
    const arrivals = new Map([...arrivalsOf(['2018-03']), ['drugs', arrivalsOf(['2018-03']).get('burglary')!]])
    const mailed = daysOf('2018-05-03', '2018-05-11').flatMap(day => remindSuppliers(two, arrivals, day))
    expect(mailed).toHaveLength(1)
    expect(mailed[0]!.letter.subject).toBe('Test Board: 2 figures expected soon (April 2018)')
  })

  it('go to every supplier of a feed', () => {
    const feeds = board.feeds.map(feed => ({ ...feed, supplier: ['clerk', 'chief'] }))
    const letters = remindSuppliers({ ...board, feeds }, arrivalsOf(['2018-03']), '2018-05-14')
    expect(letters.map(({ recipient }) => recipient)).toEqual(['clerk@pcc.example', 'chief@police.example'])
  })

  it('stop once the figure has arrived', () => {
    expect(mailedDays(arrivalsOf(['2018-03', '2018-04']), '2018-05-03', '2018-05-31')).toEqual([])
  })

  it('are not sent for months before the first figure of the indicator, nor for an indicator without any', () => {
    expect(mailedDays(arrivalsOf(['2018-03'], '2018-05-11'), '2018-05-11', '2018-06-07')).toEqual([])
    expect(mailedDays(new Map(), '2018-05-03', '2018-06-08')).toEqual([])
  })

  it('come no more before the day once nothing was late for three months, and again after something was', () => {
    const inTime = new Map([
      ['2017-12', '2018-01-10'],
      ['2018-01', '2018-02-09'],
      ['2018-02', '2018-03-10'],
      ['2018-03', '2018-04-10'],
    ])
    const known = (months: Map<string, string>) => new Map([['burglary', { months, firstArrivedOn: '2018-01-10' }]])
    expect(mailedDays(known(inTime), '2018-05-03', '2018-05-14')).toEqual(['2018-05-14'])
    const wasLate = new Map([...inTime, ['2018-03', '2018-04-20'] as const])
    expect(mailedDays(known(wasLate), '2018-05-03', '2018-05-14')).toEqual(['2018-05-10', '2018-05-14'])
  })

  it('say of a figure that came and is held that its receipt waits for an answer', () => {
    const held = new Map([['burglary', new Map([['2018-04', { drop: 'a1b2c3d4e5f60718', file: 'return.csv' }]])]])
    const [letter] = remindSuppliers(board, arrivalsOf(['2018-03']), '2018-05-14', held)
    expect(JSON.stringify(letter!.letter.blocks)).toContain(
      '"term":"Held until its receipt is answered","words":["Burglary, in return.csv"]',
    )
  })

  it('name indicator, month, feed and format, and how to say that there is no figure', () => {
    const [letter] = remindSuppliers(board, arrivalsOf(['2018-03']), '2018-05-14')
    expect(letter).toMatchObject({ kind: 'data-reminder', cause: 'data 2018-05-14', recipient: 'clerk@pcc.example' })
    expect(letter!.letter.subject).toBe('Test Board: 1 figure late (April 2018)')
    const words = JSON.stringify(letter!.letter)
    for (const part of [
      'Burglary',
      'the end of Friday 11 May 2018, 1 working day ago',
      '"term":"Feed","words":["indicators"]',
      board.feeds.find(feed => feed.id === 'indicators')!.format,
      'status “missing”',
      'Days are counted to 14 May 2018.',
    ])
      expect(words).toContain(part)
  })
})
