import vendored from './bank-holidays.json' with { type: 'json' }
import { type CalendarDate, daysBetween } from './date.ts'
import type { LocalCalendar } from './local-calendar.ts'
import { addMonths, monthOf } from './month.ts'

/** The parts of the United Kingdom that have bank holidays of their own, as GOV.UK names them. */
export const HOLIDAY_LISTS = ['england-and-wales', 'scotland', 'northern-ireland'] as const
export type HolidayList = (typeof HOLIDAY_LISTS)[number]

/** Where the holidays of a list hold, as sentences say it. */
export const HOLIDAY_LIST_NAMES: Readonly<Record<HolidayList, string>> = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
}

/** The last day the vendored lists cover. Later days are known only as weekdays and weekends. */
export const bankHolidayHorizon: CalendarDate = vendored.to

const titlesOf: Readonly<Record<HolidayList, ReadonlyMap<CalendarDate, string>>> = {
  'england-and-wales': titlesByDate('england-and-wales'),
  scotland: titlesByDate('scotland'),
  'northern-ireland': titlesByDate('northern-ireland'),
}

function titlesByDate(list: HolidayList): ReadonlyMap<CalendarDate, string> {
  return new Map(vendored.divisions[list].map(event => [event.date, event.title]))
}

type Holidays = Pick<LocalCalendar, 'holidays'>

/** The name of the bank holiday on that day, such as `Good Friday`; null on any other day. */
export function bankHolidayOn(date: CalendarDate, { holidays }: Holidays): string | null {
  return titlesOf[holidays].get(date) ?? null
}

/**
 * The bank holiday on that day as it reads in a sentence: `Good Friday, a bank holiday`, `the Early May bank holiday`;
 * null otherwise.
 */
export function describeBankHoliday(date: CalendarDate, local: Holidays): string | null {
  const title = bankHolidayOn(date, local)
  if (title === null) return null
  return /bank holiday/i.test(title) ? `the ${title}` : `${title}, a bank holiday`
}

/** Every bank holiday of a list, earliest first. */
export function listBankHolidays(list: HolidayList): readonly CalendarDate[] {
  return [...titlesOf[list].keys()]
}

/** The warning to the administrators when the list of bank holidays is about to run out. */
export interface HorizonWarning {
  readonly horizon: CalendarDate
  /** Calendar days from the given day to the horizon; negative once it has passed. */
  readonly daysLeft: number
}

/**
 * A warning when the list of bank holidays ends less than six months after `date`, null while there is time.
 * `2030-06-30` has six months left and gives null, `2030-07-01` does not.
 */
export function warnOfBankHolidayHorizon(date: CalendarDate): HorizonWarning | null {
  const firstUnsafeMonth = addMonths(monthOf(bankHolidayHorizon), -5)
  if (date < `${firstUnsafeMonth}-01`) return null
  return { horizon: bankHolidayHorizon, daysLeft: daysBetween(date, bankHolidayHorizon) }
}
