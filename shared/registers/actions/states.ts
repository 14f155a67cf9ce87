import { type CalendarDate, daysBetween } from '../../calendar/date.ts'
import type { LocalCalendar } from '../../calendar/local-calendar.ts'
import { workingDaysBetween } from '../../calendar/working-days.ts'
import type { Action, ActionStatus } from './entry.ts'

/** The state of an action on a given day. */
export type ActionState = ActionStatus | 'due-soon' | 'overdue' | 'no-date'

/** The five words of `exports/actions.csv`. */
export type ExportedState = 'closed' | 'overdue' | 'due-soon' | 'open' | 'no-date'

/** Working and calendar days past the target on a day, the target not counted; null when it has not passed. */
export interface DaysOverdue {
  readonly workingDays: number
  readonly calendarDays: number
}

/** True while the action is live: neither closed nor withdrawn. */
export function isActive(action: Pick<Action, 'status'>): boolean {
  return action.status !== 'closed' && action.status !== 'withdrawn'
}

/**
 * How far past its target a live action is: target 2019-05-16 on 2019-06-11 is 26 calendar and 17 working days. Null on
 * the
 * target date itself, before it, without one, and once closed or withdrawn.
 */
export function daysOverdueOn(
  action: Pick<Action, 'status' | 'targetDate'>,
  date: CalendarDate,
  local: LocalCalendar,
): DaysOverdue | null {
  if (action.targetDate === null || !isActive(action) || action.targetDate >= date) return null
  return {
    workingDays: workingDaysBetween(action.targetDate, date, local),
    calendarDays: daysBetween(action.targetDate, date),
  }
}

/**
 * The state of an action on a day. An open one is overdue from the day after its target, due soon when the target is at
 * most
 * `dueSoonCalendarDays` away (the target date included), open before that, and `no-date` without a target.
 */
export function actionStateOn(
  action: Pick<Action, 'status' | 'targetDate'>,
  date: CalendarDate,
  dueSoonCalendarDays: number,
): ActionState {
  return action.status === 'open' ? exportedStateOn(action, date, dueSoonCalendarDays) : action.status
}

/**
 * The same in the export's five words: withdrawn is closed, and a proposal keeps the state its date gives it until the
 * board decides.
 */
export function exportedStateOn(
  action: Pick<Action, 'status' | 'targetDate'>,
  date: CalendarDate,
  dueSoonCalendarDays: number,
): ExportedState {
  if (!isActive(action)) return 'closed'
  if (action.targetDate === null) return 'no-date'
  if (action.targetDate < date) return 'overdue'
  return daysBetween(date, action.targetDate) <= dueSoonCalendarDays ? 'due-soon' : 'open'
}
