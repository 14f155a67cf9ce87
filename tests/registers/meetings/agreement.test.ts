import { describe, expect, it } from 'vitest'
import {
  checkNextMeetings,
  checkPaper,
  findAgendaItem,
  findNextMeeting,
} from '../../../shared/registers/meetings/agreement.ts'
import { readMeetings } from '../../../shared/registers/meetings/read.ts'
import { csvTable } from '../csv-table.ts'

const reading = readMeetings(
  csvTable(
    [
      'meeting_date,kind,item_no,title,report_from,target_date',
      '2019-06-11,,4,Action Log,Chief Constable and Chief Executive,',
      '2019-06-11,,5,Force Management Statement,Chief Constable,',
      '2019-06-11,,8,Offenders Theme,,',
      '2019-06-11,,8.0,Partnership support,,',
      '2019-06-11,next meeting,,,,2019-07-25',
      '2019-07-24,,1,Welcome,,',
      '2019-09-12,,1,Welcome,,',
    ].join('\n'),
  ),
)
const meetings = reading.ok ? reading.entries : []

describe('a paper, its agenda item and its meeting', () => {
  it.each([
    [{ date: '2019-06-11', agendaItem: '5.0', from: 'Chief Constable' }, []],
    [{ date: '2019-06-11', agendaItem: '8.0', from: 'Chief Executive' }, []],
    [{ date: '2019-06-11', agendaItem: '4.0', from: 'Chief Executive' }, []],
    [{ date: '2019-09-12', agendaItem: null, from: null }, []],
    [
      { date: '2019-06-12', agendaItem: '5.0', from: null },
      ['The paper is dated 12 June 2019, when the board does not meet; the nearest meeting is on 11 June 2019.'],
    ],
    [
      { date: '2019-06-11', agendaItem: '6.0', from: null },
      ['The paper is headed Agenda Item 6.0, which the agenda of 11 June 2019 does not have.'],
    ],
    [
      { date: '2019-06-11', agendaItem: '5.0', from: 'Chief Executive' },
      ['The paper is from Chief Executive; the agenda of 11 June 2019 has item 5.0 from Chief Constable.'],
    ],
  ])('%j: %j', (paper, sentences) => {
    expect(checkPaper(paper, meetings)).toEqual(sentences)
  })

  it('has nothing to compare with where no meeting is known', () => {
    expect(checkPaper({ date: '2019-06-11', agendaItem: null, from: null }, [])).toEqual([
      'The paper is dated 11 June 2019, when the board does not meet.',
    ])
  })

  it('finds the very number before the whole one', () => {
    expect(findAgendaItem(meetings[0]!, '8.0')!.title).toBe('Partnership support')
    expect(findAgendaItem(meetings[0]!, '8')!.title).toBe('Offenders Theme')
    expect(findAgendaItem(meetings[0]!, '5.0')!.title).toBe('Force Management Statement')
  })

  it('finds the next meeting, and says where the minutes announce another day', () => {
    expect(findNextMeeting(meetings, '2019-06-11')!.date).toBe('2019-07-24')
    expect(findNextMeeting(meetings, '2019-09-12')).toBeNull()
    expect(checkNextMeetings(meetings)).toEqual([
      'The minutes of 11 June 2019 announce the next meeting for 25 July 2019; the register has it on 24 July 2019.',
    ])
  })
})
