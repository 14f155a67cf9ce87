import { describe, expect, it } from 'vitest'
import { buildMeetings } from '../../../shared/registers/meetings/history.ts'
import { minutesRecord } from '../../../shared/registers/meetings/minutes-state.ts'
import { readMeetings } from '../../../shared/registers/meetings/read.ts'
import { csvTable } from '../csv-table.ts'

const HEADINGS = 'meeting_date,kind,item_no,title,paragraph,text,target_date'
const read = (...lines: string[]) => readMeetings(csvTable([HEADINGS, ...lines].join('\n')))

/** The states of the minutes after files that came one after another, by day of the meeting. */
function statesAfter(...files: readonly string[][]): Record<string, string> {
  const entries = files.flatMap((lines, i) => {
    const reading = read(...lines)
    if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
    const knownFrom = `2018-06-0${i + 1}T09:00:00.000Z`
    return reading.entries.map(body => ({ id: body.id, drop: `drop-${i}`, knownFrom, body }))
  })
  return Object.fromEntries(
    buildMeetings(entries).map(meeting => {
      const record = minutesRecord(meeting)
      return [meeting.date, record === null ? 'none' : [record.state, record.since].filter(Boolean).join(' ')]
    }),
  )
}

const APRIL = ['2018-04-12,decision,,,3.1,The Board noted the report.,']
const MAY = ['2018-05-10,approval of minutes,,,3.1,The minutes of the last meeting were approved.,']

describe('minutes', () => {
  it('are draft until a file or the board says otherwise', () => {
    expect(statesAfter(['2018-04-12,item,1,Welcome,,,'])).toEqual({ '2018-04-12': 'none' })
    expect(statesAfter(APRIL)).toEqual({ '2018-04-12': 'draft' })
  })

  it('are approved by a decision of the next meeting, of the day that it names or of the last before it', () => {
    expect(statesAfter(APRIL, MAY)).toEqual({ '2018-04-12': 'approved 2018-05-10', '2018-05-10': 'draft' })
    const named = ['2018-05-10,approval of minutes,,,3.1,Approved.,2018-03-01']
    expect(statesAfter(['2018-03-01,paragraph,,,1.1,Welcome.,'], APRIL, named)).toMatchObject({
      '2018-03-01': 'approved 2018-05-10',
      '2018-04-12': 'draft',
    })
  })

  it('change their state when they are sent again with it, and keep it when they are sent without', () => {
    const published = ['2018-04-12,minutes,,,,published,2018-05-14']
    expect(statesAfter(APRIL, MAY, published)).toMatchObject({ '2018-04-12': 'published 2018-05-14' })
    expect(statesAfter(APRIL, MAY, published, [...APRIL, ...MAY])).toMatchObject({
      '2018-04-12': 'published 2018-05-14',
    })
  })

  it('are draft again when their words change after they were approved', () => {
    const changed = ['2018-04-12,decision,,,3.1,The Board did not note the report.,']
    expect(statesAfter(APRIL, MAY, changed)).toMatchObject({ '2018-04-12': 'draft' })
    // the same approval sent once more approves nothing that it had not seen
    expect(statesAfter(APRIL, MAY, [...changed, ...MAY])).toMatchObject({ '2018-04-12': 'draft' })
    expect(statesAfter(APRIL, MAY, [...changed, '2018-04-12,minutes,,,,approved,2018-06-14'])).toMatchObject({
      '2018-04-12': 'approved 2018-06-14',
    })
  })

  it('have one state in a file, of the three words, not before their meeting; no meeting approves its own', () => {
    const codes = (...lines: string[]) => {
      const reading = read(...lines)
      return reading.ok ? [] : reading.faults.map(({ code }) => code)
    }
    expect(codes('2018-04-12,minutes,,,,agreed,')).toEqual(['unknown-word'])
    expect(codes('2018-04-12,minutes,,,,draft,', '2018-04-12,minutes,,,,approved,')).toEqual(['minutes-disagree'])
    expect(codes('2018-04-12,minutes,,,,published,2018-04-01')).toEqual(['minutes-before-meeting'])
    expect(codes('2018-04-12,approval of minutes,,,3.1,Approved.,2018-04-12')).toEqual(['approves-own-minutes'])
  })

  it('are named with their state in the receipt', () => {
    const reading = read(...APRIL, ...MAY)
    expect(reading.ok && reading.notes.map(note => note.slice(0, 60))).toEqual([
      'The minutes of 12 April 2018 are approved since 10 May 2018.',
      expect.stringMatching(/^The minutes of 10 May 2018 are draft/),
    ])
  })
})
