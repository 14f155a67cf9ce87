/** A calendar month as ISO 8601 writes it, `2018-03`. Months compare and sort as strings. */
export type Month = string

const FULL_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** True for `2018-03`; false for `2018-13`, `2018-3` and anything else. */
export function isMonth(text: string): text is Month {
  return /^[12]\d{3}-(0[1-9]|1[0-2])$/.test(text)
}

/** The month of a date or of a local time: `monthOf('2018-05-10')` is `2018-05`. */
export function monthOf(date: string): Month {
  return date.slice(0, 'yyyy-mm'.length)
}

/** Months since year 0: the number that makes month arithmetic plain subtraction. */
function ordinal(month: Month): number {
  let number = ordinalByMonth.get(month)
  if (number === undefined) {
    number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
    ordinalByMonth.set(month, number)
  }
  return number
}

/** Each month is parsed and formatted once: packs use the same few hundred a million times. */
const ordinalByMonth = new Map<Month, number>()
const monthByOrdinal = new Map<number, Month>()

function fromOrdinal(months: number): Month {
  let month = monthByOrdinal.get(months)
  if (month === undefined) {
    month = `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
    monthByOrdinal.set(months, month)
  }
  return month
}

/** The month `count` months after (before, when negative): `addMonths('2018-03', -12)` is `2017-03`. */
export function addMonths(month: Month, count: number): Month {
  return fromOrdinal(ordinal(month) + count)
}

/** How many months `to` lies after `from`: `monthsBetween('2017-03', '2018-03')` is 12. */
export function monthsBetween(from: Month, to: Month): number {
  return ordinal(to) - ordinal(from)
}

/** Every month from `first` to `last`, both included; empty when `last` is before `first`. */
export function monthRange(first: Month, last: Month): Month[] {
  const from = ordinal(first)
  const length = ordinal(last) - from + 1
  return length > 0 ? Array.from({ length }, (_, i) => fromOrdinal(from + i)) : []
}

/** The `count` months ending with `last`. */
export function monthsEnding(last: Month, count: number): Month[] {
  return monthRange(addMonths(last, 1 - count), last)
}

/** April of the financial year the month lies in: `2018-03` gives `2017-04`. */
export function financialYearStart(month: Month): Month {
  const year = Number(month.slice(0, 4))
  return Number(month.slice(5, 7)) >= 4 ? `${year}-04` : `${year - 1}-04`
}

/** `March 2018`. */
export function longMonth(month: Month): string {
  return `${FULL_NAMES[Number(month.slice(5, 7)) - 1]!} ${month.slice(0, 4)}`
}

/** `Mar-18`, as the papers head their columns. */
export function shortMonth(month: Month): string {
  return `${FULL_NAMES[Number(month.slice(5, 7)) - 1]!.slice(0, 3)}-${month.slice(2, 4)}`
}

/** The calendar month number, 1 to 12. */
export function monthOfYear(month: Month): number {
  return Number(month.slice(5, 7))
}

/** Names of the twelve months in order, in full. */
export const MONTH_NAMES: readonly string[] = FULL_NAMES
