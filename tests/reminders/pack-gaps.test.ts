import { describe, expect, it } from 'vitest'
import { calendarEndLetters } from '../../shared/operations/calendar-end-letters.ts'
import { emptyMeeting } from '../../shared/registers/meetings/entry.ts'
import { packGapLetters } from '../../shared/reminders/pack-gaps.ts'
import { EMPTY_REGISTERS } from '../given/empty-registers.ts'
import { anAction } from '../registers/actions/examples.ts'
import { makeBoard } from './boards.ts'

const base = makeBoard()
const meeting = { date: '2018-05-10', public: false }
const board = {
  ...base,
  meetings: [meeting],
  packs: [{ ...base.packs[0]!, sendWorkingDaysBefore: 4, dataMonthsBehind: 2, indicators: ['burglary'] }],
}
const arrivals = new Map([['burglary', { months: new Map([['2018-03', '2018-04-01']]), firstArrivedOn: '2018-04-01' }]])

function daysWithLists(known: typeof arrivals, registers = EMPTY_REGISTERS) {
  return [
    '2018-04-25',
    '2018-04-26',
    '2018-04-27',
    '2018-04-30',
    '2018-05-01',
    '2018-05-02',
    '2018-05-03',
    '2018-05-04',
  ].filter(day => packGapLetters(board, known, registers, day).length > 0)
}

describe('the administrators’ list for the next pack', () => {
  it('comes five and two working days before the pack is sent, and on the day, while something is missing', () => {
    expect(daysWithLists(new Map())).toEqual(['2018-04-26', '2018-05-01', '2018-05-03'])
    expect(daysWithLists(arrivals)).toEqual([])
  })

  it('names the figure, its month and its supplier', () => {
    const [letter] = packGapLetters(board, new Map(), EMPTY_REGISTERS, '2018-05-03')
    expect(letter).toMatchObject({
      kind: 'administrators',
      cause: `pack gaps ${board.packs[0]!.id} 2018-05-10 last`,
      recipient: 'clerk@pcc.example',
    })
    expect(letter!.letter.subject).toBe('Test Board: 1 figure missing for the pack to be sent today')
    const words = JSON.stringify(letter!.letter.blocks)
    expect(words).toContain('1 figure for March 2018')
    expect(words).toContain('supplied by the Clerk')
    expect(words).toContain('will be sent on Thursday 3 May 2018 at ')
  })

  it('says of a figure that came and is held who can release it, and how', () => {
    const held = new Map([['burglary', new Map([['2018-03', { drop: 'a1b2c3d4e5f60718', file: 'return.csv' }]])]])
    const [letter] = packGapLetters(board, new Map(), EMPTY_REGISTERS, '2018-05-03', held)
    expect(letter!.letter.subject).toBe('Test Board: 1 figure to confirm for the pack to be sent today')
    const words = JSON.stringify(letter!.letter.blocks)
    expect(words).toContain('"term":"Held","words":["1 figure for March 2018"]')
    expect(words).toContain('return.csv. It is not plausible')
    expect(words).toContain('boardpack confirm a1b2c3d4e5f6 --by ROLE')
    expect(words).not.toContain('counts as missing')
  })

  it('says which list it is, so that no two with the same gaps are the same mail', () => {
    const lists = ['2018-04-26', '2018-05-01', '2018-05-03'].map(
      day => packGapLetters(board, new Map(), EMPTY_REGISTERS, day)[0]!,
    )
    expect(lists.map(({ letter }) => letter.subject)).toEqual([
      'Test Board: 1 figure missing for the pack to be sent in 5 working days',
      'Test Board: 1 figure missing for the pack to be sent in 2 working days',
      'Test Board: 1 figure missing for the pack to be sent today',
    ])
    const words = lists.map(({ letter }) => JSON.stringify(letter.blocks))
    expect(words[0]).toContain('A second list follows two working days before, and the last on the morning of the day.')
    expect(words[1]).toContain('This is the second list. The last follows on the morning of the day.')
    expect(words[2]).toContain('This is the last list. Figures that are still missing are declared as gaps')
    expect(lists.map(({ cause }) => cause.split(' ').at(-1))).toEqual(['first', 'second', 'last'])
  })

  it('has one key for each stage of a pack, whatever the day: a meeting that moves has its lists again', () => {
    const moved = { ...board, meetings: [{ ...meeting, date: '2018-05-17' }] }
    const causes = [board, moved].map(
      (one, i) => packGapLetters(one, new Map(), EMPTY_REGISTERS, i === 0 ? '2018-05-03' : '2018-05-11')[0]!.cause,
    )
    expect(new Set(causes).size).toBe(2)
  })

  it('lists actions about which nobody can be reminded, and disagreements between the agenda and the pack', () => {
    const version = (action: ReturnType<typeof anAction>) => ({
      action,
      drop: 'a',
      knownFrom: '2018-04-01T09:00:00.000Z',
    })
    const registers = {
      ...EMPTY_REGISTERS,
      actions: [
        { id: '8.0', versions: [version(anAction({ id: '8.0', targetDate: null }))] },
        { id: '9.0', versions: [version(anAction({ id: '9.0', owner: null, ownerRole: null }))] },
      ],
      meetings: [
        {
          ...emptyMeeting(meeting.date),
          items: [{ number: '1', title: 'Welcome', reportFrom: null, author: null }],
        },
      ],
    }
    const [letter] = packGapLetters(board, arrivals, registers, '2018-05-03')
    const words = JSON.stringify(letter)
    expect(letter!.attachments.map(({ filename }) => filename)).toEqual(['actions-to-complete-2018-05-03.csv'])
    expect(
      String(letter!.attachments[0]!.content)
        .split('\r\n')
        .slice(1, 3)
        .map(row => row.slice(0, 3)),
    ).toEqual(['8.0', '9.0'])
    expect(words).toContain('The attached actions-to-complete-2018-05-03.csv has the actions above as in the log.')
    expect(words).toContain('put the file into the folder “actions” of the board’s drops.')
    expect(words).toContain('No figure is missing.')
    expect(words).toContain('Action 8.0 has no target date')
    expect(words).toContain('Action 9.0 has no owner that the board’s file knows')
    expect(words).toContain('which the agenda of 10 May 2018 does not have')
  })
})

describe('the warning that bank holidays run out', () => {
  const lasting = { ...board, meetings: [{ date: '2032-01-15', public: false }] }

  it('comes on the first working day of each month from July 2030', () => {
    const days = ['2030-06-03', '2030-06-28', '2030-07-01', '2030-07-02', '2030-08-01', '2031-01-01', '2031-02-03']
    expect(days.filter(day => calendarEndLetters(lasting, day).length > 0)).toEqual([
      '2030-07-01',
      '2030-08-01',
      '2031-01-01',
      '2031-02-03',
    ])
    expect(calendarEndLetters(lasting, '2030-07-01')[0]!.letter.subject).toBe(
      'Test Board: the list of bank holidays ends on 31 December 2030',
    )
  })

  it('comes for meetings too, from four months before the last', () => {
    const ending = { ...board, meetings: [{ date: '2026-09-17', public: false }] }
    const days = ['2026-05-01', '2026-06-01', '2026-07-01', '2026-07-02']
    expect(days.flatMap(day => calendarEndLetters(ending, day).map(({ letter }) => letter.subject))).toEqual([
      'Test Board: the list of meetings ends on 17 September 2026',
      'Test Board: the list of meetings ends on 17 September 2026',
    ])
  })
})
