import { addDays, isDate } from '../../calendar/date.ts'
import { InvalidInstantError, toLocalDate, toLocalTime } from '../../calendar/local-time.ts'
import { addMonths, isMonth, MONTH_NAMES, type Month, monthRange } from '../../calendar/month.ts'
import { type Frequency, monthsIn, printPeriodEnding } from '../../calendar/period.ts'
import type { FaultDetails } from '../../faults/fault-list.ts'
import { quoteForMessage } from '../../faults/fault-list.ts'
import type { SuppliedStatus } from '../../observations/observation.ts'
import { EARLIEST_MONTH } from '../containers/limits.ts'
import { dayMeant } from './time-of-day.ts'

/** What a cell says about a month: the month and, where it is marked, how firm its figures are; nothing of the kind; or a fault with a question. */
export type MonthReadResult =
  | { readonly outcome: 'month'; readonly month: Month; readonly mark?: SuppliedStatus }
  | { readonly outcome: 'not-a-month' }
  | { readonly outcome: 'unclear'; readonly code: string; readonly details: FaultDetails }

const MONTH_NUMBERS = new Map(
  MONTH_NAMES.flatMap((name, i) => {
    const number = String(i + 1).padStart(2, '0')
    return [[name.toLowerCase(), number] as const, [name.slice(0, 3).toLowerCase(), number] as const]
  }),
)
MONTH_NUMBERS.set('sept', '09')

const EXPECTED_MONTH = 'a month such as 2018-03, Mar-18 or March 2018'

const MARKS: Readonly<Record<string, SuppliedStatus>> = { p: 'provisional', r: 'revised', e: 'estimated' }
const MARK_WORDS = 'prov(?:isional|\\.)?|rev(?:ised|\\.)?|est(?:imated?|\\.)?'
const MARKED = new RegExp(
  `^(.*\\d)\\s*(?:\\((${MARK_WORDS}|[pre])\\)|\\[(${MARK_WORDS}|[pre])\\]|[\\s–-]\\s*(${MARK_WORDS}))$`,
  'i',
)

/** `Mar-18 (p)`, `2017/18 [r]` and `Mar-18 provisional` without their mark, and what it says of the figures; null where there is none. */
export function splitMark(text: string): { readonly bare: string; readonly mark: SuppliedStatus | null } {
  const marked = MARKED.exec(text)
  const mark = marked && MARKS[(marked[2] ?? marked[3] ?? marked[4])!.charAt(0).toLowerCase()]
  return marked && mark ? { bare: marked[1]!, mark } : { bare: text, mark: null }
}

/**
 * Reads `2018-03`, `201803`, `20180331`, `2018/03`, `2018M03`, `03/2018`, `Mar-18`, `Mar'18`, `March 2018`, `2018 MAR`, `Mar 2017/18`,
 * `2018-03-31`, `31/03/2018`, `31 March 2018` and any of them with a time, or marked as in `Mar-18 (p)`. What could be two months
 * (`03/04/18`, `2011/12`, `2017.1`), a month without its year (`Mar`), a day within a month, a week, a quarter, a year or a
 * spreadsheet's number for a date (`43160`) is answered with a fault that asks, never guessed.
 */
export function readMonthText(text: string): MonthReadResult {
  const cell = plainCell(text)
  if (cell === '' || cell.length > 40) return { outcome: 'not-a-month' }
  const { bare, mark } = splitMark(cell)
  if (mark !== null) {
    const reading = readMonthText(bare)
    return reading.outcome === 'month' ? { ...reading, mark } : reading
  }
  const isPlain: boolean = isMonth(cell)
  if (isPlain) return checkPlausible(cell, cell)
  if (/^\d{5}$/.test(cell)) return serialDate(cell)
  const timed = readTimestamp(cell)
  if (timed) return timed
  const inBrackets = /^([\p{L}.]+)\s*\((\d{4}(?:\s*[/–—-]\s*\d{2,4})?)\)$/u.exec(cell)
  if (inBrackets) return readMonthText(`${inBrackets[1]} ${inBrackets[2]}`)
  const compact = /^(\d{4})[- ]?M(\d{1,2})$/i.exec(cell) ?? /^(\d{4})(\d{2})$/.exec(cell)
  if (compact) return buildMonth(compact[1]!, compact[2]!.padStart(2, '0'), cell)
  const reversed = /^M(\d{1,2})[- ](\d{4})$/i.exec(cell)
  if (reversed) return buildMonth(reversed[2]!, reversed[1]!.padStart(2, '0'), cell)
  const compactDate = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(cell)
  if (compactDate) return buildDay(compactDate[1]!, compactDate[2]!, compactDate[3]!, cell)
  if (/^\d{4}\.1$/.test(cell)) return lostZero(cell)
  const period = otherPeriod(cell)
  if (period) return period
  const parts = cell
    .toLowerCase()
    .replace(/\bfy ?(?=\d)/, '')
    .replace(/([a-z])(\d)/g, '$1 $2')
    .replace(/(\d)([a-z])(?!(?:t|d|h)\b)/g, '$1 $2')
    .split(/[\s\-–—‑−_/.,'’‘`]+/)
    .filter(part => part !== '')
  if (parts.length === 0 || parts.length > 4) return { outcome: 'not-a-month' }
  return /[a-z]/.test(cell.toLowerCase()) ? readNamed(cell, parts) : readNumbers(cell, parts)
}

/** `Month ending 31 March 2018` without its first words, and a date of JavaScript as other programs write it. */
function plainCell(text: string): string {
  const cell = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^month (?:ending|ended|to|of|:) ?/i, '')
  // `Mon May 01 2017 00:00:00 GMT+0100 (British Summer Time)`
  const script = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\w{3}) (\d\d) (\d{4}) (\d\d:\d\d:\d\d) GMT([+-]\d{4})/.exec(cell)
  const month = script && MONTH_NUMBERS.get(script[1]!.toLowerCase())
  return month ? `${script[3]}-${month}-${script[2]}T${script[4]}${script[5]}` : cell
}

