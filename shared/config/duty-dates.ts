import { addDays, type CalendarDate, isDate } from '../calendar/date.ts'
import type { BoardFile } from './schema/index.ts'
import type { Duties } from './schema/profile.ts'

/** Something that must be published by a day. */
export interface DutyDate {
  readonly duty: Duties['items'][number]
  readonly due: CalendarDate
  /** When it was last published, as the board's file says; null when it does not. */
  readonly publishedOn: CalendarDate | null
}

/** Every day from `from` to `until`, both included, by which a duty of the board must be met again, earliest first. */
export function dutyDatesBetween(
  { duties, publication }: BoardFile,
  from: CalendarDate,
  until: CalendarDate,
): DutyDate[] {
  const years = Array.from(
    { length: Number(until.slice(0, 4)) - Number(from.slice(0, 4)) + 1 },
    (_, i) => Number(from.slice(0, 4)) + i,
  )
  return duties.items
    .flatMap(duty => {
      const publishedOn = publication.find(({ paragraph }) => paragraph === duty.paragraph)?.publishedOn ?? null
      return years.flatMap(year => duty.dueOn.map(day => ({ duty, due: `${year}-${day}`, publishedOn })))
    })
    .filter(({ due }) => isDate(due) && due >= from && due <= until)
    .sort((one, other) => (one.due < other.due ? -1 : 1))
}

/**
 * Duties whose last day is past and that were not published since the day before it on which they were due. What fell due before
 * the first meeting in the board's file is not asked for: a new installation is not chased for its own past.
 */
export function overdueDuties(board: BoardFile, day: CalendarDate): DutyDate[] {
  const first = board.meetings[0]?.date
  if (first === undefined) return []
  const past = dutyDatesBetween(board, addDays(day, -DAYS_LOOKED_BACK), addDays(day, -1))
  const latest = past.filter(({ duty, due }) => !past.some(other => other.duty === duty && other.due > due))
  return latest.filter(({ duty, due, publishedOn }) => {
    const before = past.findLast(other => other.duty === duty && other.due < due)?.due ?? addDays(due, -DAYS_A_YEAR)
    return due >= first && (publishedOn === null || publishedOn <= before)
  })
}

const DAYS_A_YEAR = 365
/** A year and a day: the latest day of a duty that falls due once a year. */
const DAYS_LOOKED_BACK = DAYS_A_YEAR + 1
