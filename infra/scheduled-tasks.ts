import type * as sqs from 'aws-cdk-lib/aws-sqs'
import type { CalendarDate } from '../shared/calendar/date.ts'
import type { Instant } from '../shared/calendar/local-time.ts'
import { plannedEvents } from '../shared/config/plan.ts'
import type { BoardFile } from '../shared/config/schema/index.ts'
import type { ScheduledTask } from './constructs/schedules.ts'

/** Every working day; the function itself skips bank holidays. */
export function dailyChecksTask({ schedules }: BoardFile, queue: sqs.Queue): ScheduledTask {
  const [hour = '', minute = ''] = schedules.dailyChecksAt.split(':')
  return {
    name: 'daily-checks',
    description: 'Reminders, overdue actions, late data, missed sends',
    expression: `cron(${Number(minute)} ${Number(hour)} ? * MON-FRI *)`,
    queue,
    message: { kind: 'daily-checks' },
  }
}

/** One task for each pack of each meeting that is still to be sent on `today` or later. */
export function packSendTasks(
  board: BoardFile,
  today: CalendarDate,
  now: Instant | undefined,
  queue: sqs.Queue,
): ScheduledTask[] {
  const last = board.meetings.map(({ date }) => date).reduce((a, b) => (a > b ? a : b), today)
  return plannedEvents(board, today, last).flatMap(({ kind, name, at, instant, reason, pack, meeting }) =>
    kind === 'pack' &&
    (now === undefined || Date.parse(instant) > Date.parse(now)) &&
    pack !== undefined &&
    meeting !== undefined
      ? {
          name,
          description: reason,
          expression: `at(${at.date}T${at.time}:00)`,
          queue,
          message: { kind, pack, meeting },
        }
      : [],
  )
}
