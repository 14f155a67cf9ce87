import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readMeetings } from '../../../shared/registers/meetings/read.ts'
import { listActionsOfMeeting } from '../../../shared/registers/meetings/read-minutes.ts'
import { csvTable } from '../csv-table.ts'

const HEADINGS = 'meeting_date,time,venue,kind,item_no,title,report_from,author,paragraph,text,owner,target_date'
const read = (...lines: string[]) => readMeetings(csvTable([HEADINGS, ...lines].join('\n')))
const faultsOf = (...lines: string[]) => {
  const reading = read(...lines)
  return reading.ok ? [] : reading.faults
}

/** After the draft minutes of the board of 12 April 2018, abridged. */
const MINUTES = [
  '2018-04-12,14:00,Conference Room 1,,12,Data Protection,Deputy Chief Constable,,,,,',
  '2018-04-12,14:00,,item,2,Declarations of Interest,,,,,,',
  '2018-04-12,,,member,,,,,,Police and Crime Commissioner,,',
  '2018-04-12,,,in attendance,,,,,,Head of Business Development,,',
  '2018-04-12,,,apology,,,,,,Chief Constable,,',
  '2018-04-12,,,declaration,,,,,,There were no declarations of interest.,,',
  '2018-04-12,,,paragraph,,,,,12.2,The Board were assured that the force is in a strong position.,,',
  '2018-04-12,,,decision,,,,,12.3,The Board noted the report.,,',
  '2018-04-12,,,action,,,,,12.4 (i),Update to be brought to the Board in six months’ time.,,',
  '2018-04-12,,,action,,,,,14.3 (ii),Sign the Decision Notice.,Commissioner,30/04/2018',
  '2018-04-12,14:00,Police Headquarters,next meeting,,,,,,,,10/05/2018',
]

describe('reading the meetings register', () => {
  it('gathers a meeting from its rows, the agenda in the order of its numbers', () => {
    const reading = read(...MINUTES)
    expect(reading).toMatchObject({
      ok: true,
      entries: [
        {
          id: '2018-04-12',
          time: '14:00',
          venue: 'Conference Room 1',
          items: [{ number: '2' }, { number: '12', reportFrom: 'Deputy Chief Constable', author: null }],
          members: ['Police and Crime Commissioner'],
          attendees: ['Head of Business Development'],
          apologies: ['Chief Constable'],
          declarations: ['There were no declarations of interest.'],
          paragraphs: [
            { item: '12', number: '12.2', isDecision: false },
            { item: '12', number: '12.3', text: 'The Board noted the report.', isDecision: true },
          ],
          actions: [{ id: '2018-04-12-12.4-i' }, { id: '2018-04-12-14.3-ii', targetDate: '2018-04-30' }],
          next: { date: '2018-05-10', time: '14:00', venue: 'Police Headquarters' },
        },
      ],
    })
  })

  it('turns minuted actions into actions of the log, with ids that never change', () => {
    const reading = read(...MINUTES)
    if (!reading.ok) throw new Error('refused')
    const actions = listActionsOfMeeting(reading.entries[0]!, owner =>
      owner === 'Commissioner' ? 'commissioner' : null,
    )
    expect(actions).toMatchObject([
      {
        id: '2018-04-12-12.4-i',
        agendaItem: '12.0',
        raised: '2018-04-12',
        owner: null,
        ownerRole: null,
        targetDate: null,
        status: 'open',
      },
      { id: '2018-04-12-14.3-ii', agendaItem: '14.0', ownerRole: 'commissioner', targetDate: '2018-04-30' },
    ])
  })

  it('keeps an item and the papers under it apart, in order', () => {
    const line = (number: string) => `2019-06-11,15:00,HQ,,${number},Item,,,,,,`
    const reading = read(...['10', '8.1', '8', '8.0', '9'].map(line))
    expect(reading.ok && reading.entries[0]!.items.map(item => item.number)).toEqual(['8', '8.0', '8.1', '9', '10'])
  })

  it.each([
    [['2018-04-12,25:00,,,1,Welcome,,,,,,'], 'not-a-time', 'time', '25:00', 'Type the time'],
    [['2018-04-12,,,speech,1,Welcome,,,,,,'], 'unknown-word', 'kind', 'speech', 'Use one of the words'],
    [['2018-04-12,,,,x,Welcome,,,,,,'], 'not-an-item', 'item_no', 'x', 'as the agenda prints it'],
    [['2018-04-12,14:00,,,,,,,,,,'], 'blank-cell', 'title', 'nothing', 'Fill in the title'],
    [['2018-04-12,,,decision,,,,,4,Noted,,'], 'not-a-paragraph', 'paragraph', '4', 'as the minutes print it'],
    [['2018-04-12,,,action,,,,,14.3,Sign,,'], 'not-an-action', 'paragraph', '14.3', 'small Roman number in brackets'],
    [['2018-04-12,,,apology,,,,,,,,'], 'blank-cell', 'text', 'nothing', 'Fill in the text'],
    [
      ['2018-04-12,,,next meeting,,,,,,,,2018-04-12'],
      'next-meeting-not-later',
      'target_date',
      '2018-04-12',
      'Correct the date.',
    ],
    [[',,,,1,Welcome,,,,,,'], 'blank-cell', 'meeting_date', 'nothing', 'Fill in the date.'],
  ])('%j is refused as %s', (lines, code, column, found, fix) => {
    const faults = faultsOf(...lines)
    expect(faults).toMatchObject([{ code, row: 2, column, found }])
    expect(faults[0]!.fix).toContain(fix)
  })

  it.each([
    [
      '2018-04-12,15:00,,,2,Declarations,,,,,,',
      'meeting-disagrees',
      'Give every row of the meeting on 2018-04-12 the same time.',
    ],
    [
      '2018-04-12,,,,1,Welcome,,,,,,',
      'duplicate-item',
      'The meeting on 2018-04-12 has an item 1 already. Give this one a different number.',
    ],
    [
      '2018-04-12,,,action,,,,,1.2 (i),Sign,,',
      'duplicate-action',
      'Give each action of a paragraph a different number: (i), (ii), (iii).',
    ],
  ])('%s is refused beside the rows before it as %s', (line, code, fix) => {
    const before = ['2018-04-12,14:00,CR2,,1,Welcome,,,,,,', '2018-04-12,,,action,,,,,1.2 (i),Do,,']
    expect(faultsOf(...before, line)).toMatchObject([{ code, row: 4, fix }])
  })
})

