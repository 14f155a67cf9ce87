import { type CalendarDate, daysBetween, longDate } from '../calendar/date.ts'
import { addWorkingDays, isWorkingDay } from '../calendar/working-days.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { countNoun } from '../document/count-words.ts'
import type { Block } from '../document/document.ts'
import { responseDueOn } from '../registers/recommendations/entry.ts'
import { type StoredRecommendation } from '../registers/recommendations/history.ts'
import type { DayTask } from './day-task.ts'
import { isRepeatDay } from './repeat-days.ts'
import { whenDue } from './when-due.ts'

/** A recommendation that awaits its response, and the last day for it. */
export interface ResponseDue {
  readonly recommendation: StoredRecommendation
  readonly due: CalendarDate
}

/** The recommendations that await a response and have a day for it. */
export function responsesDue(board: BoardFile, known: readonly StoredRecommendation[]): ResponseDue[] {
  return known.flatMap(recommendation => {
    const due = responseDueOn(recommendation, board.registers)
    return due === null || recommendation.completedOn !== null ? [] : [{ recommendation, due }]
  })
}

/**
 * Owners of recommendations are asked for the response some working days before its last day, on the last working day up to it, and
 * from the working day after it as often as owners of actions are. Where the board's file does not know the owner, the secretariat is.
 */
export function chaseResponses(board: BoardFile, known: readonly StoredRecommendation[], day: CalendarDate): DayTask[] {
  if (!isWorkingDay(day, board.board)) return []
  const byRole = new Map<string, ResponseDue[]>()
  for (const one of responsesDue(board, known).filter(({ due }) => isAskedOn(board, due, day))) {
    const role = one.recommendation.ownerRole ?? board.board.secretariat
    byRole.set(role, [...(byRole.get(role) ?? []), one])
  }
  return [...byRole].map(([role, asked]) => taskFor(board, role, asked, day))
}

function isAskedOn({ board, chasing }: BoardFile, due: CalendarDate, day: CalendarDate): boolean {
  const lastDay = isWorkingDay(due, board) ? due : addWorkingDays(due, -1, board)
  if (day === lastDay || day === addWorkingDays(lastDay, -chasing.remindWorkingDaysBefore, board)) return true
  return isRepeatDay(due, day, chasing.repeatEveryWorkingDays, board)
}

function taskFor(board: BoardFile, role: string, asked: readonly ResponseDue[], day: CalendarDate): DayTask {
  const isOverdue = asked.some(({ due }) => due < day)
  const { responses } = board.registers
  const count = countNoun(asked.length, 'response')
  return {
    role,
    isOverdue,
    summary: `${count} to inspections ${isOverdue ? 'overdue' : 'due'}`,
    blocks: [
      {
        kind: 'callout',
        tone: isOverdue ? 'alert' : 'note',
        heading: 'Recommendations of inspections',
        sentences: [
          [`${count} ${asked.length === 1 ? 'is' : 'are'} awaited.`],
          ...(responses === undefined
            ? []
            : [[`${responses.duty}: ${responses.days} days from the day of the report.`]]),
        ],
      },
      ...asked.map((one): Block => describe(one, day)),
      {
        kind: 'paragraph',
        sentences: [
          [
            'When it is given, send the recommendation again in the feed “recommendations” with the day under responded_on.',
          ],
        ],
      },
    ],
    reason: asked.some(({ recommendation }) => recommendation.ownerRole === role)
      ? 'The register of recommendations names you as the owner; the reminders end when it has the day of the response.'
      : 'The register names no owner whom the board’s file knows, so the secretariat is asked.',
  }
}

function describe({ recommendation, due }: ResponseDue, day: CalendarDate): Block {
  const days = countNoun(Math.abs(daysBetween(due, day)), 'day')
  return {
    kind: 'facts',
    facts: [
      { term: `Recommendation ${recommendation.id}`, words: [recommendation.recommendation] },
      { term: 'Report', words: [`${recommendation.report}, ${longDate(recommendation.reportDate)}`] },
      {
        term: 'Response due',
        words: [`${longDate(due)}, ${whenDue(due, day, days)}`],
      },
    ],
  }
}
