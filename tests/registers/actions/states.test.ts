import { describe, expect, it } from 'vitest'
import { flagsOn } from '../../../shared/registers/actions/flags.ts'
import { actionStateOn, daysOverdueOn, exportedStateOn } from '../../../shared/registers/actions/states.ts'
import { LONDON } from '../../given/london.ts'
import { anAction } from './examples.ts'

describe('the state of an action on a day', () => {
  it.each([
    ['open', '2019-05-16', '2019-03-16', 'open', 'open'],
    ['open', '2019-05-16', '2019-03-17', 'due-soon', 'due-soon'],
    ['open', '2019-05-16', '2019-05-16', 'due-soon', 'due-soon'],
    ['open', '2019-05-16', '2019-05-17', 'overdue', 'overdue'],
    ['open', null, '2019-05-17', 'no-date', 'no-date'],
    ['closed', null, '2019-05-17', 'closed', 'closed'],
    ['closed', '2019-05-16', '2019-05-17', 'closed', 'closed'],
    ['withdrawn', '2019-05-16', '2019-05-17', 'withdrawn', 'closed'],
    ['proposed-for-extension', '2019-05-16', '2019-05-17', 'proposed-for-extension', 'overdue'],
    ['proposed-for-closure', '2019-05-16', '2019-05-01', 'proposed-for-closure', 'due-soon'],
  ] as const)('%s with target %s on %s is %s, exported %s', (status, targetDate, date, state, exported) => {
    expect(actionStateOn({ status, targetDate }, date, 60)).toBe(state)
    expect(exportedStateOn({ status, targetDate }, date, 60)).toBe(exported)
  })

  it('counts days from the day after the target', () => {
    expect(daysOverdueOn(anAction(), '2019-05-16', LONDON)).toBeNull()
    expect(daysOverdueOn(anAction(), '2019-05-17', LONDON)).toEqual({ workingDays: 1, calendarDays: 1 })
    expect(daysOverdueOn(anAction(), '2019-05-19', LONDON)).toEqual({ workingDays: 1, calendarDays: 3 })
    expect(daysOverdueOn(anAction(), '2019-06-11', LONDON)).toEqual({ workingDays: 17, calendarDays: 26 })
    expect(daysOverdueOn(anAction({ status: 'closed' }), '2019-06-11', LONDON)).toBeNull()
    expect(daysOverdueOn(anAction({ targetDate: null }), '2019-06-11', LONDON)).toBeNull()
  })
})

describe('flags', () => {
  it('are empty for an action in order', () => {
    expect(flagsOn(anAction(), '2019-05-16', LONDON)).toEqual([])
  })

  it('report that the wording asks for another month’s board', () => {
    const action = anAction({ action: 'Report to the July 2019 Board', targetDate: '2019-09-12' })
    expect(flagsOn(action, '2019-05-16', LONDON)).toEqual([
      'wording asks for a report to the July 2019 Board, target is in September 2019',
    ])
  })

  it('report a missing owner, and an overdue action only when the log does not say so', () => {
    expect(flagsOn(anAction({ owner: null }), '2019-05-16', LONDON)).toEqual(['no owner in the minutes'])
    expect(flagsOn(anAction({ statusText: 'Overdue' }), '2019-05-17', LONDON)).toEqual([])
  })
})

describe('flags at their edges', () => {
  const wording = 'wording asks for a report to the July 2019 Board'
  const flags = (changes: Parameters<typeof anAction>[0], date = '2019-05-16') =>
    flagsOn(anAction(changes), date, LONDON)

  it.each([
    [{ targetDate: '2019-07-31' }, [`${wording}, target is the last day of July`]],
    [{ targetDate: '2019-07-30' }, []],
    [{ targetDate: '2019-06-30' }, [`${wording}, target is in June 2019`]],
    [{ targetDate: null }, ['no target date in the log']],
  ])('of a board that the wording asks for: %j', (changes, expected) => {
    expect(flags({ action: 'Report to the July 2019 Board', ...changes })).toEqual(expected)
  })

  it('of bank holidays, and of numbers that stood as dates', () => {
    expect(flags({ updateDate: '2019-04-19', raised: '2019-01-01', repairs: ['id', 'agenda-item'] })).toEqual([
      'action number printed as a 1900 date',
      'agenda item printed as a 1900 date',
      'update date, 19/04/2019, is Good Friday, a bank holiday',
      'date raised, 01/01/2019, is New Year’s Day, a bank holiday',
    ])
  })

  it('of updates that are missing, undated or in the action’s wording', () => {
    expect(flags({ update: null, updateDate: null })).toEqual(['no update text; status Ongoing'])
    expect(flags({ updateDate: null })).toEqual(['no update date'])
    const repeated = 'the action cell carries its own update text ("Update: ..."), repeated in the update column'
    expect(flags({ action: 'Do. Update: Begun', update: 'Begun' })).toEqual([repeated])
    expect(flags({ action: 'Do. Update: Begun', update: 'Done' })).toEqual([])
    expect(flags({ action: 'Update: Begun\nand more', update: 'Begun' })).toEqual([])
  })

  const notMarkedOverdue = 'overdue but nothing in the log says so'
  const discussedAtBoard =
    'the target was the May Board; the matter was discussed there and left open without a new target date'
  it.each([
    [{ update: 'Told the Board', updateDate: '2019-05-16' }, [notMarkedOverdue, discussedAtBoard]],
    [{ update: 'Told the Board, overdue', updateDate: '2019-05-16' }, [discussedAtBoard]],
    [{ update: 'Told the Board', updateDate: '2019-05-15' }, [notMarkedOverdue]],
    [{ update: 'Told the Boardroom', updateDate: '2019-05-16' }, [notMarkedOverdue]],
    [{ update: null, updateDate: '2019-05-16' }, ['no update text; status Ongoing', notMarkedOverdue]],
  ])('of one that is overdue: %j', (changes, expected) => {
    expect(flags(changes, '2019-05-17')).toEqual(expected)
  })

  it.each([
    ['Review the plan', '2019-05-17', ['closed with a target date still in the future']],
    [
      'Review the plan each year',
      '2019-05-17',
      [
        'closed with a target date still in the future; the action is a yearly review, so it should recur rather than close',
      ],
    ],
    ['Review the plan', '2019-05-16', []],
    ['Review the plan', '2019-05-15', []],
  ])('of one closed before its day: %s, %s', (action, targetDate, expected) => {
    expect(flags({ status: 'closed', action, targetDate })).toEqual(expected)
    expect(flags({ status: 'open', action, targetDate: '2019-05-17' })).toEqual([])
  })
})
