import { describe, expect, it } from 'vitest'
import { flagsOn } from '../../../shared/registers/actions/flags.ts'
import { actionStateOn, daysOverdueOn, exportedStateOn } from '../../../shared/registers/actions/states.ts'
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
    expect(daysOverdueOn(anAction(), '2019-05-16')).toBeNull()
    expect(daysOverdueOn(anAction(), '2019-05-17')).toEqual({ workingDays: 1, calendarDays: 1 })
    expect(daysOverdueOn(anAction(), '2019-05-19')).toEqual({ workingDays: 1, calendarDays: 3 })
    expect(daysOverdueOn(anAction(), '2019-06-11')).toEqual({ workingDays: 17, calendarDays: 26 })
    expect(daysOverdueOn(anAction({ status: 'closed' }), '2019-06-11')).toBeNull()
    expect(daysOverdueOn(anAction({ targetDate: null }), '2019-06-11')).toBeNull()
  })
})

describe('flags', () => {
  it('are none for an action in order', () => {
    expect(flagsOn(anAction(), '2019-05-16')).toEqual([])
  })

  it('tell of a board that the wording asks for in another month', () => {
    const action = anAction({ action: 'Report to the July 2019 Board', targetDate: '2019-09-12' })
    expect(flagsOn(action, '2019-05-16')).toEqual([
      'wording asks for a report to the July 2019 Board, target is in September 2019',
    ])
  })

  it('tell of a missing owner and of an overdue one only where the log is silent', () => {
    expect(flagsOn(anAction({ owner: null }), '2019-05-16')).toEqual(['no owner in the minutes'])
    expect(flagsOn(anAction({ printedStatus: 'Overdue' }), '2019-05-17')).toEqual([])
  })
})
