import { expect, test } from 'vitest'
import { addDays } from '../../shared/calendar/date.ts'
import { isWorkingDay } from '../../shared/calendar/working-days.ts'
import { figuresExpectedBetween } from '../../shared/config/expected-figures.ts'
import { remindSuppliers } from '../../shared/reminders/remind-suppliers.ts'
import { LONDON } from '../given/london.ts'
import { sampleBoard } from '../given/sample-board.ts'

const board = sampleBoard()
const [FIRST, LAST] = ['2018-01-01', '2018-12-31']

/** The months of each indicator, with the day each is due: worked out once for those that are timed alike. */
const expected = new Map<string, ReturnType<typeof figuresExpectedBetween>>()
for (const { expectedWorkingDay, allowedLagMonths } of board.indicators) {
  const timing = `${expectedWorkingDay} ${allowedLagMonths}`
  if (!expected.has(timing))
    expected.set(timing, figuresExpectedBetween({ expectedWorkingDay, allowedLagMonths }, '2016-06-01', LAST, LONDON))
}

/** Every figure comes on the day it is due: what is known of it on a day. */
function arrivalsOn(day: string, firstArrivedOn: string) {
  return new Map(
    board.indicators.map(({ id, expectedWorkingDay, allowedLagMonths }) => {
      const due = expected.get(`${expectedWorkingDay} ${allowedLagMonths}`)!
      const months = due.filter(({ date }) => date < day).map(({ month, date }) => [month, date] as const)
      return [id, { months: new Map(months), firstArrivedOn }]
    }),
  )
}

/** Reminders of the year, for each person and month. */
function remindersOf(firstArrivedOn: string): Map<string, number> {
  const perMonth = new Map<string, number>()
  for (let day = FIRST; day <= LAST; day = addDays(day, 1))
    if (isWorkingDay(day, LONDON))
      for (const { recipient } of remindSuppliers(board, arrivalsOn(day, firstArrivedOn), day)) {
        const key = `${recipient} ${day.slice(0, 7)}`
        perMonth.set(key, (perMonth.get(key) ?? 0) + 1)
      }
  return perMonth
}

test('a new supplier of the sample board who is never late gets at most four reminders a month', () => {
  const perMonth = remindersOf('2018-03-01')
  expect(perMonth.size).toBeGreaterThan(0)
  expect([...perMonth].filter(([, mails]) => mails > 4)).toEqual([])
})

test('a supplier of the sample board whose figures have come in time for three months gets none', () => {
  expect([...remindersOf('2017-12-01')]).toEqual([])
})
