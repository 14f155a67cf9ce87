import { expect, it } from 'vitest'
import { findNextMeetingDate } from '../../../shared/registers/meetings/next-meeting-date.ts'

const meetings = ['2019-09-12', '2019-06-11', '2019-07-24'].map(date => ({ date }))

it.each([
  ['2019-06-10', '2019-06-11'],
  ['2019-06-11', '2019-07-24'],
  ['2019-07-24', '2019-09-12'],
  ['2019-09-12', null],
])('the first meeting after %s is on %s', (day, date) => {
  expect(findNextMeetingDate(meetings, [], day)).toBe(date)
})

it('may be in the register alone', () => {
  expect(findNextMeetingDate(meetings, [{ date: '2019-06-20' }], '2019-06-11')).toBe('2019-06-20')
})

it('is not a date that the file has moved a meeting from', () => {
  const moved = [{ date: '2019-06-27', movedFrom: ['2019-06-20'] }]
  expect(findNextMeetingDate(moved, [{ date: '2019-06-20' }], '2019-06-11')).toBe('2019-06-27')
})
