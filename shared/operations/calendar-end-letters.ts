import { type CalendarDate, longDate } from '../calendar/date.ts'
import { monthOf } from '../calendar/month.ts'
import { nthWorkingDayOfMonth } from '../calendar/working-days.ts'
import { type CalendarEnd, calendarEnds } from '../config/calendar-ends.ts'
import { contactLine } from '../config/contact-line.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { type DueLetter, paragraph, rolesByAddress } from '../reminders/due-letter.ts'

const NAMES: Readonly<Record<CalendarEnd['subject'], string>> = {
  meetings: 'the list of meetings',
  'bank holidays': 'the list of bank holidays',
}

/**
 * A letter to the administrators, on the first working day of each month, for each part of the calendar that is about to run
 * out: meetings, bank holidays.
 */
export function calendarEndLetters(board: BoardFile, day: CalendarDate): DueLetter[] {
  if (day !== nthWorkingDayOfMonth(monthOf(day), 1, board.board)) return []
  const recipients = [...rolesByAddress(board, board.lists[board.board.administrators] ?? []).keys()]
  return calendarEnds(board, day).flatMap(end => recipients.map(recipient => writeLetter(board, end, recipient, day)))
}

function writeLetter(board: BoardFile, end: CalendarEnd, recipient: string, day: CalendarDate): DueLetter {
  const [what, effect, fix] = end.sentences
  const name = NAMES[end.subject]
  const isPast = end.last === null || day > end.last
  const when = end.last === null ? 'is empty' : `${isPast ? 'ended' : 'ends'} on ${longDate(end.last)}`
  return {
    kind: 'notice',
    cause: `${end.subject} ${day}`,
    recipient,
    letter: {
      subject: `${board.board.name}: ${name} ${when}`,
      preheader: effect,
      marking: null,
      heading: `The list of ${end.subject} ${isPast ? 'has ended' : 'is about to end'}`,
      headline: [],
      blocks: [paragraph(what, effect), paragraph(fix)],
      footer: [
        'You get this each month until the list is renewed, because you are an administrator of the board’s papers.',
        contactLine(board),
      ],
    },
    attachments: [],
  }
}
