import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeOwnerFinder } from '../../../shared/config/owners.ts'
import { exportAction, sortForLog } from '../../../shared/registers/actions/export.ts'
import { readActions } from '../../../shared/registers/actions/read.ts'
import { LONDON } from '../../given/london.ts'
import { csvTable } from '../csv-table.ts'
import { ROLES } from './examples.ts'

interface Expected {
  as_at: string
  actions: {
    action_no_meant: string
    agenda_item_meant: string
    date_raised: string
    owner: string
    status_printed: string
    target_date: string | null
    state_as_at: string
    overdue_calendar_days: number | null
    overdue_working_days: number | null
    flags: string[]
  }[]
}

const folder = path.resolve('../shared/papers')
const isHere = existsSync(folder)
const STATE: Record<string, string> = { due_within_60_days: 'due-soon', due_later: 'open' }
/** What a reader of the log alone cannot know. */
const OUTSIDE = /; another paper in the same pack .*$/

describe.skipIf(!isHere)(
  `the action log of June 2019${isHere ? '' : ' (skipped: ../shared/papers is not here)'}`,
  () => {
    const read = (name: string) => readFileSync(path.join(folder, name), 'utf8')

    it('is read as a careful reader read it', () => {
      const expected = JSON.parse(read('action-log-2019-06.expected.json')) as Expected
      const reading = readActions(csvTable(read('action-log-2019-06.csv')), makeOwnerFinder(ROLES), LONDON)
      if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
      expect(reading.entries.map(action => exportAction(action, expected.as_at, 60, LONDON))).toEqual(
        expected.actions.map(meant => ({
          id: meant.action_no_meant,
          agenda_item: meant.agenda_item_meant,
          action: expect.any(String) as string,
          owner: meant.owner,
          raised: meant.date_raised,
          target_date: meant.target_date,
          status: meant.status_printed,
          state: STATE[meant.state_as_at] ?? meant.state_as_at,
          working_days_overdue: meant.overdue_working_days,
          calendar_days_overdue: meant.overdue_calendar_days,
          flags: expect.any(String) as string,
        })),
      )
      const flags = reading.entries.map(action =>
        exportAction(action, expected.as_at, 60, LONDON).flags?.toString().split(' | ').sort(),
      )
      expect(flags).toEqual(expected.actions.map(meant => meant.flags.map(flag => flag.replace(OUTSIDE, '')).sort()))
      expect(reading.notes).toEqual([
        'Row 2: the agenda item was stored as a date in 1900 and was read as 5.0.',
        'Row 5: the action number was stored as a date in 1900 and was read as 4.0.',
        'Row 5: the agenda item was stored as a date in 1900 and was read as 6.0.',
        'Rows 5 and 6: raised on Friday 19 April 2019, Good Friday, a bank holiday. Is the date right? It is kept as it is.',
        'Rows 2 and 3: updated on Friday 19 April 2019, Good Friday, a bank holiday. Is the date right? It is kept as it is.',
      ])
      const log = sortForLog(reading.entries, expected.as_at, 60).map(action => action.id)
      expect(log).toEqual(['3.0', '5.0', '6.0', '7.0', '1.0', '2.0', '4.0'])
    })
  },
)
