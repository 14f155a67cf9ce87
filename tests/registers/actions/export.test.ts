import { describe, expect, it } from 'vitest'
import { actionsExport, exportAction, sortForLog } from '../../../shared/registers/actions/export.ts'
import { LONDON } from '../../given/london.ts'
import { anAction } from './examples.ts'

const historyOf = (id: string, knownFrom = '2019-03-01T09:00:00.000Z') => ({
  id,
  versions: [{ action: anAction({ id, owner: null, targetDate: null, agendaItem: null }), drop: 'a', knownFrom }],
})

describe('the export of the action log', () => {
  it('has a row an action, in the order of their numbers, an empty cell where nothing applies', () => {
    const { columns, rows } = actionsExport([historyOf('10.0'), historyOf('9.0')], '2019-05-10', 60, LONDON)
    expect(columns).toEqual([
      ...['id', 'agenda_item', 'action', 'owner', 'raised', 'target_date', 'status', 'state'],
      ...['working_days_overdue', 'calendar_days_overdue', 'flags'],
    ])
    const row = (id: string) => [
      id,
      '',
      'The ACC to highlight the risk to the Safeguarding Board',
      ...['', '2019-02-28', '', 'Ongoing', 'no-date', '', ''],
      'no owner in the minutes | no target date in the log',
    ]
    expect(rows).toEqual([row('9.0'), row('10.0')])
  })

  it('has what was known at the day’s end', () => {
    const [known, later] = ['2019-05-10T22:59:59.999Z', '2019-05-10T23:00:00.000Z']
    const { rows } = actionsExport([historyOf('1.0', known), historyOf('2.0', later)], '2019-05-10', 60, LONDON)
    expect(rows.map(([id]) => id)).toEqual(['1.0'])
  })

  it('counts the days over', () => {
    expect(exportAction(anAction(), '2019-05-19', 60, LONDON)).toMatchObject({
      working_days_overdue: 1,
      calendar_days_overdue: 3,
      flags: 'overdue but nothing in the log says so',
    })
    expect(exportAction(anAction(), '2019-05-16', 60, LONDON)).toMatchObject({
      working_days_overdue: null,
      flags: null,
    })
  })
})

it('the log has the longest overdue first, then the soonest due, ties by number, closed ones last', () => {
  const actions = [
    anAction({ id: '1.0', status: 'closed' }),
    anAction({ id: '2.0', targetDate: null }),
    anAction({ id: '3.0', targetDate: '2020-05-16' }),
    anAction({ id: '10.0', targetDate: '2019-06-16' }),
    anAction({ id: '9.0', targetDate: '2019-06-16' }),
    anAction({ id: '4.0', targetDate: '2019-05-16' }),
    anAction({ id: '5.0', targetDate: '2019-04-16' }),
    anAction({ id: '6.0', targetDate: '2020-04-16' }),
  ]
  const order = ['5.0', '4.0', '9.0', '10.0', '6.0', '3.0', '2.0', '1.0']
  expect(sortForLog(actions, '2019-06-11', 60).map(({ id }) => id)).toEqual(order)
  expect(sortForLog([...actions].reverse(), '2019-06-11', 60).map(({ id }) => id)).toEqual(order)
})
