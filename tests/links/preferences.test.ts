import { describe, expect, it } from 'vitest'
import {
  describeChoices,
  isAbsence,
  type Preferences,
  rolesWithoutAlerts,
  withStoredAbsences,
} from '../../shared/links/preferences.ts'
import { sampleBoard } from '../given/sample-board.ts'

const board = sampleBoard()
const [first, second, third] = board.roles as [
  (typeof board.roles)[number],
  (typeof board.roles)[number],
  (typeof board.roles)[number],
]
const choice = (role: string, more: Partial<Preferences> = {}): Preferences => ({
  role,
  alerts: false,
  absence: null,
  at: '2018-05-03T09:00:00Z',
  ...more,
})

describe('what a role chose about its mails', () => {
  it('stops the alerts of every post at its address, and of nobody else', () => {
    const shared = { ...board, roles: [first, { ...second, email: first.email.toUpperCase() }, third] }
    expect([...rolesWithoutAlerts(shared, [choice(first.id)])]).toEqual([first.id, second.id])
    expect([...rolesWithoutAlerts(shared, [choice(first.id, { alerts: true })])]).toEqual([])
  })

  it('adds an absence beside those of the board’s file', () => {
    const absence = { from: '2018-05-10', until: '2018-05-20' }
    const [absent, other] = withStoredAbsences(board, [choice(first.id, { absence })]).roles
    expect(absent!.absences).toEqual([...first.absences, absence])
    expect(other).toEqual(second)
  })

  it('is listed for the administrators', () => {
    const absence = { from: '2018-05-10', until: '2018-05-20' }
    expect(describeChoices(board, [choice(first.id, { absence })])).toEqual([
      `${first.title} gets no alerts, by choice.`,
      `${first.title} is away from 10 May 2018 to 20 May 2018.`,
    ])
  })

  it.each([
    ['2018-05-10', '2018-05-10', true],
    ['2018-05-10', '2018-05-09', false],
    ['2018-05-01', '2018-05-02', false],
    ['2018-05-01', '2018-05-03', true],
    ['2018-05-10', '2019-05-11', true],
    ['2018-05-10', '2019-05-12', false],
  ])('an absence from %s to %s, entered on 3 May 2018, is taken: %s', (from, until, isTaken) => {
    expect(isAbsence(from, until, '2018-05-03')).toBe(isTaken)
  })
})
