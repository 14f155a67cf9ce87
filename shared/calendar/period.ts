import { addDays, type CalendarDate, isDate, longDate } from './date.ts'
import { addMonths, isMonth, longMonth, type Month, monthOf, monthOfYear } from './month.ts'

/** The spans that a figure can be of. */
export const PERIOD_KINDS = ['month', 'quarter', 'financial-year', 'calendar-year', 'twelve-months', 'day'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

/** The spans that an indicator's figures can be of. */
export const FREQUENCIES = ['month', 'quarter', 'financial-year', 'calendar-year', 'twelve-months'] as const
export type Frequency = (typeof FREQUENCIES)[number]

/**
 * A span by its last month and, where it is longer, its ISO 8601 duration: `2018-03`, `2018-03/P3M`, `2018-03/P12M`; a day is
 * `2018-03-31`. Periods of one kind compare and sort as strings.
 */
export type Period = string

const MONTHS: Readonly<Record<PeriodKind, number>> = {
  month: 1,
  quarter: 3,
  'financial-year': 12,
  'calendar-year': 12,
  'twelve-months': 12,
  day: 0,
}

/** Months in a period of a kind; 0 for a day. */
export const monthsIn = (kind: PeriodKind): number => MONTHS[kind]

/** The period of a kind that ends with a month, or null where none does: a quarter ends in March, June, September or December. */
export function periodEnding(kind: Frequency, last: Month): Period | null {
  const month = monthOfYear(last)
  const ends: Record<typeof kind, boolean> = {
    month: true,
    quarter: month % 3 === 0,
    'financial-year': month === 3,
    'calendar-year': month === 12,
    'twelve-months': true,
  }
  if (!ends[kind]) return null
  return kind === 'month' ? last : `${last}/P${MONTHS[kind]}M`
}

/** True for a period of the kind as it is written here. */
export function isPeriod(kind: PeriodKind, text: string): text is Period {
  if (kind === 'day') return isDate(text)
  const last = text.slice(0, 'yyyy-mm'.length)
  return isMonth(last) && periodEnding(kind, last) === text
}

/** The last period of a kind that ends with a month or before it, by its last month. */
export function lastEndBy(kind: Frequency, month: Month): Month {
  let end = month
  while (periodEnding(kind, end) === null) end = addMonths(end, -1)
  return end
}

/** The last month of the period of a kind that ends next after a month. */
export function nextEnd(kind: Frequency, month: Month): Month {
  let end = addMonths(month, 1)
  while (periodEnding(kind, end) === null) end = addMonths(end, 1)
  return end
}

/** The period of a kind that ends with a month, in words: `March 2018`, `January to March 2018`, `2017/18`. */
export function printPeriodEnding(kind: Frequency, last: Month): string {
  return printPeriod(kind, periodEnding(kind, last) ?? last)
}

/** The last day of a period. */
export function lastDayOf(period: Period): CalendarDate {
  return isDate(period) ? period : addDays(`${addMonths(monthOf(period), 1)}-01`, -1)
}

/** The same kind of period directly before: the quarter, the year, the day. */
export function periodBefore(kind: PeriodKind, period: Period): Period {
  return kind === 'day' ? addDays(period, -1) : shift(period, -MONTHS[kind])
}

/** The period that ended twelve months earlier; 29 February is held against 28 February. */
export function yearBefore(period: Period): Period {
  if (!isDate(period)) return shift(period, -12)
  const day = `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`
  return isDate(day) ? day : addDays(period, -366)
}

const shift = (period: Period, months: number): Period =>
  `${addMonths(monthOf(period), months)}${period.slice('yyyy-mm'.length)}`

/** A period as papers print it: `January to March 2018`, `2017/18`, `calendar year 2017`, `12 months to March 2018`, `31 March 2018`. */
export function printPeriod(kind: PeriodKind, period: Period): string {
  const last = monthOf(period)
  const year = Number(period.slice(0, 4))
  switch (kind) {
    case 'day':
      return longDate(period)
    case 'month':
      return longMonth(last)
    case 'quarter':
      return `${longMonth(addMonths(last, -2)).split(' ')[0]!} to ${longMonth(last)}`
    case 'financial-year':
      return `${year - 1}/${String(year % 100).padStart(2, '0')}`
    case 'calendar-year':
      return `calendar year ${year}`
    case 'twelve-months':
      return `12 months to ${longMonth(last)}`
  }
}
