import { Cron } from 'croner'
import { type Instant, localInstant } from '../../shared/calendar/local-time.ts'
import type { DeclaredSchedule } from './declarations.ts'

/** A schedule's expression that the local stack cannot read. */
export class UnsupportedScheduleError extends Error {
  constructor(
    readonly schedule: string,
    readonly expression: string,
  ) {
    super(`Schedule ${schedule} has the expression "${expression}", which the local stack cannot read`)
    this.name = 'UnsupportedScheduleError'
  }
}

export interface DueSchedule {
  readonly at: Instant
  readonly schedule: DeclaredSchedule
}

/**
 * Every time that enabled schedules fall due from `from` to `until`, both included, in order. Throws
 * UnsupportedScheduleError.
 */
export function listDue(schedules: readonly DeclaredSchedule[], from: Instant, until: Instant): DueSchedule[] {
  return schedules
    .filter(schedule => schedule.State === 'ENABLED')
    .flatMap(schedule => listTimes(schedule, from, until).map(at => ({ at, schedule })))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.schedule.Name < b.schedule.Name ? -1 : 1))
}

function listTimes(schedule: DeclaredSchedule, from: Instant, until: Instant): Instant[] {
  const { Name, ScheduleExpression: expression, ScheduleExpressionTimezone: zone } = schedule
  const once = /^at\((\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}):00\)$/.exec(expression)
  if (once) {
    const at = localInstant(once[1]!, once[2]!, { timeZone: zone })
    return Date.parse(at) >= Date.parse(from) && Date.parse(at) <= Date.parse(until) ? [at] : []
  }
  // minute, hour, day of month, month, day of week by name, any year
  const repeated = /^cron\((\d+ \d+) (\?|\*) (\*) ([A-Z,-]+|\*|\?) \*\)$/.exec(expression)
  if (!repeated) throw new UnsupportedScheduleError(Name, expression)
  const [, time, day, month, weekday] = repeated.map(field => field.replace('?', '*'))
  const cron = new Cron(`${time} ${day} ${month} ${weekday}`, { timezone: zone, paused: true })
  const times: Instant[] = []
  // the search begins after the moment it is given, and the first moment counts too
  let next = cron.nextRun(new Date(Date.parse(from) - 1))
  while (next && next.getTime() <= Date.parse(until)) {
    times.push(next.toISOString())
    next = cron.nextRun(next)
  }
  return times
}

/**
 * The message that Scheduler sends: its placeholders filled in. Instants without a fraction, as Scheduler writes them.
 */
export function fillInput({ at, schedule }: DueSchedule): string {
  return schedule.Target.Input.replaceAll('<aws.scheduler.scheduled-time>', at.replace(/\.\d+Z$/, 'Z'))
}
