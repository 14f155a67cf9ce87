import { describe, expect, it } from 'vitest'
import { listAlertReaders } from '../../shared/alerts/alert-readers.ts'
import { commentaryReminders, commentaryTemplate, requestBlock } from '../../shared/alerts/commentary-request.ts'
import type { Episode } from '../../shared/alerts/episode.ts'
import { writeAlertLetter } from '../../shared/alerts/reader-letter.ts'
import type { IndicatorUpdate } from '../../shared/alerts/updates.ts'
import { addDays } from '../../shared/calendar/date.ts'
import type { Month } from '../../shared/calendar/month.ts'
import { isWorkingDay } from '../../shared/calendar/working-days.ts'
import type { StoredCommentary } from '../../shared/commentary/commentary.ts'
import { LONDON } from '../given/london.ts'
import { makeBoard, makeRole } from '../reminders/boards.ts'

const board = makeBoard()
const [burglary] = board.indicators
const EPISODE: Episode = {
  id: 'burglary#force#2018-03#Higher',
  kind: 'indicator',
  indicator: 'burglary',
  area: 'force',
  direction: 'Higher',
  openedMonth: '2018-03',
  lastMonth: '2018-03',
  openedAt: '2018-04-20T09:00:00Z',
  closedAt: null,
  closedMonth: null,
  closedBecause: null,
  rule: 'the month is far above what was expected',
  openingNotifiedOn: '2018-04-20',
  closingNotifiedOn: null,
}
const OPENING: IndicatorUpdate = {
  kind: 'indicator',
  episode: EPISODE,
  event: 'opening',
  indicator: burglary!,
  areas: [{ id: 'force', name: 'Force', isWhole: true, series: new Map() }],
  chart: null,
}
const IN_PART: IndicatorUpdate = {
  ...OPENING,
  episode: { ...EPISODE, id: 'burglary#north#2018-03#Higher', area: 'north' },
  areas: [{ id: 'north', name: 'North', isWhole: false, series: new Map() }],
}

const workingDays = (first: string, last: string) => {
  const days: string[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) if (isWorkingDay(day, LONDON)) days.push(day)
  return days
}

describe('an alert', () => {
  it('goes to the owner of its indicator first, with a reason and an action asked for by a date, then to the list', () => {
    const readers = listAlertReaders(board, [OPENING], [], '2018-04-20')
    expect(readers.map(({ address, requests }) => [address, requests.map(({ dueOn }) => dueOn)])).toEqual([
      // the papers of 10 May are due seven working days before it, on 30 April; two before that is the 26th
      ['chief@police.example', ['2018-04-26']],
      ['clerk@pcc.example', []],
    ])
  })

  it('of a part goes to the owner, and to the list where the board’s file wants it', () => {
    const addressesWith = (alertAreas: string[]) =>
      listAlertReaders({ ...board, verdicts: { ...board.verdicts, alertAreas } }, [IN_PART], [], '2018-04-20').map(
        ({ address }) => address,
      )
    expect(addressesWith([])).toEqual(['chief@police.example'])
    expect(addressesWith(['north'])).toEqual(['chief@police.example', 'clerk@pcc.example'])
  })

  it('of a part and of its whole asks for one reason', () => {
    const [owner] = listAlertReaders(board, [OPENING, IN_PART], [], '2018-04-20')
    expect(owner!.updates).toHaveLength(2)
    expect(owner!.requests.map(({ name }) => name)).toEqual(['Burglary'])
    const both = [EPISODE, IN_PART.episode]
    expect(commentaryReminders(board, both, [], '2018-04-26').map(({ name }) => name)).toEqual(['Burglary'])
  })

  it('is one letter to somebody who is both owner and on the list', () => {
    const both = { ...board, lists: { ...board.lists, office: ['clerk', 'chief'] } }
    const addresses = listAlertReaders(both, [OPENING], [], '2018-04-20').map(({ address }) => address)
    expect(addresses).toEqual(['chief@police.example', 'clerk@pcc.example'])
  })

  it('asks for no date where no meeting is near', () => {
    const [owner] = listAlertReaders(
      { ...board, meetings: [{ date: '2019-01-24', public: false }] },
      [OPENING],
      [],
      '2018-04-20',
    )
    expect(owner!.requests.map(({ dueOn }) => dueOn)).toEqual([null])
  })

  it('goes to the lead while the owner is absent', () => {
    const roles = board.roles.map(role =>
      role.id === 'chief' ? { ...role, lead: 'clerk', absences: [{ from: '2018-04-16', until: '2018-04-20' }] } : role,
    )
    const [first] = listAlertReaders({ ...board, roles }, [OPENING], [], '2018-04-20')
    expect(first).toMatchObject({ address: 'clerk@pcc.example', author: 'clerk' })
    const [back] = listAlertReaders({ ...board, roles }, [OPENING], [], '2018-04-23')
    expect(back).toMatchObject({ address: 'chief@police.example', author: 'chief' })
  })

  it('goes to a further list only where that list wants its theme and its area', () => {
    const roles = [...board.roles, makeRole('analyst')]
    const addressesWith = (filter: { themes?: string[]; areas?: string[] }) =>
      listAlertReaders(
        {
          ...board,
          roles,
          lists: { ...board.lists, analysts: ['analyst'] },
          verdicts: { ...board.verdicts, alertLists: [{ list: 'analysts', ...filter }] },
        },
        [OPENING],
        [],
        '2018-04-20',
      ).map(({ address }) => address)
    const others = ['chief@police.example', 'clerk@pcc.example']
    expect(addressesWith({ themes: ['crime'], areas: ['force'] })).toEqual([...others, 'analyst@pcc.example'])
    expect(addressesWith({})).toEqual([...others, 'analyst@pcc.example'])
    expect(addressesWith({ themes: ['other'] })).toEqual(others)
    expect(addressesWith({ themes: ['crime'], areas: ['town'] })).toEqual(others)
  })
})

