import { type CalendarDate, longDate } from '../calendar/date.ts'
import { isWorkingDay } from '../calendar/working-days.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { Sensitive } from '../config/schema/sensitive.ts'
import { countNoun } from '../document/count-words.ts'
import type { DayTask } from './day-task.ts'
import { isRepeatDay } from './repeat-days.ts'

/**
 * The secretariat is asked whether what is withheld must still be withheld: on the working day after the day that the board's file gives
 * for its review, and again as often as owners are of actions, until the file has a later day.
 */
export function chaseReviews(board: BoardFile, day: CalendarDate): DayTask[] {
  const { repeatEveryWorkingDays: every } = board.chasing
  if (!isWorkingDay(day, board.board)) return []
  const due = board.packs.flatMap(({ title, sensitive }) =>
    sensitive.flatMap(entry =>
      entry.reviewOn !== undefined && isRepeatDay(entry.reviewOn, day, every, board.board)
        ? [{ title, entry, reviewOn: entry.reviewOn }]
        : [],
    ),
  )
  if (due.length === 0) return []
  return [
    {
      role: board.board.secretariat,
      isOverdue: true,
      summary: `${countNoun(due.length, 'withheld part')} to review`,
      blocks: [
        {
          kind: 'callout',
          tone: 'note',
          heading: 'Withheld parts to review',
          sentences: [['Must these still be withheld? Their day of review has come.']],
        },
        ...due.map(({ title, entry, reviewOn }) => ({
          kind: 'facts' as const,
          facts: [
            { term: title, words: [whatIsWithheld(entry)] },
            { term: 'Why', words: [entry.why] },
            { term: 'To be reviewed', words: [longDate(reviewOn)] },
          ],
        })),
        {
          kind: 'paragraph',
          sentences: [
            [
              'Take the entry out of the pack’s sensitive parts in the board’s file, or give it a later reviewOn, and deploy the file.',
            ],
          ],
        },
      ],
      reason: `The board’s file names you as its secretariat; you are asked every ${countNoun(every, 'working day')} until the file has a later day.`,
    },
  ]
}

function whatIsWithheld(entry: Sensitive): string {
  switch (entry.kind) {
    case 'section':
      return `the section ${entry.section}`
    case 'register':
      return `the register ${entry.register}`
    case 'indicator':
      return `the indicator ${entry.indicator}`
    case 'column':
      return `the column ${entry.column} of ${entry.table}`
    case 'row':
      return `the row ${entry.row} of ${entry.table}`
    case 'words':
      return `words that begin “${entry.words.slice(0, 30)}”`
  }
}
