import vendored from './bank-holidays.json' with { type: 'json' }
import { type CalendarDate, daysBetween } from './date.ts'
import { addMonths, monthOf } from './month.ts'

/** The last day the vendored list covers. Later days are known only as weekdays and weekends. */
export const bankHolidayHorizon: CalendarDate = vendored.to

const titles = new Map(vendored.events.map(event => [event.date, event.title]))

/** The name of the bank holiday of England and Wales on that day, such as `Good Friday`; null on any other day. */
export function bankHolidayOn(date: CalendarDate): string | null {
  return titles.get(date) ?? null
}

/**
 * The bank holiday on that day as it reads in a sentence: `Good Friday, a bank holiday`, `the Early May bank holiday`;
 * null otherwise.
 */
export function describeBankHoliday(date: CalendarDate): string | null {
  const title = bankHolidayOn(date)
  if (title === null) return null
  return /bank holiday/i.test(title) ? `the ${title}` : `${title}, a bank holiday`
}

/** Every bank holiday of England and Wales in the list, earliest first. */
export function listBankHolidays(): readonly CalendarDate[] {
  return [...titles.keys()]
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
