import { describe, expect, it } from 'vitest'
import type { FigureArrivals } from '../../shared/reminders/expected-figures.ts'
import { tableArrivals } from '../../shared/reminders/figure-arrivals.ts'
import { remindSuppliers } from '../../shared/reminders/remind-suppliers.ts'
import { SEARCHES } from '../given/other-tables.ts'
import { makeBoard } from './boards.ts'

const small = makeBoard()
const [burglary] = small.indicators
const tables = [{ ...SEARCHES, theme: 'crime', owner: 'clerk', expectedWorkingDay: 8 }]
const feeds = [...small.feeds, { id: 'tables' as const, supplier: 'clerk', format: 'CSV' }]
const board = { ...small, feeds, tables, indicators: [{ ...burglary!, frequency: 'quarter' as const }] }
const meeting = { date: '2018-05-17', public: false }
const withMeeting = { ...board, meetings: [...board.meetings, meeting] }

const quarterTo = (month: string): Map<string, FigureArrivals> =>
  new Map([['burglary', { months: new Map([[month, '2018-02-01']]), firstArrivedOn: '2018-02-01' }]])

describe('reminders of quarters and of tables', () => {
  it('ask for a quarter when it is over, and for no month of it', () => {
    // the quarter to March is due on working day 8 of April, the 12th
    const letters = remindSuppliers(withMeeting, quarterTo('2017-12'), '2018-04-11')
    expect(letters.map(({ letter }) => letter.subject)).toEqual([
      'Test Board: 1 figure expected soon (January to March 2018)',
    ])
    expect(remindSuppliers(withMeeting, quarterTo('2017-12'), '2018-03-09')).toEqual([])
    expect(remindSuppliers(withMeeting, quarterTo('2018-03'), '2018-04-11')).toEqual([])
  })

  it('ask for a table that has come before, with a template of its period to fill in', () => {
    const known = { table: 'searches', period: '2017-12/P3M', knownFrom: '2018-02-01T09:00:00.000Z' }
    const arrivals = tableArrivals([known], board.board)
    const [letter] = remindSuppliers(withMeeting, arrivals, '2018-04-11')
    expect(letter!.letter.subject).toBe('Test Board: 1 figure expected soon (January to March 2018)')
    const [template] = letter!.attachments
    expect(template!.filename).toBe('searches-2018-03-P3M.csv')
    expect(String(template!.content)).toContain(
      'table,period,Reason,Sex,Searches\r\nsearches,January to March 2018,,Female,\r\n',
    )
    expect(remindSuppliers(withMeeting, new Map(), '2018-04-11')).toEqual([])
  })
})
