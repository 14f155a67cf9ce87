import { describe, expect, it } from 'vitest'
import type { Action } from '../../shared/registers/actions/entry.ts'
import { listCalendarChanges } from '../../shared/reminders/calendar-changes.ts'
import { LONDON } from '../given/london.ts'
import { anAction } from '../registers/actions/examples.ts'

const settings = {
  remindWorkingDaysBefore: 5,
  repeatEveryWorkingDays: 5,
  escalateToLeadAfterWorkingDays: 10,
  escalateToChairAfterWorkingDays: 20,
}
type Version = readonly [knownFrom: string, change: Partial<Action>]
const historyOf = (...versions: Version[]) => ({
  id: '3.0',
  versions: versions.map(([knownFrom, change]) => ({ action: anAction(change), drop: knownFrom, knownFrom })),
})
const changesOn = (day: string, ...versions: Version[]) =>
  listCalendarChanges([historyOf(...versions)], day, '07:00', settings, LONDON)

/** Due on Thursday 16 May 2019, and so first notified on the 9th. */
const FIRST: Version = ['2019-03-01T09:00:00.000Z', {}]
const MONDAY_NOON = '2019-05-13T11:00:00.000Z'
const TUESDAY = '2019-05-14'

describe('a change that a calendar must follow', () => {
  it.each([
    ['moved', { targetDate: '2019-07-01' }],
    ['date-removed', { targetDate: null }],
    ['closed', { status: 'closed' }],
    ['withdrawn', { status: 'withdrawn' }],
    ['closed', { status: 'closed', ownerRole: 'chair', targetDate: null }],
  ] as const)('is that an action was %s: %j', (kind, change) => {
    const versions: Version[] = [FIRST, [MONDAY_NOON, change]]
    expect(changesOn(TUESDAY, ...versions)).toEqual([
      { role: 'chief-constable', kind, action: anAction(change), history: historyOf(...versions) },
    ])
  })

  it('is a change of owner: the former owner’s entry is removed', () => {
    const change = { ownerRole: 'chair', targetDate: '2019-07-01' }
    const earlierVersions = [FIRST, ['2019-03-02T09:00:00.000Z', { update: 'More' }]] as Version[]
    const ended = { ...change, targetDate: '2019-05-16', status: 'withdrawn' as const }
    expect(changesOn(TUESDAY, ...earlierVersions, [MONDAY_NOON, change])).toEqual([
      {
        role: 'chief-constable',
        kind: 'reassigned',
        action: anAction(change),
        history: historyOf(...earlierVersions, [MONDAY_NOON, ended]),
      },
    ])
  })

  it.each([
    ['nothing but the update changed', TUESDAY, [FIRST, [MONDAY_NOON, { update: 'More' }]]],
    ['nobody was told yet', '2019-04-03', [FIRST, ['2019-04-02T11:00:00.000Z', { status: 'closed' }]]],
    ['the action is new', TUESDAY, [[MONDAY_NOON, {}]]],
    ['nothing was known', '2019-02-28', [FIRST]],
    [
      'nobody owned it',
      TUESDAY,
      [
        ['2019-03-01T09:00:00.000Z', { ownerRole: null }],
        [MONDAY_NOON, {}],
      ],
    ],
    [
      'it had ended',
      TUESDAY,
      [
        ['2019-03-01T09:00:00.000Z', { status: 'closed' }],
        [MONDAY_NOON, {}],
      ],
    ],
    [
      'it had no date',
      TUESDAY,
      [
        ['2019-03-01T09:00:00.000Z', { targetDate: null }],
        [MONDAY_NOON, {}],
      ],
    ],
  ] as [string, string, Version[]][])('is nothing when %s', (_, day, versions) => {
    expect(changesOn(day, ...versions)).toEqual([])
  })

  it.each([
    ['2019-05-13T06:00:00.000Z', TUESDAY, false],
    ['2019-05-13T06:00:00.001Z', TUESDAY, true],
    ['2019-05-14T06:00:00.000Z', TUESDAY, true],
    ['2019-05-14T06:00:00.001Z', TUESDAY, false],
    ['2019-05-14T06:00:00.001Z', '2019-05-15', true],
    // over a weekend
    ['2019-05-11T12:00:00.000Z', '2019-05-13', true],
    ['2019-05-10T06:00:00.000Z', '2019-05-13', false],
  ])('known from %s is reported by the checks of %s: %s', (knownFrom, day, isNotified) => {
    expect(changesOn(day, FIRST, [knownFrom, { status: 'closed' }])).toHaveLength(isNotified ? 1 : 0)
  })

  const later = { targetDate: '2019-09-02' }
  it.each([
    [
      'in the hands of another, before the first message',
      [FIRST, ['2019-05-10T06:00:00.000Z', { ...later, ownerRole: 'chair' }]],
      { status: 'closed', ownerRole: 'chair' },
    ],
    [
      'reopened with a later date',
      [FIRST, ['2019-05-10T05:00:00.000Z', { status: 'closed' }], ['2019-05-10T05:30:00.000Z', later]],
      { status: 'closed' },
    ],
    [
      'given a date again',
      [FIRST, ['2019-05-10T05:00:00.000Z', { targetDate: null }], ['2019-05-10T05:30:00.000Z', later]],
      { status: 'closed' },
    ],
  ] as [string, Version[], Partial<Action>][])('is nothing for one that is %s', (_, versions, change) => {
    expect(changesOn(TUESDAY, ...versions, [MONDAY_NOON, change])).toEqual([])
  })

  it('is nothing for one that its owner had before, and has again with a later date', () => {
    const back: Version[] = [
      ['2019-05-10T05:00:00.000Z', { ownerRole: 'chair' }],
      ['2019-05-10T05:30:00.000Z', later],
    ]
    expect(changesOn(TUESDAY, FIRST, ...back, [MONDAY_NOON, { status: 'closed' }])).toEqual([])
  })

  it('is measured from what the last checks knew, to the instant', () => {
    const atChecks = '2019-05-13T06:00:00.000Z'
    expect(changesOn(TUESDAY, FIRST, [atChecks, later])).toEqual([])
    const ended: Version = ['2019-03-01T09:00:00.000Z', { status: 'closed' }]
    expect(changesOn(TUESDAY, ended, [atChecks, {}], [MONDAY_NOON, { status: 'closed' }])).toHaveLength(1)
  })

  it('counts a message of the last checks, and of a day with other messages', () => {
    const known: Version = ['2019-06-10T11:00:00.000Z', {}]
    const closed: Version = ['2019-06-11T11:00:00.000Z', { status: 'closed' }]
    expect(changesOn('2019-06-12', known, closed).map(({ kind }) => kind)).toEqual(['closed'])
    expect(changesOn('2019-05-10', FIRST, ['2019-05-09T11:00:00.000Z', { status: 'closed' }])).toHaveLength(1)
    expect(changesOn('2019-05-09', FIRST, ['2019-05-08T11:00:00.000Z', { status: 'closed' }])).toEqual([])
  })

  it('is reported for every action', () => {
    const [one, other] = [historyOf(FIRST, [MONDAY_NOON, later]), historyOf(FIRST)]
    expect(listCalendarChanges([other, one, one], TUESDAY, '07:00', settings, LONDON)).toHaveLength(2)
  })
})