/**
 * A date that a workbook holds as a date, `2018-03-31`, to its month. `shows`: the parts that its format shows. A format without a
 * year was not typed as a month of this year; one without a month is a year; one that shows the day must show the first or the last.
 */
export function readMonthDate(date: string, shows: DateParts = 'day', hasTime = false): MonthReadResult {
  const [year, month, day] = date.split('-') as [string, string, string]
  if (hasTime && Number(day) > 1 && isFirstOrLastDay(year, month, day)) return shiftedDate(date)
  if (shows === 'year')
    return unclearMonth(
      'year-not-month',
      year,
      'Is this the figure of a whole year? Only months are accepted: give each month on its own.',
    )
  if (shows === 'month') return checkPlausible(date.slice(0, 7), date)
  if (shows === 'day-without-year' && !isFirstOrLastDay(year, month, day))
    return unclearMonth(
      'month-became-day',
      `${Number(day)}-${MONTH_NAMES[Number(month) - 1]!.slice(0, 3)}, held as ${date}`,
      `A spreadsheet may have turned ${MONTH_NAMES[Number(month) - 1]!.slice(0, 3)}-${day} (${year.slice(0, 2)}${day}-${month}) into a day of ${year}. Type the month as ${year.slice(0, 2)}${day}-${month} or ${year}-${month}, whichever is meant.`,
    )
  return buildDay(year, month, day, date)
}

/** The clocks of the systems that files come from. */
const UK_CLOCKS = { timeZone: 'Europe/London' }

type DateParts = 'day' | 'day-without-year' | 'month' | 'year'

/** `2018-03-01 00:00:00`, with a T, a part of a second, or an offset from universal time, which is turned into London's clocks. */
function readTimestamp(cell: string): MonthReadResult | undefined {
  const match = /^(.*\d)[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?\s*([AP]M)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i.exec(
    cell,
  )
  if (!match) return undefined
  const [, dayText, hourText, , , , half, offset] = match
  if (offset && /^\d{4}-\d{2}-\d{2}$/.test(dayText!)) {
    const zone = offset.replace(/^([+-]\d{2}):?(\d{2})?$/, (_, hours: string, minutes = '00') => `${hours}:${minutes}`)
    const instant = `${dayText}T${hourText!.padStart(2, '0')}:${match[3]}:${match[4] ?? '00'}${zone.toUpperCase()}`
    try {
      return readTimestamp(`${toLocalDate(instant, UK_CLOCKS)} ${toLocalTime(instant, UK_CLOCKS)}:${match[4] ?? '00'}`)
    } catch (error) {
      if (!(error instanceof InvalidInstantError)) throw error
      return { outcome: 'not-a-month' }
    }
  }
  const hour = (Number(hourText) % (half ? 12 : 24)) + (half?.toUpperCase() === 'PM' ? 12 : 0)
  const meant = dayMeant(hour * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0) + Number(match[5] ?? 0))
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(dayText!)
  const day = iso ? dayText! : isoOfDayFirst(dayText!)
  if (meant === 'next' && day !== undefined && isDate(day)) return readMonthText(addDays(day, 1))
  return meant === 'unclear' && iso ? readMonthDate(dayText!, 'day', true) : readMonthText(dayText!)
}

