import type { CalendarDate } from '../calendar/date.ts'
import type { Instant } from '../calendar/local-time.ts'
import type { Month } from '../calendar/month.ts'
import { type KnownEntry, latestById } from '../observations/register-entry.ts'

/** The audiences that an author may write for, the narrowest first. */
export const AUDIENCES = ['board', 'partner', 'public'] as const
export type Audience = (typeof AUDIENCES)[number]

/** One person's commentary on one indicator's month: the reason for the figure, and what is being done. */
export interface Commentary {
  /** `complaints/2018-03`: a later text on the same month takes the place of this one. */
  readonly id: string
  readonly indicator: string
  readonly month: Month
  /** A role in the board's file. */
  readonly author: string
  readonly audience: Audience
  /** As it was typed. */
  readonly markdown: string
  readonly action: string | null
  readonly actionDueDate: CalendarDate | null
}

/** Stored commentary. */
export interface StoredCommentary extends Commentary {
  readonly knownFrom: Instant
  readonly drop: string
}

/** The latest text on each indicator and month. Entries are in the order they became known. */
export const latestCommentary = (entries: readonly KnownEntry[]): StoredCommentary[] => latestById<Commentary>(entries)
