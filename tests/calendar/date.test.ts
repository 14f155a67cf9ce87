import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  dateOfDayNumber,
  dayNumber,
  daysBetween,
  isDate,
  longDate,
  longDateWithWeekday,
} from '../../shared/calendar/date.ts'

describe('dates', () => {
  it.each(['2018-05-10', '2020-02-29', '1900-01-05', '2000-12-31'])('%s is valid', text => {
    expect(isDate(text)).toBe(true)
  })

  it.each([
    '2019-02-29',
    '2018-02-30',
    '2018-13-01',
    '2018-00-10',
    '10/05/2018',
    '2018-5-1',
    '',
    '2018-05-10T00:00',
    '2018',
    '2018-05',
    '0999-12-31',
    '3000-01-01',
  ])('"%s" is not valid, and using it throws an error that quotes it', text => {
    expect(isDate(text)).toBe(false)
    expect(() => addDays(text, 1)).toThrow(`"${text}" is not a date written as YYYY-MM-DD`)
    expect(() => longDate(text)).toThrow(expect.objectContaining({ name: 'InvalidDateError', text }) as Error)
  })

  it('move over months, years and leap days', () => {
    expect(addDays('2018-12-31', 1)).toBe('2019-01-01')
    expect(addDays('2020-03-01', -1)).toBe('2020-02-29')
    expect(daysBetween('2019-05-16', '2019-06-11')).toBe(26)
    expect(daysBetween('2019-06-11', '2019-05-16')).toBe(-26)
  })

  it('and day numbers are the same thing', () => {
    expect(dayNumber('1970-01-01')).toBe(0)
    fc.assert(fc.property(fc.integer({ min: -30_000, max: 60_000 }), days => dayNumber(dateOfDayNumber(days)) === days))
  })

  it('are written as the papers write them', () => {
    expect(longDate('2018-05-10')).toBe('10 May 2018')
    expect(longDate('2019-06-01')).toBe('1 June 2019')
    expect(longDateWithWeekday('2018-05-10')).toBe('Thursday 10 May 2018')
    expect(longDateWithWeekday('1969-12-31')).toBe('Wednesday 31 December 1969')
  })
})