/** `30/04/2017` as `2017-04-30`; undefined where the day and the month could change places. */
function isoOfDayFirst(text: string): string | undefined {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  if (!match || Number(match[1]) <= 12) return undefined
  return `${match[3]}-${match[2]!.padStart(2, '0')}-${match[1]}`
}

/** A time of day on the last of a month: midnight of the first, in another part of the world, or the last after all. */
function shiftedDate(date: string): MonthReadResult {
  return unclearMonth(
    'date-with-time',
    `${date} with a time of day`,
    `Is this the month of ${date}, or did a program in another time zone write the first of the next month? Write the month alone, such as ${addDays(date, 1).slice(0, 7)}.`,
  )
}

/** A financial or calendar year, a quarter or a week where a month should be; undefined for anything else. */
function otherPeriod(cell: string): MonthReadResult | undefined {
  const years = /^(?:FY\s*)?(\d{4})\s*[/–—-]\s*(\d{2}|\d{4})$/i.exec(cell)
  if (years && isNextYear(years[1]!, years[2]!))
    return unclearMonth(
      'year-not-month',
      cell,
      `Does "${quoteForMessage(cell)}" mean the financial year? Only months are accepted: give each month on its own, such as ${years[1]}-04.`,
    )
  if (/^(?:FY|CY)?\s*(?:19|20)\d{2}$/i.test(cell))
    return /^\d{4}$/.test(cell)
      ? undefined
      : unclearMonth('year-not-month', cell, 'Only months are accepted: give each month of the year on its own.')
  if (/\b(?:Q[1-4]|quarter)\b/i.test(cell))
    return unclearMonth('not-a-month', cell, 'This is a quarter. Only months are accepted: give each month on its own.')
  if (/\b(?:week|wk|w\/c|w\/e|wc)\b/i.test(cell) || /^\d{4}-?W\d{1,2}$/i.test(cell))
    return unclearMonth('not-a-month', cell, 'This is a week. Only months are accepted: add the weeks up to months.')
  return undefined
}

const isNextYear = (first: string, second: string) =>
  second.length === 4 ? Number(second) === Number(first) + 1 : (Number(first) + 1) % 100 === Number(second)

function readNamed(cell: string, parts: string[]): MonthReadResult {
  const nameIndex = parts.findIndex(part => MONTH_NUMBERS.has(part))
  if (nameIndex === -1) return { outcome: 'not-a-month' }
  const number = MONTH_NUMBERS.get(parts[nameIndex]!)!
  const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*$/
  const others = parts
    .filter((part, i) => i !== nameIndex && !weekday.test(part))
    .map(part => part.replace(/^(\d{1,2})(st|nd|rd|th)$/, '$1'))
    .filter(part => !/^(?:st|nd|rd|th)$/.test(part))
  if (others.some(part => !/^\d+$/.test(part))) return { outcome: 'not-a-month' }
  if (others.length === 0) return missingYear(cell)
  if (others.length === 1 && nameIndex === 0) return buildMonth(others[0]!, number, cell)
  if (others.length === 1) return others[0]!.length === 4 ? buildMonth(others[0]!, number, cell) : missingYear(cell)
  const financialYear = /(\d{4})\s*[/–—-]\s*(\d{2}|\d{4})(?!\d)/.exec(cell)
  if (others.length === 2 && financialYear)
    return monthOfFinancialYear(cell, number, financialYear[1]!, financialYear[2]!)
  if (others.length > 2) return { outcome: 'not-a-month' }
  const [day, year] = others[0]!.length === 4 ? [others[1]!, others[0]!] : [others[0]!, others[1]!]
  return isDay(day) ? buildDay(year, number, day, cell) : { outcome: 'not-a-month' }
}

/** `Mar 2017/18` is March 2018: the months from January on lie in the second year. */
function monthOfFinancialYear(cell: string, number: string, first: string, second: string): MonthReadResult {
  if (!isNextYear(first, second)) return ambiguousMonth(cell)
  return buildMonth(Number(number) >= 4 ? first : String(Number(first) + 1), number, cell)
}

function readNumbers(cell: string, parts: string[]): MonthReadResult {
  if (!/^[\d/.\-–—‑−_ ]+$/.test(cell)) return { outcome: 'not-a-month' }
  if (parts.length === 1) return { outcome: 'not-a-month' }
  const [a, b, c] = parts as [string, string, string | undefined]
  if (c === undefined) {
    if (a.length === 4) return buildMonth(a, b.padStart(2, '0'), cell)
    return b.length === 4 ? buildMonth(b, a.padStart(2, '0'), cell) : { outcome: 'not-a-month' }
  }
  if (parts.length > 3) return { outcome: 'not-a-month' }
  if (a.length === 4) return isDay(c) ? buildDay(a, b.padStart(2, '0'), c, cell) : { outcome: 'not-a-month' }
  if (!isDay(a) || !isDay(b)) return { outcome: 'not-a-month' }
  // day first, as dates are written here; only a first number above 12 leaves no doubt
  return c.length === 4 && Number(a) > 12 ? buildDay(c, b.padStart(2, '0'), a, cell) : ambiguousMonth(cell)
}

