import { describe, expect, it } from 'vitest'
import { emptyMeeting, type Meeting } from '../../../shared/registers/meetings/entry.ts'
import {
  checkNextMeetings,
  checkPaper,
  findAgendaItem,
  findNextMeeting,
} from '../../../shared/registers/meetings/meeting-checks.ts'
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

  it('has nothing to compare with when no meeting is known', () => {
    expect(checkPaper({ date: '2019-06-11', agendaItem: null, from: null }, [])).toEqual([
      'The paper is dated 11 June 2019, when the board does not meet.',
    ])
  })

  it('finds the exact number before the whole one', () => {
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

describe('agreement at its edges', () => {
  const at = (date: string, numbers: string[] = [], from: string | null = 'Chief Constable'): Meeting => ({
    ...emptyMeeting(date),
    items: numbers.map(number => ({ number, title: null, reportFrom: from, author: null })),
  })
  const paper = (agendaItem: string | null, from: string | null) => ({ date: '2019-06-11', agendaItem, from })

  it('the next meeting is the first one after, whatever the order of the list', () => {
    const all = [at('2019-09-12'), at('2019-07-24'), at('2019-06-11'), at('2019-08-01')]
    expect(findNextMeeting(all, '2019-06-11')!.date).toBe('2019-07-24')
    expect(findNextMeeting([...all].reverse(), '2019-06-11')!.date).toBe('2019-07-24')
  })

  it('the nearest meeting may be before or after', () => {
    const all = [at('2019-01-24'), at('2019-06-11'), at('2019-09-12')]
    const nearest = (date: string) => checkPaper({ date, agendaItem: null, from: null }, all)
    expect(nearest('2019-06-12')).toEqual([
      'The paper is dated 12 June 2019, when the board does not meet; the nearest meeting is on 11 June 2019.',
    ])
    expect(nearest('2019-09-01')).toEqual([
      'The paper is dated 1 September 2019, when the board does not meet; the nearest meeting is on 12 September 2019.',
    ])
  })

  it('an item is found by the whole number of its paper and the other way round, and by no other', () => {
    expect(findAgendaItem(at('2019-06-11', ['5']), '5.0')!.number).toBe('5')
    expect(findAgendaItem(at('2019-06-11', ['5.0']), '5')!.number).toBe('5.0')
    expect(findAgendaItem(at('2019-06-11', ['5', '5.0']), '5.05')).toBeNull()
    expect(findAgendaItem(at('2019-06-11', ['5', '55']), '5.05')).toBeNull()
  })

  it('there is nothing to compare with without an agenda, an author or a reporter', () => {
    expect(checkPaper(paper('5.0', 'Chair'), [at('2019-06-11')])).toEqual([])
    expect(checkPaper(paper('5.0', null), [at('2019-06-11', ['5'])])).toEqual([])
    expect(checkPaper(paper('5.0', 'Chair'), [at('2019-06-11', ['5'], null)])).toEqual([])
    expect(checkPaper(paper('5.0', 'chief constable of Anyshire'), [at('2019-06-11', ['5'])])).toEqual([])
    expect(checkPaper(paper('5.0', 'CHIEF'), [at('2019-06-11', ['5'])])).toEqual([])
  })

  it('minutes that announce the day of the register, or none, or the last meeting, agree', () => {
    const next = (date: string) => ({ date, time: null, venue: null })
    expect(checkNextMeetings([{ ...at('2019-06-11'), next: next('2019-07-24') }, at('2019-07-24')])).toEqual([])
    expect(checkNextMeetings([at('2019-06-11'), at('2019-07-24')])).toEqual([])
    expect(checkNextMeetings([{ ...at('2019-06-11'), next: next('2019-07-24') }])).toEqual([])
  })
})