const agendas = path.resolve('../shared/papers/agendas.csv')
const isHere = existsSync(agendas)

describe.skipIf(!isHere)(`the agendas of the papers${isHere ? '' : ' (skipped: ../shared/papers is not here)'}`, () => {
  it('are read unchanged', () => {
    const reading = readMeetings(csvTable(readFileSync(agendas, 'utf8')))
    if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
    expect(reading.entries.map(meeting => [meeting.date, meeting.time, meeting.venue, meeting.items.length])).toEqual([
      ['2016-11-10', null, null, 1],
      ['2018-04-12', '14:00', 'Conference Room 1, Cambridgeshire Constabulary Headquarters', 14],
      ['2018-05-10', '14:00', 'CR2', 11],
      ['2019-06-11', '15:00', 'HQ, Conference Room 3', 14],
      ['2020-01-23', null, null, 1],
      ['2020-07-02', null, null, 1],
    ])
    expect(reading.entries[3]!.items.map(item => item.number)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      '8.0',
      '8.1',
      '9',
      '10',
      '11',
      '12',
    ])
  })
})

describe('rows of the meetings register, in full', () => {
  const place = { sheet: null, row: 2 }
  it.each([
    [
      '2018-04-12,,,decision,,,,,4,Noted,,',
      ['not-a-paragraph', 'paragraph', '4', 'a number such as 4.3', 'Type the number as the minutes print it.'],
    ],
    [
      '2018-04-12,,,action,,,,,14.3,Sign,,',
      [
        ...['not-an-action', 'paragraph', '14.3', 'a number such as 14.3 (ii)'],
        'Type the paragraph and the small Roman number in brackets.',
      ],
    ],
    [
      '2018-04-12,25:00,,,1,Welcome,,,,,,',
      ['not-a-time', 'time', '25:00', 'a time such as 14:00', 'Type the time with hours and minutes, up to 23:59.'],
    ],
    [
      '2018-04-12,,,next meeting,,,,,,,,2018-04-12',
      ['next-meeting-not-later', 'target_date', '2018-04-12', 'a day after 2018-04-12', 'Correct the date.'],
    ],
    [
      '2018-04-12,14:00,,,,,,,,,,',
      ['blank-cell', 'title', 'nothing', 'the title of the item', 'Fill in the title or the number of the item.'],
    ],
    ['2018-04-12,,,paragraph,,,,,,Noted,,', blank('paragraph', 'the number of the paragraph')],
    ['2018-04-12,,,paragraph,,,,,4.3,,,', blank('text', 'the text')],
    ['2018-04-12,,,action,,,,,,Sign,,', blank('paragraph', 'the number of the action')],
    ['2018-04-12,,,action,,,,,4.3 (i),,,', blank('text', 'what is to be done')],
  ])('%s is refused once', (line, [code, column, found, expected, fix]) => {
    expect(faultsOf(line)).toEqual([{ ...place, code, column, found, expected, fix }])
  })

  it('those that disagree with a row before say with what', () => {
    const before = ['2018-04-12,14:00,CR2,,1,Welcome,,,,,,', '2018-04-12,,,action,,,,,1.2 (i),Do,,']
    const expected = (line: string) => faultsOf(...before, line).map(fault => [fault.column, fault.expected])
    expect(expected('2018-04-12,15:00,,,2,a,,,,,,')).toEqual([['time', '14:00, as in the rows above']])
    expect(expected('2018-04-12,,CR3,,2,a,,,,,,')).toEqual([['venue', 'CR2, as in the rows above']])
    expect(expected('2018-04-12,,,,1,a,,,,,,')).toEqual([['item_no', 'a number that no other item of the meeting has']])
    expect(expected('2018-04-12,,,action,,,,,1.2 (i),a,,')).toEqual([
      ['paragraph', 'a number that no other action of the meeting has'],
    ])
    expect(expected('2018-04-12,14:00,CR2,action,,,,,1.2 (ii),a,,')).toEqual([])
  })

  it.each([
    ['9:05', '09:05'],
    ['14.30', '14:30'],
    ['23:59:00', '23:59'],
    ['09:00', '09:00'],
  ])('the time %s is %s', (given, time) => {
    expect(read(`2018-04-12,${given},,,1,a,,,,,,`)).toMatchObject({ entries: [{ time }] })
  })
  it.each(['14:00:30', '14:60', 'at 14:00', '24:00'])('the time %s is not valid', given => {
    expect(faultsOf(`2018-04-12,${given},,,1,a,,,,,,`)).toMatchObject([{ code: 'not-a-time', found: given }])
  })

  it.each(['14.3 (iv)', '4.12(x)'])('an action may be numbered %s', number => {
    expect(read(`2018-04-12,,,action,,,,,${number},Sign,,`)).toMatchObject({ ok: true })
  })
  it.each(['x4.3 (i)', '4.3 (i) a', '4.3 (a)', '4.123 (i)'])('and not %s', number => {
    expect(faultsOf(`2018-04-12,,,action,,,,,${number},Sign,,`)).toMatchObject([{ code: 'not-an-action' }])
  })
  it.each(['x4.3', '4.3a', '4.123', '1234.5'])('nor a paragraph %s', number => {
    expect(faultsOf(`2018-04-12,,,paragraph,,,,,${number},a,,`)).toMatchObject([{ code: 'not-a-paragraph' }])
  })
  it('but a paragraph may be 12.13', () => {
    expect(read('2018-04-12,,,paragraph,,,,,12.13,a,,')).toMatchObject({ entries: [{ paragraphs: [{ item: '12' }] }] })
  })

  it('cells of an item are unchanged, and items without a number are at the end', () => {
    const item = (number: string, title: string) => `2018-04-12,,,,${number},${title},From,By,,,,`
    const reading = read(item('', 'Last'), item('2', 'Two'), item('', 'Very last'), item('1', 'One'), item('3', ''))
    expect(reading).toMatchObject({
      entries: [
        {
          items: [
            { number: '1', title: 'One', reportFrom: 'From', author: 'By' },
            { number: '2', title: 'Two' },
            { number: '3', title: null },
            { number: null, title: 'Last' },
            { number: null, title: 'Very last' },
          ],
        },
      ],
    })
  })

  it('the actions of a meeting are added to the log as not started', () => {
    const reading = read('2018-04-12,,,action,,,,,4.3 (i),Sign,,')
    if (!reading.ok) throw new Error('refused')
    expect(listActionsOfMeeting(reading.entries[0]!, () => 'somebody')).toEqual([
      {
        ...{ id: '2018-04-12-4.3-i', agendaItem: '4.0', raised: '2018-04-12', action: 'Sign' },
        ...{ owner: null, ownerRole: null, targetDate: null, update: null, updateDate: null },
        ...{ statusText: 'Not Started', status: 'open', reason: null, decidedOn: null, repairs: [] },
      },
    ])
  })
})

