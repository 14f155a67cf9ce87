import type * as sqs from 'aws-cdk-lib/aws-sqs'
import { type CalendarDate, longDate } from '../shared/calendar/date.ts'
import { addWorkingDays } from '../shared/calendar/working-days.ts'
import type { BoardFile } from '../shared/config/schema/index.ts'
import type { DueTask } from './constructs/schedules.ts'

/** Every working day; the function itself passes over bank holidays. */
export function dailyChecks({ schedules }: BoardFile, queue: sqs.Queue): DueTask {
  const [hour = '', minute = ''] = schedules.dailyChecksAt.split(':')
  return {
    name: 'daily-checks',
    description: 'Reminders, overdue actions, late data, sends that were missed',
    expression: `cron(${Number(minute)} ${Number(hour)} ? * MON-FRI *)`,
    queue,
    message: { kind: 'daily-checks' },
  }
}

/** One task for each pack of each meeting that is still to be sent on `today` or later. */
export function packSends(board: BoardFile, today: CalendarDate, queue: sqs.Queue): DueTask[] {
  const every = board.packs.map(pack => pack.id)
  return board.meetings.flatMap(meeting =>
    (meeting.packs ?? every).flatMap(id => {
      const pack = board.packs.find(one => one.id === id)
      if (!pack) return []
      const sendOn = addWorkingDays(meeting.date, -pack.sendWorkingDaysBefore)
      if (sendOn < today) return []
      return {
        name: `${id}-${meeting.date}`,
        description: `${pack.title} for the meeting of ${longDate(meeting.date)}, ${pack.sendWorkingDaysBefore} working days before`,
        expression: `at(${sendOn}T${pack.sendAt}:00)`,
        queue,
        message: { kind: 'pack', pack: id, meeting: meeting.date },
      }
    }),
  )
}
