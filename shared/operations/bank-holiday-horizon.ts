import { warnOfBankHolidayHorizon } from '../calendar/bank-holidays.ts'
import { addDays, type CalendarDate, longDate } from '../calendar/date.ts'
import { monthOf } from '../calendar/month.ts'
import { nthWorkingDayOfMonth } from '../calendar/working-days.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { contactLine, type DueLetter, paragraph, rolesByAddress } from '../reminders/due-letter.ts'

/**
 * A letter to the administrators, on the first working day of each month, when the list of bank holidays is about to
 * run out.
 */
export function bankHolidayHorizonLetters(board: BoardFile, day: CalendarDate): DueLetter[] {
  const warning = warnOfBankHolidayHorizon(day)
  if (warning === null || day !== nthWorkingDayOfMonth(monthOf(day), 1, board.board)) return []
  const horizon = longDate(warning.horizon)
  const isPast = day > warning.horizon
  return [...rolesByAddress(board, board.lists[board.board.administrators] ?? []).keys()].map(recipient => ({
    kind: 'notice',
    cause: `bank holidays ${day}`,
    recipient,
    letter: {
      subject: `${board.board.name}: the list of bank holidays ${isPast ? `ended on ${horizon}` : `ends on ${horizon}`}`,
      preheader: 'Dates counted in working days will be wrong after it until the list is renewed',
      marking: null,
      heading: `The list of bank holidays ${isPast ? 'has ended' : 'is about to end'}`,
      headline: [],
      blocks: [
        paragraph(
          `The bank holidays of England and Wales are known to ${horizon}.`,
          `From ${longDate(addDays(warning.horizon, 1))} every weekday counts as a working day, so packs, reminders and due dates near a bank holiday will be a day out.`,
        ),
        paragraph('Renew the list from www.gov.uk/bank-holidays (shared/calendar/bank-holidays.json) and deploy it.'),
      ],
      footer: [
        'You get this each month until the list is renewed, because you are an administrator of the board’s papers.',
        contactLine(board),
      ],
    },
    attachments: [],
  }))
}
