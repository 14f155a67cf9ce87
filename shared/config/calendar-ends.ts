import { bankHolidayHorizon, HOLIDAY_LIST_NAMES, warnOfBankHolidayHorizon } from '../calendar/bank-holidays.ts'
import { addDays, type CalendarDate, longDate } from '../calendar/date.ts'
import type { BoardFile } from './schema/index.ts'

/** A board that meets every other month still has time to agree its next dates. */
const MEETINGS_NOTICE_DAYS = 120

/** Something in the board's calendar that is about to run out, or has. */
export interface CalendarEnd {
  readonly subject: 'meetings' | 'bank holidays'
  /** The last day for which it is known; null when no meeting is in the file. */
  readonly last: CalendarDate | null
  /** What ends, what follows from it and what to do, a sentence each. */
  readonly sentences: readonly [end: string, effect: string, fix: string]
}

/** What is about to run out on a day: meetings within four months, the list of bank holidays within six. */
export function calendarEnds(board: BoardFile, today: CalendarDate): CalendarEnd[] {
  return [...meetingsEnd(board, today), ...bankHolidaysEnd(board, today)]
}

/** A line for each, for a terminal. */
export function describeCalendarEnds(ends: readonly CalendarEnd[]): string[] {
  return ends.map(({ sentences }) => sentences.join(' '))
}

function meetingsEnd({ meetings }: BoardFile, today: CalendarDate): CalendarEnd[] {
  const last = meetings.at(-1)?.date ?? null
  if (last !== null && last > addDays(today, MEETINGS_NOTICE_DAYS)) return []
  const end =
    last === null
      ? 'The board’s file has no meeting.'
      : `The last meeting in the board’s file ${last < today ? 'was' : 'is'} on ${longDate(last)}.`
  return [
    {
      subject: 'meetings',
      last,
      sentences: [
        end,
        last === null ? 'No pack is made.' : 'No pack is made after it.',
        'Add the next meetings to the file (boardpack meeting add FILE DATE) and deploy it.',
      ],
    },
  ]
}

function bankHolidaysEnd({ board }: BoardFile, today: CalendarDate): CalendarEnd[] {
  if (warnOfBankHolidayHorizon(today) === null) return []
  const horizon = longDate(bankHolidayHorizon)
  return [
    {
      subject: 'bank holidays',
      last: bankHolidayHorizon,
      sentences: [
        `The bank holidays of ${HOLIDAY_LIST_NAMES[board.holidays]} are known to ${horizon}.`,
        `From ${longDate(addDays(bankHolidayHorizon, 1))} every weekday counts as a working day, so packs, reminders and due dates near a bank holiday will be a day out.`,
        'Renew the list from www.gov.uk/bank-holidays (shared/calendar/bank-holidays.json) and deploy it.',
      ],
    },
  ]
}
