import { bankHolidayHorizon, bankHolidayOn } from '../calendar/bank-holidays.ts'
import { addDays, type CalendarDate, longDate, longDateWithWeekday } from '../calendar/date.ts'
import type { LocalCalendar } from '../calendar/local-calendar.ts'
import type { PlannedEvent } from './plan.ts'
import type { BoardFile } from './schema/index.ts'

const LABELS: Readonly<Record<PlannedEvent['kind'], string>> = {
  'daily-checks': 'daily checks',
  pack: 'send pack',
  meeting: 'meeting',
  'data-expected': 'data due',
  duty: 'to publish',
  change: 'changes',
}

/**
 * The plan as a readable calendar: a heading for each day, a line for each event, in local time. The checks of each
 * working day are one sentence at the top. `from` and `until` are the days the events were planned for.
 */
export function formatPlan(
  board: BoardFile,
  from: CalendarDate,
  until: CalendarDate,
  events: readonly PlannedEvent[],
): string {
  const lines = [
    `${board.board.name}, ${board.board.oversees ?? board.board.body}`,
    `${longDate(from)} to ${longDate(until)}, local time (${board.board.timeZone})`,
    '',
  ]
  const checks = events.filter(({ kind }) => kind === 'daily-checks')
  if (checks[0]) lines.push(describeDailyChecks(checks[0].at.time, from, until, checks.length, board.board))
  if (until > bankHolidayHorizon)
    lines.push(`Bank holidays after ${longDate(bankHolidayHorizon)} are not known yet: dates beyond it may move.`)
  let day = ''
  for (const { kind, at, pack, reason } of events) {
    if (kind === 'daily-checks') continue
    if (at.date !== day) lines.push('', longDateWithWeekday(at.date))
    day = at.date
    const time = kind === 'data-expected' || kind === 'duty' ? 'day ends' : at.time
    lines.push(`  ${at.date} ${time.padEnd(8)}  ${LABELS[kind]}${pack === undefined ? '' : ` ${pack}`}: ${reason}`)
  }
  if (day === '') lines.push('', 'Nothing else is planned.')
  return `${lines.join('\n')}\n`
}

function describeDailyChecks(
  time: string,
  from: CalendarDate,
  until: CalendarDate,
  count: number,
  local: LocalCalendar,
): string {
  const holidays: string[] = []
  for (let date = from; date <= until; date = addDays(date, 1)) {
    const holiday = bankHolidayOn(date, local)
    if (holiday !== null) holidays.push(`${longDate(date)} (${holiday})`)
  }
  const except = holidays.length === 0 ? '' : `; not on ${holidays.join(', ')}`
  const what = 'reminders, overdue actions, alerts, late data and missed sends are checked'
  return `Every working day at ${time} (${count === 1 ? 'one day' : `${count} days`}${except}) ${what}.`
}
