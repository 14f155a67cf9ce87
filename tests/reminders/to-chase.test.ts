import { describe, expect, it } from 'vitest'
import type { Action } from '../../shared/registers/actions/entry.ts'
import { listActionsToChase } from '../../shared/reminders/to-chase.ts'
import { LONDON } from '../given/london.ts'
import { anAction } from '../registers/actions/examples.ts'

type Version = readonly [knownFrom: string, change: Partial<Action>]
const actionsToChaseOn = (day: string, ...versions: Version[]) =>
  listActionsToChase(
    [
      {
        id: '3.0',
        versions: versions.map(([knownFrom, change]) => ({ action: anAction(change), drop: knownFrom, knownFrom })),
      },
    ],
    day,
    '07:00',
    LONDON,
  )
const FIRST: Version = ['2019-04-01T05:00:00.000Z', {}]
const LATER = '2019-04-10T05:00:00.000Z'

describe('the actions that the checks of a day see', () => {
  it('are those that are known, as they are', () => {
    expect(actionsToChaseOn('2019-05-01', FIRST)).toEqual([
      {
        id: '3.0',
        ownerRole: 'chief-constable',
        targetDate: '2019-05-16',
        isChased: true,
        knownOn: '2019-04-01',
      },
    ])
    expect(actionsToChaseOn('2019-03-31', FIRST)).toEqual([])
    expect(actionsToChaseOn('2019-04-09', FIRST, [LATER, { targetDate: '2019-06-01' }])[0]!.targetDate).toBe(
      '2019-05-16',
    )
    expect(actionsToChaseOn('2019-04-10', FIRST, [LATER, { targetDate: '2019-06-01' }])[0]!.targetDate).toBe(
      '2019-06-01',
    )
  })

  // seven o’clock in London is six in UTC
  it.each([
    ['2019-04-10T06:00:00.000Z', true, '2019-04-10'],
    ['2019-04-10T06:00:00.001Z', false, '2019-04-11'],
    ['2019-04-10T06:00:59.999Z', false, '2019-04-11'],
    ['2019-04-09T23:00:00.000Z', true, '2019-04-10'],
    ['2019-04-09T22:59:59.999Z', true, '2019-04-10'],
    ['2019-01-10T07:00:00.000Z', true, '2019-01-10'],
  ])('known from %s, it is seen the same day: %s, first on %s', (knownFrom, isKnown, knownOn) => {
    expect(actionsToChaseOn(knownOn, [knownFrom, {}])).toMatchObject([{ knownOn }])
    expect(actionsToChaseOn('2019-04-10', [knownFrom, {}])).toHaveLength(isKnown ? 1 : 0)
  })

  it.each([
    ['another update', [FIRST, [LATER, { update: 'More' }]], '2019-04-01'],
    ['another date', [FIRST, [LATER, { targetDate: '2019-06-01' }]], '2019-04-10'],
    ['another owner', [FIRST, [LATER, { ownerRole: 'chair' }]], '2019-04-10'],
    ['a proposal', [FIRST, [LATER, { status: 'proposed-for-closure' }]], '2019-04-10'],
    [
      'a proposal refused',
      [FIRST, ['2019-04-05T05:00:00.000Z', { status: 'proposed-for-closure' }], [LATER, {}]],
      '2019-04-10',
    ],
    ['a date there and back', [FIRST, ['2019-04-05T05:00:00.000Z', { targetDate: null }], [LATER, {}]], '2019-04-10'],
    [
      'another date, then an update',
      [
        FIRST,
        ['2019-04-05T05:00:00.000Z', { targetDate: '2019-06-01' }],
        [LATER, { targetDate: '2019-06-01', update: 'More' }],
      ],
      '2019-04-05',
    ],
  ] as [string, Version[], string][])('have been so since %s', (_, versions, knownOn) => {
    expect(actionsToChaseOn('2019-05-01', ...versions)).toMatchObject([{ knownOn }])
  })

  it.each([
    ['open', true],
    ['proposed-for-extension', false],
    ['proposed-for-closure', false],
    ['closed', false],
    ['withdrawn', false],
  ] as const)('are chased while %s: %s', (status, isChased) => {
    expect(actionsToChaseOn('2019-05-01', ['2019-04-01T05:00:00.000Z', { status }])).toMatchObject([{ isChased }])
  })
})
