import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../shared/calendar/date.ts'
import {
  addWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  nonWorkingDayReason,
  nthWorkingDayOfMonth,
  workingDaysBetween,
} from '../../shared/calendar/working-days.ts'
import { LONDON } from '../given/london.ts'

const anyDate = fc.integer({ min: 0, max: 5800 }).map(days => addDays('2014-06-01', days))

describe('working days', () => {
  it.each([
    ['2019-06-11', true, null],
    ['2019-06-08', false, 'Saturday'],
    ['2019-06-09', false, 'Sunday'],
    ['2019-04-19', false, 'Good Friday'],
    ['2020-05-04', true, null],
    ['2020-05-08', false, 'Early May bank holiday (VE day)'],
  ] as const)('%s: %s, %s', (date, working, reason) => {
    expect(isWorkingDay(date, LONDON)).toBe(working)
    expect(nonWorkingDayReason(date, LONDON)).toBe(reason)
  })

  it.each([
    ['2019-04-18', 1, '2019-04-23'],
    ['2019-04-23', -1, '2019-04-18'],
    ['2019-04-20', 0, '2019-04-20'],
    ['2019-04-20', 1, '2019-04-23'],
    ['2019-05-16', 17, '2019-06-11'],
    ['2019-12-24', 3, '2019-12-31'],
  ])('%s and %i more is %s', (date, count, then) => {
    expect(addWorkingDays(date, count, LONDON)).toBe(then)
  })

  it.each([
    ['2019-05-16', '2019-06-11', 17],
    ['2019-06-11', '2019-07-31', 36],
    ['2019-06-11', '2019-09-12', 66],
    ['2019-06-11', '2019-06-11', 0],
    ['2019-06-07', '2019-06-09', 0],
    ['2019-06-11', '2019-05-16', -17],
  ])('from %s to %s there are %i, the start not counted and the end counted', (after, upTo, count) => {
    expect(workingDaysBetween(after, upTo, LONDON)).toBe(count)
  })

  it('of a month are counted from its first', () => {
    expect(nthWorkingDayOfMonth('2020-01', 1, LONDON)).toBe('2020-01-02')
    expect(nthWorkingDayOfMonth('2019-06', 1, LONDON)).toBe('2019-06-03')
    expect(nthWorkingDayOfMonth('2019-06', 5, LONDON)).toBe('2019-06-07')
    expect(nthWorkingDayOfMonth('2019-06', 20, LONDON)).toBe('2019-06-28')
    expect(() => nthWorkingDayOfMonth('2019-06', 21, LONDON)).toThrow('2019-06 has no working day number 21')
    for (const ordinal of [0, -1])
      expect(() => nthWorkingDayOfMonth('2019-06', ordinal, LONDON)).toThrow(
        expect.objectContaining({
          name: 'NoSuchWorkingDayError',
          message: `2019-06 has no working day number ${ordinal}`,
        }) as Error,
      )
  })

  it('before and after a day never include it', () => {
    expect(addWorkingDays('2019-06-11', -1, LONDON)).toBe('2019-06-10')
    expect(nextWorkingDay('2019-06-07', LONDON)).toBe('2019-06-10')
    expect(addWorkingDays('2019-05-27', -1, LONDON)).toBe('2019-05-24')
  })

  it('added and counted agree', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 60 }), (date, count) => {
        const then = addWorkingDays(date, count, LONDON)
        expect(isWorkingDay(then, LONDON)).toBe(true)
        expect(workingDaysBetween(date, then, LONDON)).toBe(count)
      }),
    )
  })

  it('adding and subtracting working days are inverse', () => {
    fc.assert(
      fc.property(
        anyDate.filter(date => isWorkingDay(date, LONDON)),
        fc.integer({ min: -60, max: 60 }),
        (date, count) => {
          expect(addWorkingDays(addWorkingDays(date, count, LONDON), -count, LONDON)).toBe(date)
        },
      ),
    )
  })
})
