import type { CalendarDate } from '../../calendar/date.ts'

/** An item of an agenda, numbered as printed: `8` is the heading of the papers `8.0` and `8.1`. */
export interface AgendaItem {
  readonly number: string | null
  readonly title: string | null
  readonly reportFrom: string | null
  readonly author: string | null
}

export const MINUTES_STATES = ['draft', 'approved', 'published'] as const
export type MinutesState = (typeof MINUTES_STATES)[number]

/** What the minutes of a meeting are, and since which day; null where no day was given. */
export interface MinutesRecord {
  readonly state: MinutesState
  readonly since: CalendarDate | null
}

/** A decision that approves the minutes of an earlier meeting: of that day, or where null of the last meeting before. */
export interface MinutesApproval {
  readonly paragraph: string
  readonly of: CalendarDate | null
}

/** A paragraph of the minutes, `4.3`, of item `4`. */
export interface MinuteParagraph {
  readonly item: string
  readonly number: string
  readonly text: string
  readonly isDecision: boolean
}

/**
 * An action that the minutes record, `(ii)` of paragraph `14.3`. Owner and date are null when the minutes give none.
 */
export interface MinutedAction {
  readonly id: string
  readonly item: string
  readonly paragraph: string
  readonly numeral: string
  readonly text: string
  readonly owner: string | null
  readonly targetDate: CalendarDate | null
  /** The commentary whose proposal the board agreed to, `sickness/2018-03`; absent for any other action. */
  readonly proposal?: string
}

/** One meeting of the board, identified by its date. Lists are in the order of the register. */
export interface Meeting {
  readonly id: string
  readonly date: CalendarDate
  readonly time: string | null
  readonly venue: string | null
  readonly items: readonly AgendaItem[]
  readonly members: readonly string[]
  readonly attendees: readonly string[]
  readonly apologies: readonly string[]
  readonly declarations: readonly string[]
  readonly paragraphs: readonly MinuteParagraph[]
  readonly actions: readonly MinutedAction[]
  readonly approvals: readonly MinutesApproval[]
  /** Of its own minutes; null where no file says, and then they are draft. */
  readonly minutes: MinutesRecord | null
  readonly next: { readonly date: CalendarDate; readonly time: string | null; readonly venue: string | null } | null
}

/** A meeting of which only the day is known. */
export function emptyMeeting(date: CalendarDate): Meeting {
  const details = { time: null, venue: null, next: null, minutes: null }
  const people = { members: [], attendees: [], apologies: [], declarations: [] }
  return { id: date, date, ...details, ...people, items: [], paragraphs: [], actions: [], approvals: [] }
}
