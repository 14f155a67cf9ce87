import Papa from 'papaparse'
import { type CalendarDate, dateOfDayNumber, dayNumber } from '../../calendar/date.ts'
import type { LocalCalendar } from '../../calendar/local-calendar.ts'
import { addWorkingDays } from '../../calendar/working-days.ts'
import type { Starter } from '../profiles/profile.ts'

const HEADINGS = [
  'action_no',
  'meeting_date_raised',
  'meeting_agenda_item',
  'action',
  'owner',
  'target_date',
  'action_update',
  'update_date',
  'status',
] as const

/** An action log with one action closed, one under way and one not begun, all plainly samples. */
export function sampleActionLog(starter: Starter, today: CalendarDate, local: LocalCalendar): string {
  const workingDay = (days: number) =>
    addWorkingDays(dateOfDayNumber(dayNumber(today) + days), days < 0 ? -1 : 1, local)
  const [, lead, office] = starter.roles
  const rows = [
    [
      '1',
      workingDay(-90),
      '4.1',
      'SAMPLE: say how the figures of the main return are checked.',
      office.title,
      workingDay(-40),
      'SAMPLE: a note was sent to members.',
      workingDay(-41),
      'Closed',
    ],
    [
      '2',
      workingDay(-35),
      '5.2',
      'SAMPLE: report back on what drives the latest change.',
      lead.title,
      workingDay(20),
      'SAMPLE: a first look is under way.',
      workingDay(-5),
      'Ongoing',
    ],
    [
      '3',
      workingDay(-35),
      '6.1',
      'SAMPLE: propose a target for an indicator that has none.',
      lead.title,
      workingDay(45),
      '',
      '',
      'Not Started',
    ],
  ]
  return `${Papa.unparse([[...HEADINGS], ...rows], { newline: '\r\n' })}\r\n`
}
