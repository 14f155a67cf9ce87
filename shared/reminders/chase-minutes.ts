import { type CalendarDate, longDate } from '../calendar/date.ts'
import { yearBefore } from '../calendar/period.ts'
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '../calendar/working-days.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { countNoun, joinWords } from '../document/count-words.ts'
import type { Meeting } from '../registers/meetings/entry.ts'
import { minutesRecord } from '../registers/meetings/minutes-state.ts'
import { findNextMeetingDate } from '../registers/meetings/next-meeting-date.ts'
import type { DayTask } from './day-task.ts'
import { isRepeatDay } from './repeat-days.ts'

type Step = 'write' | 'approve' | 'publish'

/** What has to be done next with the minutes of a meeting, and by when. */
export interface MinutesDue {
  readonly meeting: CalendarDate
  readonly step: Step
  readonly due: CalendarDate
}

const WHAT: Readonly<Record<Step, { readonly lacks: string; readonly how: string }>> = {
  write: {
    lacks: 'have not been received',
    how: 'Send them in the feed “meetings”: a row for each paragraph, decision and action.',
  },
  approve: {
    lacks: 'are still draft, though the board has met since',
    how: 'If the board approved them, send the minutes of that meeting with a row of kind “approval of minutes”; or send them again with a row of kind “minutes” and the text “approved”.',
  },
  publish: {
    lacks: 'are approved and not published',
    how: 'When they are published, send a row of kind “minutes” with the text “published” and the day.',
  },
}

/**
 * The minutes of past meetings of the register that are not published, each with its next step. Only of the year before the day: a
 * register that brings the history of a board asks for nothing.
 */
export function minutesDue(board: BoardFile, meetings: readonly Meeting[], day: CalendarDate): MinutesDue[] {
  const within = board.chasing.minutesWithinWorkingDays
  const aYearAgo = yearBefore(day)
  const after = (date: CalendarDate) => addWorkingDays(date, within, board.board)
  return meetings
    .filter(({ date }) => date < day && date > aYearAgo)
    .flatMap((meeting): MinutesDue[] => {
      const record = minutesRecord(meeting)
      if (record === null) return [{ meeting: meeting.date, step: 'write', due: after(meeting.date) }]
      if (record.state === 'published') return []
      const next = findNextMeetingDate(board.meetings, meetings, meeting.date)
      if (record.state === 'draft')
        return next === null || next >= day ? [] : [{ meeting: meeting.date, step: 'approve', due: after(next) }]
      return [{ meeting: meeting.date, step: 'publish', due: after(record.since ?? next ?? meeting.date) }]
    })
}

/** The secretariat is asked on the working day after the minutes were due, and again as often as owners are of actions. */
export function chaseMinutes(board: BoardFile, meetings: readonly Meeting[], day: CalendarDate): DayTask[] {
  const { repeatEveryWorkingDays: every } = board.chasing
  if (!isWorkingDay(day, board.board)) return []
  const asked = minutesDue(board, meetings, day).filter(({ due }) => isRepeatDay(due, day, every, board.board))
  if (asked.length === 0) return []
  return [
    {
      role: board.board.secretariat,
      isOverdue: true,
      summary: `minutes of ${joinWords(asked.map(({ meeting }) => longDate(meeting)))} outstanding`,
      blocks: [
        {
          kind: 'callout',
          tone: 'alert',
          heading: 'Minutes',
          sentences: [[`Minutes of ${countNoun(asked.length, 'meeting')} are not published.`]],
        },
        ...asked.map(({ meeting, step, due }) => ({
          kind: 'facts' as const,
          facts: [
            { term: longDate(meeting), words: [`The minutes ${WHAT[step].lacks}.`] },
            {
              term: 'Due',
              words: [`${longDate(due)}, ${countNoun(workingDaysBetween(due, day, board.board), 'working day')} ago`],
            },
            { term: 'What to do', words: [WHAT[step].how] },
          ],
        })),
      ],
      reason: `The board’s file names you as its secretariat; minutes are asked for every ${countNoun(every, 'working day')} until they are published.`,
    },
  ]
}
