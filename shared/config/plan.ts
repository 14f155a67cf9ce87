import { addDays, type CalendarDate, longDateWithWeekday } from '../calendar/date.ts'
import type { LocalCalendar } from '../calendar/local-calendar.ts'
import { type Instant, localInstant } from '../calendar/local-time.ts'
import { addMonths, longMonth, monthOf } from '../calendar/month.ts'
import { printPeriodEnding } from '../calendar/period.ts'
import { addWorkingDays, isWorkingDay } from '../calendar/working-days.ts'
import { countNoun } from '../document/count-words.ts'
import { dutyDatesBetween } from './duty-dates.ts'
import { expectationsOf } from './expectations.ts'
import { figuresExpectedBetween } from './expected-figures.ts'
import { slugify } from './known-names.ts'
import { packsOfMeeting } from './packs-of-meeting.ts'
import { daysOfChange } from './planned-changes.ts'
import type { BoardFile } from './schema/index.ts'

/** An event that the board's file schedules, and the reason for its time. */
export interface PlannedEvent {
  readonly kind: 'daily-checks' | 'pack' | 'meeting' | 'data-expected' | 'duty' | 'change'
  /** Stable however often the plan is made: `pack-performance-2018-05-10` (the meeting's date), `daily-checks`. */
  readonly name: string
  /** Local time of the board. */
  readonly at: { readonly date: CalendarDate; readonly time: string }
  /** The same moment in UTC. */
  readonly instant: Instant
  /** Id of the pack. */
  readonly pack?: string
  /** Date of the meeting that the event belongs to. */
  readonly meeting?: CalendarDate
  readonly reason: string
}

/**
 * Everything that a board's file makes happen from `from` to `until`, both days included, in order of time. What is
 * sent and computed is of kind `pack` and `daily-checks`; `meeting`, `data-expected`, `duty` and
 * `change` are the events these are timed by.
 */
export function plannedEvents(board: BoardFile, from: CalendarDate, until: CalendarDate): PlannedEvent[] {
  return [
    ...planDailyChecks(board, from, until),
    ...plannedPacks(board),
    ...planMeetings(board),
    ...planExpectedFigures(board, from, until),
    ...planDuties(board, from, until),
    ...planChanges(board),
  ]
    .filter(({ at }) => at.date >= from && at.date <= until)
    .sort((a, b) => compare(a.instant, b.instant) || compare(a.name, b.name))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function plannedEvent(
  kind: PlannedEvent['kind'],
  name: string,
  date: CalendarDate,
  time: string,
  more: Pick<PlannedEvent, 'pack' | 'meeting' | 'reason'>,
  local: LocalCalendar,
): PlannedEvent {
  return { kind, name, at: { date, time }, instant: localInstant(date, time, local), ...more }
}

function planDailyChecks(board: BoardFile, from: CalendarDate, until: CalendarDate): PlannedEvent[] {
  const events: PlannedEvent[] = []
  for (let date = from; date <= until; date = addDays(date, 1))
    if (isWorkingDay(date, board.board))
      events.push(
        plannedEvent(
          'daily-checks',
          'daily-checks',
          date,
          board.schedules.dailyChecksAt,
          { reason: 'a working day' },
          board.board,
        ),
      )
  return events
}

/** Every send of every pack, in the order of the file. */
export function plannedPacks(board: BoardFile): PlannedEvent[] {
  return board.meetings.flatMap(meeting =>
    packsOfMeeting(board.packs, meeting).map(pack => {
      const before = pack.sendWorkingDaysBefore
      const date = addWorkingDays(meeting.date, -before, board.board)
      const month = longMonth(addMonths(monthOf(meeting.date), -pack.dataMonthsBehind))
      const partners = pack.partners === undefined ? '' : `, and the edition for partners to the list ${pack.partners}`
      const days = countNoun(before, 'working day')
      const reason = `“${pack.title}” for ${month}, to the list ${pack.recipients}${partners}: ${days} before the meeting of ${longDateWithWeekday(meeting.date)}`
      return plannedEvent(
        'pack',
        `pack-${pack.id}-${meeting.date}`,
        date,
        pack.sendAt,
        {
          pack: pack.id,
          meeting: meeting.date,
          reason,
        },
        board.board,
      )
    }),
  )
}

function planMeetings(board: BoardFile): PlannedEvent[] {
  const { time, venue, paperDeadlineWorkingDays } = board.meetingDefaults
  return board.meetings.map(meeting => {
    const deadline = longDateWithWeekday(addWorkingDays(meeting.date, -paperDeadlineWorkingDays, board.board))
    const reason = `${board.board.name}, ${meeting.venue ?? venue}; papers were due on ${deadline}`
    return plannedEvent(
      'meeting',
      `meeting-${meeting.date}`,
      meeting.date,
      meeting.time ?? time,
      {
        meeting: meeting.date,
        reason,
      },
      board.board,
    )
  })
}

/** One event for all the figures of a feed and month that are due on the same day. */
function planExpectedFigures(board: BoardFile, from: CalendarDate, until: CalendarDate): PlannedEvent[] {
  const due = new Map<string, { feed: string; date: CalendarDate; period: string; names: string[] }>()
  for (const indicator of expectationsOf(board))
    for (const { month, date } of figuresExpectedBetween(indicator, from, until, board.board)) {
      const span = indicator.frequency === 'month' ? month : `${month}-${indicator.frequency}`
      const key = `data-expected-${indicator.feed}-${span}-by-${date}`
      const group = due.get(key) ?? {
        feed: indicator.feed,
        date,
        period: printPeriodEnding(indicator.frequency, month),
        names: [],
      }
      group.names.push(indicator.name)
      due.set(key, group)
    }
  return [...due].map(([name, { feed, date, period, names }]) => {
    const which =
      names.length <= 2 ? names.join(' and ') : `${names.length} ${feed === 'tables' ? 'tables' : 'indicators'}`
    return plannedEvent(
      'data-expected',
      name,
      date,
      '23:59',
      {
        reason: `${which} for ${period}, in the feed ${feed}`,
      },
      board.board,
    )
  })
}

/** One event for each day by which something must be published. */
function planDuties(board: BoardFile, from: CalendarDate, until: CalendarDate): PlannedEvent[] {
  return dutyDatesBetween(board, from, until).map(({ duty, due }) => {
    const reason = `${duty.requirement} (${duty.paragraph})${duty.publishedBy === undefined ? '' : `, by ${duty.publishedBy}`}`
    return plannedEvent('duty', `duty-${slugify(duty.paragraph)}-${due}`, due, '23:59', { reason }, board.board)
  })
}

/** One event for each thing that is otherwise from a day on. */
function planChanges(board: BoardFile): PlannedEvent[] {
  return daysOfChange(board).map(({ date, about, what }) =>
    plannedEvent('change', `change-${about}-${date}`, date, '00:00', { reason: what }, board.board),
  )
}
