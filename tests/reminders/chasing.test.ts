import { describe, expect, it } from 'vitest'
import { isWorkingDay } from '../../shared/calendar/working-days.ts'
import { type ChasedAction, listChaseDigests } from '../../shared/reminders/chasing.ts'
import { LONDON } from '../given/london.ts'

const settings = {
  remindWorkingDaysBefore: 5,
  repeatEveryWorkingDays: 5,
  escalateToLeadAfterWorkingDays: 10,
  escalateToChairAfterWorkingDays: 20,
}
const escalation = {
  leadOf: new Map([
    ['head-of-custody', 'assistant-chief-constable'],
    ['assistant-chief-constable', 'chair'],
  ]),
  chairRoles: ['chair', 'chief-executive'],
}
const action = (changes: Partial<ChasedAction> = {}): ChasedAction => ({
  id: '3.0',
  ownerRole: 'head-of-custody',
  targetDate: '2019-05-16',
  isChased: true,
  knownOn: '2019-03-01',
  ...changes,
})
const messagesOn = (day: string, ...actions: ChasedAction[]) =>
  listChaseDigests(day, actions, escalation, settings, LONDON).flatMap(({ recipient, sections }) =>
    sections.map(({ kind, actionIds }) => `${recipient}: ${kind} ${actionIds.join(' ')}`),
  )

describe('chasing', () => {
  it.each([
    ['2019-05-08', []],
    ['2019-05-09', ['head-of-custody: reminder 3.0']],
    ['2019-05-10', []],
    ['2019-05-16', ['head-of-custody: due-today 3.0']],
    ['2019-05-17', ['head-of-custody: overdue 3.0']],
    ['2019-05-20', []],
    ['2019-05-24', ['head-of-custody: overdue 3.0']],
    ['2019-05-27', []], // Spring bank holiday
    ['2019-05-31', ['assistant-chief-constable: escalation-lead 3.0']],
    ['2019-06-03', ['head-of-custody: overdue 3.0']],
    ['2019-06-07', ['assistant-chief-constable: escalation-lead 3.0']],
    [
      '2019-06-14',
      [
        'assistant-chief-constable: escalation-lead 3.0',
        'chair: escalation-chair 3.0',
        'chief-executive: escalation-chair 3.0',
      ],
    ],
    ['2019-06-17', ['head-of-custody: overdue 3.0']],
    ['2019-06-21', ['assistant-chief-constable: escalation-lead 3.0']],
  ])('of an action due on Thursday 16 May 2019, on %s: %j', (day, expected) => {
    expect(messagesOn(day, action())).toEqual(expected)
  })

  it('of one due at the weekend says so on the Friday', () => {
    const sunday = action({ targetDate: '2019-05-19' })
    expect(messagesOn('2019-05-10', sunday)).toEqual(['head-of-custody: reminder 3.0'])
    expect(messagesOn('2019-05-17', sunday)).toEqual(['head-of-custody: due-today 3.0'])
    expect(messagesOn('2019-05-20', sunday)).toEqual(['head-of-custody: overdue 3.0'])
  })

  it('catches up on the first working day that an action is known', () => {
    expect(messagesOn('2019-05-13', action({ knownOn: '2019-05-11' }))).toEqual(['head-of-custody: reminder 3.0'])
    expect(messagesOn('2019-05-16', action({ knownOn: '2019-05-16' }))).toEqual(['head-of-custody: due-today 3.0'])
    const late = action({ knownOn: '2019-06-11' })
    expect(messagesOn('2019-06-10', late)).toEqual([])
    expect(messagesOn('2019-06-11', late)).toEqual([
      'assistant-chief-constable: escalation-lead 3.0',
      'head-of-custody: overdue 3.0',
    ])
    expect(messagesOn('2019-06-18', late)).toHaveLength(2)
  })

  it('does nothing about actions that are closed, without a date, or without anybody to remind', () => {
    expect(
      messagesOn('2019-05-17', action({ isChased: false }), action({ targetDate: null }), action({ ownerRole: null })),
    ).toEqual([])
  })

  it('gives each person one digest a day, named after its first kind, with no action twice', () => {
    const actions = [
      action({ id: '10.0' }),
      action({ id: '9.0' }),
      action({ id: '8.0', targetDate: '2019-05-24' }),
      action({ id: '7.0', ownerRole: 'chair', targetDate: '2019-04-25', knownOn: '2019-05-17' }),
      action({ id: '6.0', ownerRole: 'assistant-chief-constable', targetDate: '2019-04-16', knownOn: '2019-05-17' }),
    ]
    expect(listChaseDigests('2019-05-17', actions, escalation, settings, LONDON)).toEqual([
      {
        id: 'chase-2019-05-17-assistant-chief-constable',
        day: '2019-05-17',
        recipient: 'assistant-chief-constable',
        kind: 'overdue',
        sections: [{ kind: 'overdue', actionIds: ['6.0'] }],
      },
      {
        id: 'chase-2019-05-17-chair',
        day: '2019-05-17',
        recipient: 'chair',
        kind: 'overdue',
        sections: [
          { kind: 'overdue', actionIds: ['7.0'] },
          { kind: 'escalation-chair', actionIds: ['6.0'] }, // as lead of its owner, too
        ],
      },
      {
        id: 'chase-2019-05-17-chief-executive',
        day: '2019-05-17',
        recipient: 'chief-executive',
        kind: 'escalation-chair',
        sections: [{ kind: 'escalation-chair', actionIds: ['6.0'] }],
      },
      {
        id: 'chase-2019-05-17-head-of-custody',
        day: '2019-05-17',
        recipient: 'head-of-custody',
        kind: 'overdue',
        sections: [
          { kind: 'overdue', actionIds: ['9.0', '10.0'] },
          { kind: 'reminder', actionIds: ['8.0'] },
        ],
      },
    ])
  })

  it('treats a role that is its own lead as the owner', () => {
    const own = { ...escalation, leadOf: new Map([['head-of-custody', 'head-of-custody']]) }
    const late = action({ knownOn: '2019-06-11' })
    expect(
      listChaseDigests('2019-06-11', [late], own, settings, LONDON).map(({ recipient, kind }) => [recipient, kind]),
    ).toEqual([['head-of-custody', 'overdue']])
  })

  it('says nothing on a non-working day', () => {
    for (const day of ['2019-05-18', '2019-05-19', '2019-05-27']) {
      expect(isWorkingDay(day, LONDON)).toBe(false)
      expect(listChaseDigests(day, [action({ knownOn: day })], escalation, settings, LONDON)).toEqual([])
    }
  })
})
