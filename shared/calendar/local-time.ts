import { Temporal } from 'temporal-polyfill'
import { type CalendarDate, dayNumber } from './date.ts'
import type { LocalCalendar } from './local-calendar.ts'
import type { Month } from './month.ts'
import { monthOf } from './month.ts'

/**
 * An ISO instant with its offset, such as `2018-05-10T13:00:00Z`. This file gives instants in UTC to the millisecond.
 */
export type Instant = string

/** Text that is not an instant: unreadable, or local time without an offset. */
export class InvalidInstantError extends Error {
  constructor(readonly text: string) {
    super(`"${text}" is not an instant written as YYYY-MM-DDTHH:MM:SSZ`)
    this.name = 'InvalidInstantError'
  }
}

type Zone = Pick<LocalCalendar, 'timeZone'>

const MILLISECONDS_A_MINUTE = 60_000
const MILLISECONDS_A_DAY = 86_400_000

/** When the clocks of a UTC year change, and the offset before the first change and after each, in milliseconds. */
interface YearOffsets {
  readonly before: number
  readonly changes: readonly { readonly at: number; readonly offset: number }[]
}

const offsetsOfZone = new Map<string, Map<number, YearOffsets>>()

function readOffsetsOfYear(year: number, timeZone: string): YearOffsets {
  const offsetsOfYear = offsetsOfZone.get(timeZone) ?? new Map<number, YearOffsets>()
  offsetsOfZone.set(timeZone, offsetsOfYear)
  const known = offsetsOfYear.get(year)
  if (known) return known
  const start = Temporal.Instant.fromEpochMilliseconds(Date.UTC(year, 0, 1)).toZonedDateTimeISO(timeZone)
  const end = Date.UTC(year + 1, 0, 1)
  const changes = []
  let next = start.getTimeZoneTransition('next')
  while (next && next.epochMilliseconds < end) {
    changes.push({ at: next.epochMilliseconds, offset: next.offsetNanoseconds / 1e6 })
    next = next.getTimeZoneTransition('next')
  }
  const offsets = { before: start.offsetNanoseconds / 1e6, changes }
  offsetsOfYear.set(year, offsets)
  return offsets
}

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds; one table a year keeps it fast. */
function offsetAt(epochMilliseconds: number, { timeZone }: Zone): number {
  const { before, changes } = readOffsetsOfYear(new Date(epochMilliseconds).getUTCFullYear(), timeZone)
  let offset = before
  for (const change of changes) if (epochMilliseconds >= change.at) offset = change.offset
  return offset
}

/** The instant as the zone's clocks show it: `2018-05-10T14:00:00.000`. Throws InvalidInstantError. */
function toLocalClock(instant: Instant, local: Zone): string {
  const milliseconds = /(Z|[+-]\d{2}:?\d{2})$/.test(instant) ? Date.parse(instant) : Number.NaN
  if (Number.isNaN(milliseconds)) throw new InvalidInstantError(instant)
  return new Date(milliseconds + offsetAt(milliseconds, local)).toISOString()
}

/** The day in the zone; in London `2018-03-31T23:30:00Z` is `2018-04-01`. Throws InvalidInstantError. */
export function toLocalDate(instant: Instant, local: Zone): CalendarDate {
  return toLocalClock(instant, local).slice(0, 10)
}

/** The month in the zone; in London `2018-03-31T23:30:00Z` is `2018-04`. Throws InvalidInstantError. */
export function toLocalMonth(instant: Instant, local: Zone): Month {
  return monthOf(toLocalClock(instant, local))
}

/** The time of day in the zone, `14:00`. Throws InvalidInstantError. */
export function toLocalTime(instant: Instant, local: Zone): string {
  return toLocalClock(instant, local).slice(11, 16)
}

/**
 * The UTC instant when the zone's clocks show a date and time: `localInstant('2018-05-10', '14:00', london)` is
 * `2018-05-10T13:00:00.000Z`. A time that comes twice when clocks go back is the first; one that is skipped when they
 * go forward is read as if they had not, like Temporal's `compatible`. Throws InvalidDateError,
 * InvalidInstantError.
 */
export function localInstant(date: CalendarDate, time: string, local: Zone): Instant {
  const clock = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time)
  if (!clock) throw new InvalidInstantError(`${date}T${time}`)
  const minutes = Number(clock[1]) * 60 + Number(clock[2])
  const wall = dayNumber(date) * MILLISECONDS_A_DAY + minutes * MILLISECONDS_A_MINUTE
  return new Date(wall - offsetOfWallClock(wall, local)).toISOString()
}

function offsetOfWallClock(wall: number, local: Zone): number {
  const earlier = offsetAt(wall - MILLISECONDS_A_DAY, local)
  const later = offsetAt(wall + MILLISECONDS_A_DAY, local)
  const isShownAt = (offset: number) => offsetAt(wall - offset, local) === offset
  return isShownAt(earlier) || !isShownAt(later) ? earlier : later
}

/** The first instant of a local day, in UTC. Throws InvalidDateError. */
export function startOfDay(date: CalendarDate, local: Zone): Instant {
  return localInstant(date, '00:00', local)
}

/** The last millisecond of a local day, in UTC; both ends of a day belong to it. Throws InvalidDateError. */
export function endOfDay(date: CalendarDate, local: Zone): Instant {
  const nextMidnight = dayNumber(date) * MILLISECONDS_A_DAY + MILLISECONDS_A_DAY
  return new Date(nextMidnight - offsetOfWallClock(nextMidnight, local) - 1).toISOString()
}
