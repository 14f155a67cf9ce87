import type { CalendarDate } from '../../calendar/date.ts'

/** The status recorded in the log. Whether an action is due soon or overdue depends on the day. */
export const ACTION_STATUSES = [
  'open',
  'proposed-for-extension',
  'proposed-for-closure',
  'closed',
  'withdrawn',
] as const
export type ActionStatus = (typeof ACTION_STATUSES)[number]

/**
 * One action of the board's log, as one drop gave it.
 *
 * - `id`: the corrected number, `4.0`, or `2018-04-12-12.4-i` for an action from minutes
 * - `agendaItem`: the corrected item, `5.0`; null when the log gives none
 * - `raised`: the day of the meeting that raised it
 * - `owner`: as printed, null when nobody is named; `ownerRole`: the role of the board's file
 * - `statusText`: as the log prints it, `Ongoing`; `status`: what it means
 * - `reason`, `decidedOn`: why it was extended or closed, and the day of the board's meeting that decided so
 * - `proposal`: the commentary that proposed it, `sickness/2018-03`, of an action that the board agreed to; absent for any other
 * - `repairs`: cells that a spreadsheet had turned into dates of 1900
 */
export interface Action {
  readonly id: string
  readonly agendaItem: string | null
  readonly raised: CalendarDate
  readonly action: string
  readonly owner: string | null
  readonly ownerRole: string | null
  readonly targetDate: CalendarDate | null
  readonly update: string | null
  readonly updateDate: CalendarDate | null
  readonly statusText: string
  readonly status: ActionStatus
  readonly reason: string | null
  readonly decidedOn: CalendarDate | null
  readonly proposal?: string
  readonly repairs: readonly ('id' | 'agenda-item')[]
}

/** An action that the board has just agreed to: open, with nothing reported of it yet. */
export function newAction(
  agreed: Pick<Action, 'id' | 'agendaItem' | 'raised' | 'action' | 'owner' | 'ownerRole' | 'targetDate' | 'proposal'>,
): Action {
  return {
    ...agreed,
    update: null,
    updateDate: null,
    statusText: 'Not Started',
    status: 'open',
    reason: null,
    decidedOn: null,
    repairs: [],
  }
}
