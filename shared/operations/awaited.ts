import { type CalendarDate, longDate } from '../calendar/date.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { BoardRegisters } from '../registers/board-registers.ts'
import { paperName } from '../registers/papers/expected-papers.ts'
import { minutesDue } from '../reminders/chase-minutes.ts'
import { awaitedPapers } from '../reminders/chase-papers.ts'
import { recordsDue } from '../reminders/chase-records.ts'
import { responsesDue } from '../reminders/chase-responses.ts'
import { roleTitle } from '../reminders/due-letter.ts'

/** What people outside the office still owe the board on a day, a line each: papers of coming meetings, minutes of past ones. */
export function describeAwaited(board: BoardFile, registers: BoardRegisters, day: CalendarDate): string[] {
  return [
    ...awaitedPapers(board, registers, day).map(paper => {
      const author = paper.author === null ? 'nobody the board’s file knows' : `the ${roleTitle(board, paper.author)}`
      return `Awaited from ${author}: the paper for ${paperName(paper)} of the meeting of ${longDate(paper.meeting)}, ${dueWords(paper.due, day)}.`
    }),
    ...minutesDue(board, registers.meetings, day).map(
      ({ meeting, step, due }) => `To ${step}: the minutes of ${longDate(meeting)}, ${dueWords(due, day)}.`,
    ),
    ...responsesDue(board, registers.recommendations).map(
      ({ recommendation, due }) =>
        `To answer: recommendation ${recommendation.id} of “${recommendation.report}”, ${dueWords(due, day)}.`,
    ),
    ...recordsDue(board, registers.decisions, day).map(
      ({ decision, due }) => `To publish: the record of decision ${decision.id}, ${dueWords(due, day)}.`,
    ),
  ]
}

const dueWords = (due: CalendarDate, day: CalendarDate): string =>
  `${due < day ? 'overdue since' : 'due on'} ${longDate(due)}`
