import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addMonths,
  financialYearStart,
  isMonth,
  longMonth,
  MONTH_NAMES,
  monthOfYear,
  monthRange,
  monthsBetween,
  monthsEnding,
  shortMonth,
} from '../../shared/calendar/month.ts'

const anyMonth = fc.integer({ min: -600, max: 600 }).map(count => addMonths('2018-03', count))

describe('months', () => {
  it.each(['2018-01', '2018-09', '2018-10', '2018-12', '1999-12', '2000-01'])('%s is valid', text => {
    expect(isMonth(text)).toBe(true)
  })

  it.each([
    '2018-00',
    '2018-13',
    '2018-20',
    '2018-3',
    '18-03',
    '0999-03',
    '3000-03',
    '2018-03-01',
    ' 2018-03',
    '20l8-03',
    '',
  ])('"%s" is not valid', text => {
    expect(isMonth(text)).toBe(false)
  })

  it.each([
    ['2018-03', 1, '2018-04'],
    ['2018-12', 1, '2019-01'],
    ['2018-01', -1, '2017-12'],
    ['2018-03', -12, '2017-03'],
    ['2018-03', -15, '2016-12'],
    ['2018-03', 22, '2020-01'],
    ['2018-03', 0, '2018-03'],
  ])('%s and %i more is %s', (month, count, then) => {
    expect(addMonths(month, count)).toBe(then)
    expect(monthsBetween(month, then)).toBe(count)
  })

  it('run from the first to the last, both included, and not backwards', () => {
    expect(monthRange('2017-11', '2018-02')).toEqual(['2017-11', '2017-12', '2018-01', '2018-02'])
    expect(monthRange('2018-02', '2018-02')).toEqual(['2018-02'])
    expect(monthRange('2018-03', '2018-02')).toEqual([])
    expect(monthRange('2018-03', '2017-02')).toEqual([])
    expect(monthsEnding('2018-02', 3)).toEqual(['2017-12', '2018-01', '2018-02'])
    expect(monthsEnding('2018-02', 0)).toEqual([])
  })

  it.each([
    ['2018-03', '2017-04'],
    ['2018-04', '2018-04'],
    ['2018-12', '2018-04'],
    ['2019-01', '2018-04'],
  ])('%s lies in the financial year that began in %s', (month, april) => {
    expect(financialYearStart(month)).toBe(april)
  })

  it('are written as the papers write them', () => {
    expect(longMonth('2018-03')).toBe('March 2018')
    expect(shortMonth('2018-03')).toBe('Mar-18')
    expect([longMonth('2018-01'), shortMonth('2018-12')]).toEqual(['January 2018', 'Dec-18'])
    expect([monthOfYear('2018-01'), monthOfYear('2018-12')]).toEqual([1, 12])
    expect(MONTH_NAMES.map(name => name.slice(0, 3)).join(' ')).toBe('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec')
  })

  it('adding and subtracting give the same month; a range is as long as its ends are apart', () => {
    fc.assert(
      fc.property(anyMonth, fc.integer({ min: 0, max: 240 }), (month, count) => {
        expect(isMonth(month)).toBe(true)
        expect(addMonths(addMonths(month, count), -count)).toBe(month)
        const range = monthRange(month, addMonths(month, count))
        expect(range).toHaveLength(count + 1)
        expect([...range].sort()).toEqual(range)
      }),
    )
  })
})