const isDay = (part: string) => /^\d{1,2}$/.test(part) && Number(part) >= 1 && Number(part) <= 31

/** The month of a day that stands for its month: the first or the last of it. Any other day is of a week, or is a day. */
function buildDay(year: string, number: string, day: string, cell: string): MonthReadResult {
  const reading = buildMonth(year, number, cell)
  if (reading.outcome !== 'month') return reading
  if (isFirstOrLastDay(reading.month.slice(0, 4), number, day)) return reading
  return unclearMonth(
    'day-not-month',
    cell,
    'Is this a day, or the beginning of a week? Only months are accepted. Where the figure is of the whole month, write the month alone; otherwise add the days up to months.',
  )
}

function isFirstOrLastDay(year: string, month: string, day: string): boolean {
  return Number(day) === 1 || Number(day) === daysIn(`${year}-${month}`)
}

function buildMonth(year: string, number: string, cell: string): MonthReadResult {
  const month = `${year.length === 2 ? `20${year}` : year}-${number}`
  return isMonth(month) ? checkPlausible(month, cell) : { outcome: 'not-a-month' }
}

function checkPlausible(month: Month, cell: string): MonthReadResult {
  if (month >= EARLIEST_MONTH) return { outcome: 'month', month }
  return unclearMonth(
    'implausible-month',
    cell,
    'Check the date. A year such as 1900 or 1904 is a slip of the spreadsheet: type the month in again.',
  )
}

function ambiguousMonth(cell: string): MonthReadResult {
  return unclearMonth(
    'ambiguous-month',
    cell,
    `Which month is meant by "${quoteForMessage(cell)}"? It can be read in more than one way. Write it as 2018-03.`,
  )
}

/** The number 2017.10 loses its last digit in a spreadsheet. */
function lostZero(cell: string): MonthReadResult {
  const year = cell.slice(0, 4)
  return unclearMonth(
    'ambiguous-month',
    cell,
    `Is this October (${year}-10) or January (${year}-01)? A spreadsheet drops the last zero of ${year}.10. Write the month with a hyphen.`,
  )
}

function missingYear(cell: string): MonthReadResult {
  return unclearMonth(
    'month-without-year',
    cell,
    `Which year is meant by "${quoteForMessage(cell)}"? Write the month with its year in every heading, such as Mar-18.`,
  )
}

/** Day 1 of Excel's usual count is 1 January 1900; day 25,569 is 1 January 1970. */
function serialDate(cell: string): MonthReadResult {
  const day = Number(cell)
  if (day < 32_874 || day > 62_091) return { outcome: 'not-a-month' }
  const guess = serialMonth(day)
  return unclearMonth(
    'serial-date',
    cell,
    `The spreadsheet saved its own number for a date. If it means ${guess}, write ${guess}.`,
  )
}

function serialMonth(day: number): Month {
  let left = day - 25_569
  for (const month of monthRange('1970-01', '2099-12')) {
    const length = daysIn(month)
    if (left < length) return month
    left -= length
  }
  return '2099-12'
}

function daysIn(month: Month): number {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))]
  if (number === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(number) ? 30 : 31
}

function unclearMonth(code: string, cell: string, fix: string): MonthReadResult {
  return { outcome: 'unclear', code, details: { found: quoteForMessage(cell), expected: EXPECTED_MONTH, fix } }
}

/** The fault of a figure for a month, or a longer period that ends with it, that is not over on the local date `today`; undefined when it is. */
export function checkMonthIsOver(
  month: Month,
  today: string,
  frequency: Frequency = 'month',
): { readonly code: string; readonly words: FaultDetails } | undefined {
  const current = today.slice(0, 7)
  if (month < current) return undefined
  const isMonthly = frequency === 'month'
  const isPartial = isMonthly ? month === current : addMonths(month, 1 - monthsIn(frequency)) <= current
  const what = isMonthly ? 'month' : 'period'
  return {
    code: isPartial ? 'partial-month' : 'future-month',
    words: {
      found: isMonthly ? month : printPeriodEnding(frequency, month),
      expected: `a ${what} that is over`,
      fix: isPartial
        ? `This ${what} is not over yet. Take its figures out and send them when it has ended.`
        : `This ${what} has not begun. Check the year and the month.`,
    },
  }
}
