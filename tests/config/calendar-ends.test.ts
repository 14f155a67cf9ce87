import { expect, it } from 'vitest'
import { boardWarnings } from '../../shared/config/board-warnings.ts'
import { calendarEnds, describeCalendarEnds } from '../../shared/config/calendar-ends.ts'
import { loadBoard } from '../../shared/config/load-board.ts'
import { smallBoard } from './small-board.ts'

const loaded = loadBoard(smallBoard)
if (!loaded.ok) throw new Error('the small board has faults')
const small = loaded.board
const withMeetings = (...dates: string[]) => ({ ...small, meetings: dates.map(date => ({ date, public: false })) })

it('warns from four months before the last meeting, and after it', () => {
  const board = withMeetings('2026-12-17', '2027-06-17')
  expect(calendarEnds(board, '2027-02-16')).toEqual([])
  expect(describeCalendarEnds(calendarEnds(board, '2027-02-17'))).toEqual([
    'The last meeting in the board’s file is on 17 June 2027. No pack is made after it. Add the next meetings to the file (boardpack meeting add FILE DATE) and deploy it.',
  ])
  expect(describeCalendarEnds(calendarEnds(board, '2027-06-18'))[0]).toContain('was on 17 June 2027')
})

it('warns of a file without a meeting', () => {
  expect(describeCalendarEnds(calendarEnds(withMeetings(), '2027-02-16'))[0]).toContain(
    'has no meeting. No pack is made.',
  )
})

it('warns of bank holidays that run out by the name of the board’s own list', () => {
  const board = { ...withMeetings('2030-12-12'), board: { ...small.board, holidays: 'northern-ireland' as const } }
  expect(boardWarnings(board, '2030-07-01T09:00:00Z')).toEqual([
    expect.stringContaining('The bank holidays of Northern Ireland are known to 31 December 2030.') as string,
  ])
})
