import { describe, expect, it } from 'vitest'
import { readPeriodText } from '../../../shared/intake/cells/period-cell.ts'

const read = (text: string, kind: Parameters<typeof readPeriodText>[1]) => {
  const reading = readPeriodText(text, kind)
  return reading.outcome === 'period' ? reading.period : reading.outcome
}

describe('a period in a cell', () => {
  it.each([
    ['Q1 2018/19', '2018-06/P3M'],
    ['Q4 2018-19', '2019-03/P3M'],
    ['2018/19 Q2', '2018-09/P3M'],
    ['Quarter 3 2018/19', '2018-12/P3M'],
    ['April to June 2018', '2018-06/P3M'],
    ['Apr-Jun 2018', '2018-06/P3M'],
    ['Oct 2018 to Dec 2018', '2018-12/P3M'],
    ['quarter ending March 2019', '2019-03/P3M'],
    ['2018-06/P3M', '2018-06/P3M'],
    ['Q1 2018', 'unclear'],
    ['April to July 2018', 'not-a-period'],
    ['quarter to May 2018', 'unclear'],
    ['2018/19', 'not-a-period'],
    ['Local Policing', 'not-a-period'],
  ])('of a quarter: %s', (text, period) => expect(read(text, 'quarter')).toBe(period))

  it.each([
    ['2017/18', '2018-03/P12M'],
    ['2017-18', '2018-03/P12M'],
    ['FY 2017/18', '2018-03/P12M'],
    ['2017/2018', '2018-03/P12M'],
    ['year to March 2018', '2018-03/P12M'],
    ['2011-12', '2012-03/P12M'],
    ['2017/19', 'not-a-period'],
    ['2018', 'unclear'],
    ['year to June 2018', 'unclear'],
  ])('of a financial year: %s', (text, period) => expect(read(text, 'financial-year')).toBe(period))

  it.each([
    ['2016', '2016-12/P12M'],
    ['calendar year 2016', '2016-12/P12M'],
    ['January to December 2016', '2016-12/P12M'],
    ['2016/17', 'not-a-period'],
  ])('of a calendar year: %s', (text, period) => expect(read(text, 'calendar-year')).toBe(period))

  it.each([
    ['12 months to March 2018', '2018-03/P12M'],
    ['12-months ending Oct-17', '2017-10/P12M'],
    ['rolling 12 months to October 2017', '2017-10/P12M'],
    ['November 2016 to October 2017', '2017-10/P12M'],
    ['2017/18', '2018-03/P12M'],
  ])('of twelve months: %s', (text, period) => expect(read(text, 'twelve-months')).toBe(period))

  it.each([
    ['31 March 2019', '2019-03-31'],
    ['31/03/2019', '2019-03-31'],
    ['2019-03-31', '2019-03-31'],
    ['31 February 2019', 'not-a-period'],
  ])('of a day: %s', (text, period) => expect(read(text, 'day')).toBe(period))
})
