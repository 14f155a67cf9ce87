import type { HolidayList } from './bank-holidays.ts'

/** What local days and times go by: a board has its time zone and its bank holidays in its file. */
export interface LocalCalendar {
  /** A time zone of the IANA database, `Europe/London`. */
  readonly timeZone: string
  readonly holidays: HolidayList
}
