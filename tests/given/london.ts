import type { LocalCalendar } from '../../shared/calendar/local-calendar.ts'

/** The calendar of the shipped board. */
export const LONDON: LocalCalendar = { timeZone: 'Europe/London', holidays: 'england-and-wales' }
