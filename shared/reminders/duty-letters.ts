import { type CalendarDate, longDate } from '../calendar/date.ts'
import { monthOf } from '../calendar/month.ts'
import { addWorkingDays, nextWorkingDay, nthWorkingDayOfMonth } from '../calendar/working-days.ts'
import { contactLine } from '../config/contact-line.ts'
import { type DutyDate, dutyDatesBetween, overdueDuties } from '../config/duty-dates.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { countNoun } from '../document/count-words.ts'
import type { Block } from '../document/document.ts'
import { type DueLetter, paragraph, rolesByAddress } from './due-letter.ts'

/** How long before the last day the reminder comes: time to write a statement and have it agreed. */
const NOTICE_WORKING_DAYS = 20

/**
 * The letter of a day to the secretariat about what the law has the body publish: twenty working days before the last day; on the
 * working day after it; and on the first working day of each month while it is overdue.
 */
export function dutyLetters(board: BoardFile, day: CalendarDate): DueLetter[] {
  const local = board.board
  const horizon = addWorkingDays(day, NOTICE_WORKING_DAYS, local)
  // days off after the twentieth working day belong to it
  const until = addWorkingDays(day, NOTICE_WORKING_DAYS + 1, local)
  const soon = dutyDatesBetween(board, horizon, until).filter(({ due }) => due < until)
  const isMonthly = day === nthWorkingDayOfMonth(monthOf(day), 1, local)
  const overdue = overdueDuties(board, day).filter(({ due }) => isMonthly || nextWorkingDay(due, local) === day)
  if (soon.length + overdue.length === 0) return []
  const subject = [
    ...(overdue.length > 0 ? [`${countNoun(overdue.length, 'publication')} overdue`] : []),
    ...(soon.length > 0 ? [`${countNoun(soon.length, 'publication')} due in ${NOTICE_WORKING_DAYS} working days`] : []),
  ].join(', ')
  return [...rolesByAddress(board, [board.board.secretariat]).keys()].map(recipient => ({
    kind: 'notice',
    cause: `duties ${day}`,
    recipient,
    letter: {
      subject: `${board.board.name}: ${subject}`,
      preheader: 'What the law has the body publish, by whom and by when',
      marking: null,
      heading: 'What must be published',
      headline: [],
      blocks: [
        ...(overdue.length > 0 ? [paragraph('Overdue:'), listOf(overdue)] : []),
        ...(soon.length > 0 ? [paragraph('Due soon:'), listOf(soon)] : []),
        paragraph(
          'When it is published, write the day under publishedOn, with where it is, under publication in the board’s file, and deploy it.',
        ),
      ],
      footer: [
        'You get this because the board’s file names you as its secretariat. What is overdue is listed each month until the file says that it was published.',
        contactLine(board),
      ],
    },
    attachments: [],
  }))
}

function listOf(dates: readonly DutyDate[]): Block {
  return {
    kind: 'list',
    items: dates.map(({ duty, due, publishedOn }) => [
      `${duty.requirement} (${duty.paragraph}): by ${longDate(due)}${duty.publishedBy === undefined ? '' : `, by ${duty.publishedBy}`}. Last published: ${publishedOn === null ? 'the board’s file does not say' : longDate(publishedOn)}.`,
    ]),
  }
}
