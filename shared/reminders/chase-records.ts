import { type CalendarDate, longDate } from '../calendar/date.ts'
import { yearBefore } from '../calendar/period.ts'
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '../calendar/working-days.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { countNoun } from '../document/count-words.ts'
import type { RecordedDecision } from '../registers/decisions/entry.ts'
import type { DayTask } from './day-task.ts'
import { isRepeatDay } from './repeat-days.ts'

/** A decision of significant public interest that was taken and has no published record, and the day by which it is to have one. */
export interface RecordDue {
  readonly decision: RecordedDecision
  readonly due: CalendarDate
}

/** The decisions of the year before a day whose records are not published. They are due as soon after the decision as minutes are. */
export function recordsDue(board: BoardFile, decisions: readonly RecordedDecision[], day: CalendarDate): RecordDue[] {
  const aYearAgo = yearBefore(day)
  return decisions
    .filter(
      ({ status, isOfPublicInterest, publishedOn, date }) =>
        status === 'taken' && isOfPublicInterest && publishedOn === null && date <= day && date > aYearAgo,
    )
    .map(decision => ({
      decision,
      due: addWorkingDays(decision.date, board.chasing.minutesWithinWorkingDays, board.board),
    }))
}

/** The secretariat is asked on the working day after a record was due, and again as often as owners are of actions. */
export function chaseRecords(board: BoardFile, decisions: readonly RecordedDecision[], day: CalendarDate): DayTask[] {
  const { repeatEveryWorkingDays: every } = board.chasing
  if (!isWorkingDay(day, board.board)) return []
  const asked = recordsDue(board, decisions, day).filter(({ due }) => isRepeatDay(due, day, every, board.board))
  if (asked.length === 0) return []
  const count = countNoun(asked.length, 'record')
  return [
    {
      role: board.board.secretariat,
      isOverdue: true,
      summary: `${count} of decisions not published`,
      blocks: [
        {
          kind: 'callout',
          tone: 'alert',
          heading: 'Records of decisions',
          sentences: [
            [
              `${count} of decisions of significant public interest ${asked.length === 1 ? 'is' : 'are'} not published.`,
            ],
          ],
        },
        ...asked.map(({ decision, due }) => ({
          kind: 'facts' as const,
          facts: [
            { term: `Decision ${decision.id}`, words: [decision.decision] },
            { term: 'Taken on', words: [longDate(decision.date)] },
            {
              term: 'Due',
              words: [`${longDate(due)}, ${countNoun(workingDaysBetween(due, day, board.board), 'working day')} ago`],
            },
          ],
        })),
        {
          kind: 'paragraph',
          sentences: [
            [
              'Send the decision again in the feed “decisions” with the day under published_on: the record is then on the public site.',
            ],
          ],
        },
      ],
      reason: `The board’s file names you as its secretariat; records are asked for every ${countNoun(every, 'working day')} until they are published.`,
    },
  ]
}
