import { expect, it } from 'vitest'
import { findNextMeetingDate } from '../../../shared/registers/meetings/next-meeting-date.ts'

const meetings = ['2019-09-12', '2019-06-11', '2019-07-24'].map(date => ({ date }))

it.each([
  ['2019-06-10', '2019-06-11'],
  ['2019-06-11', '2019-07-24'],
  ['2019-07-24', '2019-09-12'],
  ['2019-09-12', null],
])('the first meeting after %s is on %s', (day, date) => {
  expect(findNextMeetingDate(meetings, day)).toBe(date)
})
