import { describe, expect, it } from 'vitest'
import { addDays } from '../../shared/calendar/date.ts'
import { emptyMeeting, type Meeting, type MinutesRecord } from '../../shared/registers/meetings/entry.ts'
import { chaseActions } from '../../shared/reminders/chase-actions.ts'
import { chaseMinutes } from '../../shared/reminders/chase-minutes.ts'
import { makeBoard } from './boards.ts'

const small = makeBoard()
const meetingsInFile = ['2018-04-12', '2018-05-10'].map(date => ({ ...small.meetings[0]!, date }))
const board = makeBoard({
  meetings: meetingsInFile,
  chasing: { ...small.chasing, minutesWithinWorkingDays: 10, repeatEveryWorkingDays: 5 },
})

function april(minutes: MinutesRecord | null, hasMinutes = true): Meeting {
  const paragraphs = [{ item: '3', number: '3.1', text: 'Noted.', isDecision: true }]
  return { ...emptyMeeting('2018-04-12'), minutes, paragraphs: hasMinutes ? paragraphs : [] }
}

/** The days from 13 April to 30 June on which the secretariat is asked. */
function daysAsked(...meetings: Meeting[]): string[] {
  const days = Array.from({ length: 79 }, (_, i) => addDays('2018-04-13', i))
  return days.filter(day => chaseMinutes(board, meetings, day).length > 0)
}

describe('minutes that are not published', () => {
  it('are asked for from the eleventh working day after their meeting, then every five working days', () => {
    // ten working days after 12 April are 26 April; 7 May is a bank holiday
    expect(daysAsked(april(null, false)).slice(0, 3)).toEqual(['2018-04-27', '2018-05-04', '2018-05-14'])
  })

  it('are asked about while draft only when the board has met since, which was its chance to approve them', () => {
    // ten working days after 10 May are 24 May; 28 May is a bank holiday
    expect(daysAsked(april({ state: 'draft', since: null })).slice(0, 2)).toEqual(['2018-05-25', '2018-06-04'])
  })

  it('are asked about once approved, and no longer once published', () => {
    expect(daysAsked(april({ state: 'approved', since: '2018-05-10' }))[0]).toBe('2018-05-25')
    expect(daysAsked(april({ state: 'published', since: '2018-05-14' }))).toEqual([])
  })

  it('are not asked for of a history older than a year', () => {
    const old = { ...april(null, false), id: '2016-04-12', date: '2016-04-12' }
    expect(daysAsked(old)).toEqual([])
  })

  it('stand in the one letter that the secretariat gets that day', () => {
    const tasks = chaseMinutes(board, [april(null, false)], '2018-04-27')
    const [letter, ...others] = chaseActions(board, [], '2018-04-27', null, tasks)
    expect(others).toEqual([])
    expect(letter!.cause).toBe('chase 2018-04-27')
    expect(letter!.letter.subject).toContain('minutes of 12 April 2018 outstanding')
    expect(JSON.stringify(letter!.letter.blocks)).toContain('26 April 2018, 1 working day ago')
  })
})
