import { type CalendarDate, isDate } from '../../shared/calendar/date.ts'
import { isMonth, type Month } from '../../shared/calendar/month.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'

/** The date that an option gives. `also` is what else it may be, for the message. Throws InvalidArgumentsError. */
export function readDateOption(option: string, given: string, also = ''): CalendarDate {
  // `isDate` narrows the type of a text that it rejects, which is the text to quote
  const typed: string = given
  if (isDate(given)) return given
  throw new InvalidArgumentsError(`--${option} is "${typed}"; allowed: a date such as 2018-05-03${also}`)
}

/** The month that an option gives. Throws InvalidArgumentsError. */
export function readMonthOption(option: string, given: string): Month {
  const typed: string = given
  if (isMonth(given)) return given
  throw new InvalidArgumentsError(`--${option} is "${typed}"; allowed: a month such as 2018-03`)
}