function blank(column: string, expected: string): string[] {
  return ['blank-cell', column, 'nothing', expected, `Fill in ${expected}, or remove the row.`]
}

describe('items of an agenda', () => {
  const item = (number: string, title = 'a') => `2018-04-12,,,,${number},${title},,,,,,`
  it.each([
    ['', '2', '1'],
    ['2', '', '1'],
    ['2', '1', ''],
    ['', '2', '', '1'],
    ['2', '', '1', ''],
  ])('of %j are ordered by number, those without one at the end', (...numbers) => {
    const reading = read(...numbers.map(number => item(number)))
    if (!reading.ok) throw new Error('refused')
    const expected = ['1', '2', ...numbers.filter(number => number === '').map(() => null)]
    expect(reading.entries[0]!.items.map(({ number }) => number)).toEqual(expected)
  })

  it.each([
    ['8', '8'],
    ['8.0', '8.0'],
    ['8.', '8.0'],
    ['05/01/1900', '5.0'],
  ])('numbered %s are %s', (given, number) => {
    expect(read(item(given))).toMatchObject({ entries: [{ items: [{ number }] }], notes: [] })
    expect(read(item(given))).toHaveProperty('notes', [])
  })

  it('have a next meeting with a day', () => {
    expect(faultsOf('2018-04-12,,,next meeting,,,,,,,,').map(({ code }) => code)).toEqual(['blank-cell'])
  })

  it('lack one thing at a time, named by its column when there is one', () => {
    expect(faultsOf(item('x', '')).map(({ code }) => code)).toEqual(['not-an-item'])
    const reading = readMeetings(csvTable('meeting date,item no\n2018-04-12,\n'))
    expect(reading.ok ? [] : reading.faults.map(({ code, column }) => [code, column])).toEqual([
      ['missing-column', null],
      ['blank-cell', null],
    ])
  })
})