describe('commentary that is awaited', () => {
  const remindedDays = (open: Episode[], commentary: StoredCommentary[] = []) =>
    workingDays('2018-04-20', '2018-05-31').filter(day => commentaryReminders(board, open, commentary, day).length > 0)
  const text = { indicator: 'burglary', month: '2018-03' } as StoredCommentary

  it('is asked for twice more: three working days before it is due, and on the day', () => {
    expect(remindedDays([EPISODE])).toEqual(['2018-04-23', '2018-04-26'])
  })

  it('is not asked for once it has come, nor when the alert has not been sent or is about no indicator', () => {
    expect(remindedDays([EPISODE], [text])).toEqual([])
    expect(remindedDays([{ ...EPISODE, openingNotifiedOn: null }])).toEqual([])
    expect(remindedDays([{ ...EPISODE, kind: 'risk' }])).toEqual([])
  })

  it('is still asked for where what came is about an earlier month', () => {
    expect(remindedDays([EPISODE], [{ ...text, month: '2018-02' }])).toEqual(['2018-04-23', '2018-04-26'])
  })

  it('names a month once where all that is asked about is of it', () => {
    const [request] = commentaryReminders(board, [EPISODE], [], '2018-04-26')
    const asked = (...months: Month[]) =>
      JSON.stringify(
        requestBlock(
          board,
          months.map(month => ({ ...request!, month })),
        ),
      )
    expect(asked('2018-03', '2018-03')).toContain('Burglary and Burglary changed in March 2018, and what')
    expect(asked('2018-03', '2018-02')).toContain('Burglary in March 2018 and Burglary in February 2018 changed, and')
    expect(asked('2018-03')).toContain('Press the button above')
    expect(asked('2018-03', '2018-03')).toContain('Press a button above')
  })

  it('comes with a file in which only the reason and the action are to be filled in', () => {
    const [reader] = listAlertReaders(board, [], commentaryReminders(board, [EPISODE], [], '2018-04-26'), '2018-04-26')
    const { letter, attachments } = writeAlertLetter(board, '2018-04-26', reader!, [EPISODE])
    expect(letter.subject).toBe('Test Board: commentary awaited on Burglary, due Thursday 26 April 2018')
    expect(JSON.stringify(letter.blocks)).toContain('Please say why Burglary changed in March 2018')
    expect(attachments.map(({ filename }) => filename)).toEqual(['commentary-2018-04-26.md'])
    expect(attachments[0]!.content).toBe(commentaryTemplate(reader!.requests, 'chief'))
    expect(attachments[0]!.content).toMatch(/^---\nindicator: burglary\nmonth: 2018-03\nauthor: chief\n---\n/)
  })
})
