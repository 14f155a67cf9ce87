import { type CalendarDate, isDate, longDate } from '../calendar/date.ts'
import type { Action } from '../registers/actions/entry.ts'
import { writeActionTemplate } from '../registers/actions/template.ts'

/** What an owner may say about the future of an action; only the board decides. */
export const PROPOSALS = {
  continue: 'Nothing: it goes on as agreed',
  close: 'The board should close it: it is done',
  extend: 'The board should extend it to a new date',
} as const
export type Proposal = keyof typeof PROPOSALS

export interface ActionUpdate {
  readonly update: string
  readonly proposal: Proposal
  /** The date proposed with an extension; null otherwise. */
  readonly until: CalendarDate | null
}

const MAX_UPDATE = 1000

/** What is wrong with an update as it was typed, each with the part that it is in: `update` or `until`. */
export function findUpdateErrors(
  { update, proposal, until }: { readonly update: string; readonly proposal: Proposal; readonly until: string },
  today: CalendarDate,
): { readonly field: string; readonly words: string }[] {
  return [
    ...(update === '' ? [{ field: 'update', words: 'Say how far it is' }] : []),
    ...(update.length > MAX_UPDATE ? [{ field: 'update', words: `Use at most ${MAX_UPDATE} characters` }] : []),
    ...(proposal === 'extend' && !(isDate(until) && until > today)
      ? [{ field: 'until', words: 'Enter a date to come' }]
      : []),
  ]
}

/** A drop of one action with its owner's update, in the form of the log. */
export function writeActionUpdate(
  action: Action,
  { update, proposal, until }: ActionUpdate,
  today: CalendarDate,
): string {
  const statusText = { continue: action.statusText, close: 'Proposed for closure', extend: 'Proposed for extension' }
  const words = until === null ? update : `${update} Proposed new date: ${longDate(until)}.`
  return writeActionTemplate([
    {
      ...action,
      update: words,
      updateDate: today,
      statusText: statusText[proposal],
      reason: proposal === 'continue' ? action.reason : words,
    },
  ])
}
