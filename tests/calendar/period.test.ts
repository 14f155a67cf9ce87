import { describe, expect, it } from 'vitest'
import {
  isPeriod,
  lastDayOf,
  periodBefore,
  periodEnding,
  printPeriod,
  yearBefore,
} from '../../shared/calendar/period.ts'

describe('a period', () => {
  it.each([
    ['month', '2018-03', '2018-03', 'March 2018', '2018-02', '2017-03'],
    ['quarter', '2018-03', '2018-03/P3M', 'January to March 2018', '2017-12/P3M', '2017-03/P3M'],
    ['financial-year', '2018-03', '2018-03/P12M', '2017/18', '2017-03/P12M', '2017-03/P12M'],
    ['calendar-year', '2017-12', '2017-12/P12M', 'calendar year 2017', '2016-12/P12M', '2016-12/P12M'],
    ['twelve-months', '2018-10', '2018-10/P12M', '12 months to October 2018', '2017-10/P12M', '2017-10/P12M'],
  ] as const)(
    'of the kind %s is written by its last month, printed in words, and has one before it',
    (kind, last, period, words, before, year) => {
      expect(periodEnding(kind, last)).toBe(period)
      expect(isPeriod(kind, period)).toBe(true)
      expect(printPeriod(kind, period)).toBe(words)
      expect(periodBefore(kind, period)).toBe(before)
      expect(yearBefore(period)).toBe(year)
    },
  )

  it('ends on the last day of its last month; a day is its own', () => {
    expect(lastDayOf('2018-02/P3M')).toBe('2018-02-28')
    expect(lastDayOf('2019-03-31')).toBe('2019-03-31')
    expect(periodBefore('day', '2018-03-01')).toBe('2018-02-28')
    expect(yearBefore('2020-02-29')).toBe('2019-02-28')
  })

  it('of a quarter or a year ends only with a month that such a span ends with', () => {
    expect(periodEnding('quarter', '2018-02')).toBeNull()
    expect(periodEnding('financial-year', '2018-12')).toBeNull()
    expect(isPeriod('quarter', '2018-02/P3M')).toBe(false)
    expect(isPeriod('financial-year', '2018-12/P12M')).toBe(false)
  })
})
