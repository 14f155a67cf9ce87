import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../shared/calendar/date.ts'
import {
  endOfDay,
  localInstant,
  startOfDay,
  toLocalDate,
  toLocalMonth,
  toLocalTime,
} from '../../shared/calendar/local-time.ts'
import { LONDON } from '../given/london.ts'

describe('London time', () => {
  it.each([
    ['2018-03-31T22:59:59Z', '2018-03-31', '23:59'],
    ['2018-03-31T23:30:00+00:00', '2018-04-01', '00:30'],
    ['2018-01-31T23:59:59Z', '2018-01-31', '23:59'],
    ['2018-03-25T00:59:59Z', '2018-03-25', '00:59'],
    ['2018-03-25T01:00:00Z', '2018-03-25', '02:00'],
    ['2018-10-28T00:30:00Z', '2018-10-28', '01:30'],
    ['2018-10-28T01:30:00Z', '2018-10-28', '01:30'],
    ['2018-06-30T23:30:00.123Z', '2018-07-01', '00:30'],
    ['2018-06-30T23:30:00+01:00', '2018-06-30', '23:30'],
    ['2018-06-30T23:30:00+0100', '2018-06-30', '23:30'],
  ])('%s is %s %s', (instant, date, time) => {
    expect(toLocalDate(instant, LONDON)).toBe(date)
    expect(toLocalMonth(instant, LONDON)).toBe(date.slice(0, 7))
    expect(toLocalTime(instant, LONDON)).toBe(time)
  })

  it.each([
    ['2018-05-10', '14:00', '2018-05-10T13:00:00.000Z'],
    ['2018-01-10', '14:00', '2018-01-10T14:00:00.000Z'],
    ['2018-03-25', '00:59', '2018-03-25T00:59:00.000Z'],
    ['2018-03-25', '01:30', '2018-03-25T01:30:00.000Z'], // skipped: the clocks show 02:30
    ['2018-03-25', '02:00', '2018-03-25T01:00:00.000Z'],
    ['2018-10-28', '00:59', '2018-10-27T23:59:00.000Z'],
    ['2018-10-28', '01:30', '2018-10-28T00:30:00.000Z'], // comes twice: the first
    ['2018-10-28', '02:00', '2018-10-28T02:00:00.000Z'],
    ['2019-01-01', '00:00', '2019-01-01T00:00:00.000Z'],
  ])('%s at %s is %s', (date, time, instant) => {
    expect(localInstant(date, time, LONDON)).toBe(instant)
  })

  it('gives both ends of short, long and plain days', () => {
    expect([startOfDay('2018-03-25', LONDON), endOfDay('2018-03-25', LONDON)]).toEqual([
      '2018-03-25T00:00:00.000Z',
      '2018-03-25T22:59:59.999Z',
    ])
    expect([startOfDay('2018-10-28', LONDON), endOfDay('2018-10-28', LONDON)]).toEqual([
      '2018-10-27T23:00:00.000Z',
      '2018-10-28T23:59:59.999Z',
    ])
    expect(endOfDay('2018-12-31', LONDON)).toBe('2018-12-31T23:59:59.999Z')
  })

  it('agrees with Temporal at every half hour near the changes and at any instant', () => {
    const agree = (milliseconds: number) => {
      const instant = Temporal.Instant.fromEpochMilliseconds(milliseconds)
      const zoned = instant.toZonedDateTimeISO('Europe/London')
      expect(toLocalDate(instant.toString(), LONDON)).toBe(zoned.toPlainDate().toString())
      expect(toLocalTime(instant.toString(), LONDON)).toBe(zoned.toPlainTime().toString().slice(0, 5))
      const plain = zoned.toPlainDateTime().with({ second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 })
      const back = plain.toZonedDateTime('Europe/London').epochMilliseconds
      expect(Date.parse(localInstant(plain.toPlainDate().toString(), plain.toString().slice(11, 16), LONDON))).toBe(
        back,
      )
    }
    for (const start of [Date.UTC(2018, 2, 24), Date.UTC(2018, 9, 27), Date.UTC(2017, 11, 31)])
      for (let step = 0; step < 96; step += 1) agree(start + step * 1_800_000)
    fc.assert(fc.property(fc.integer({ min: Date.UTC(1965, 0, 1), max: Date.UTC(2035, 0, 1) }), agree))
  })

  it('knows every day from 2014 to 2030 at noon', () => {
    for (let date = '2014-01-01'; date <= '2030-12-31'; date = addDays(date, 1))
      expect(toLocalDate(localInstant(date, '12:00', LONDON), LONDON)).toBe(date)
  })

  it.each([
    '',
    '2018-05-10',
    '2018-05-10T14:00:00',
    'yesterday',
    '2018-05-10T99:00:00Z',
    '2018-05-10T14:00:00Z (noon)',
  ])('refuses "%s"', text => {
    expect(() => toLocalDate(text, LONDON)).toThrow(`"${text}" is not an instant written as YYYY-MM-DDTHH:MM:SSZ`)
    expect(() => toLocalDate(text, LONDON)).toThrow(
      expect.objectContaining({ name: 'InvalidInstantError', text }) as Error,
    )
  })

  it.each(['24:00', '14:60', '114:00', '14:000', '9:00', ''])('refuses "%s", a time that no clock shows', time => {
    expect(() => localInstant('2018-05-10', time, LONDON)).toThrow(`"2018-05-10T${time}" is not an instant`)
  })

  it('refuses a day that no calendar has', () => {
    expect(() => localInstant('2018-02-30', '12:00', LONDON)).toThrow('"2018-02-30" is not a date')
  })
})
