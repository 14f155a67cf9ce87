import { type CalendarDate, dateOfDayNumber, isDate } from '../../calendar/date.ts'
import { InvalidInstantError, toLocalDate } from '../../calendar/local-time.ts'
import { MONTH_NAMES } from '../../calendar/month.ts'
import type { ItemNumbering } from '../../config/schema/profile.ts'

/** What a cell of a table holds: a workbook gives numbers and truth values, a CSV only text. */
export type Cell = string | number | boolean | null

/** A cell read, blank, or not readable: `problem` says why in a few words. */
export type CellReadResult<Value> =
  | { readonly kind: 'value'; readonly value: Value; readonly isRepaired: boolean }
  | { readonly kind: 'blank' }
  | {
      readonly kind: 'problem'
      readonly problem: 'not-a-date' | 'spreadsheet-number' | 'not-an-item' | 'date-for-item'
    }

/** Excel counts days from 30 December 1899, which makes 1970-01-01 day 25569. */
const SERIAL_OF_1970 = 25_569
/** 31 December 9999: no spreadsheet counts days beyond it. A longer number is a time stamp or a telephone number. */
const LAST_SERIAL = 2_958_465

const dateOfSerial = (serial: number): CalendarDate | null =>
  serial >= 0 && serial <= LAST_SERIAL ? dateOfDayNumber(Math.floor(serial) - SERIAL_OF_1970) : null

/** Years a board's dates may lie in; anything else is a mistake. */
const FIRST_YEAR = 2000
const LAST_YEAR = 2099

const readValue = <Value>(read: Value, isRepaired = false): CellReadResult<Value> => ({
  kind: 'value',
  value: read,
  isRepaired,
})

/** The text of a cell on one line, or null when it is blank. Truth values read `yes` and `no`. */
export function readText(cell: Cell): string | null {
  if (cell === null) return null
  const text = typeof cell === 'boolean' ? (cell ? 'yes' : 'no') : String(cell)
  return text.replace(/\s+/g, ' ').trim() || null
}

/** The cell as quoted in a fault. */
export function quoteCell(cell: Cell): string {
  return readText(cell) ?? 'nothing'
}

function formatIsoDate(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const NAMED_DAY = /^(?:[A-Z][a-z]{2,8},? )?(\d{1,2}) ?(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9}),?[ -](\d{4}|\d{2})$/
/** `May 16, 2018`, as programs set to American English write it. */
const NAMED_DAY_AFTER_MONTH = /^(?:[A-Z][a-z]{2,8},? )?([A-Za-z]{3,9}) (\d{1,2})(?:st|nd|rd|th)?, (\d{4})$/
const MIDNIGHT = /(?:T| )0{1,2}:00(?::00(?:\.0+)?)?$/

function dateFromText(written: string): string | null {
  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(?:Z|[+-]\d{2}:\d{2})$/.test(written)
  // a list of SharePoint writes 16 May in summer as 2018-05-15T23:00:00Z
  if (instant) return localDateOf(written)
  const text = written.replace(MIDNIGHT, '')
  const isoMatch = /^(\d{4})[-/](\d{2})[-/](\d{2})(?:T[\d:.]+)?$/.exec(text)
  if (isoMatch) return `${isoMatch[1]}-${isoMatch[2]}-${isoMatch[3]}`
  const slashedMatch = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(text)
  if (slashedMatch) return formatIsoDate(Number(slashedMatch[4]), Number(slashedMatch[3]), Number(slashedMatch[1]))
  const [, day, word, year] = NAMED_DAY.exec(text) ?? []
  const [, wordFirst, dayAfter, yearLast] = NAMED_DAY_AFTER_MONTH.exec(text) ?? []
  const name = (word ?? wordFirst)?.toLowerCase()
  if (name === undefined) return null
  const month = MONTH_NAMES.findIndex(each => each.toLowerCase() === name || each.slice(0, 3).toLowerCase() === name)
  const fullYear = (year ?? yearLast)!.padStart(4, '20')
  return month < 0 ? null : formatIsoDate(Number(fullYear), month + 1, Number(day ?? dayAfter))
}

function localDateOf(instant: string): string | null {
  try {
    return toLocalDate(instant, { timeZone: 'Europe/London' })
  } catch (error) {
    if (!(error instanceof InvalidInstantError)) throw error
    return null
  }
}

/**
 * A date as a register writes it: `2019-05-16`, `16/05/2019` (day first, as the papers), `16 May 2019`, `16-May-19`,
 * `Thursday 16th May 2019`, midnight of them, or a workbook's day number. Two-digit years beside a number are rejected: 03/04/18 is ambiguous. A date in
 * 1900 is a small number that a spreadsheet showed as a date, so it is rejected too.
 */
export function readDate(cell: Cell): CellReadResult<CalendarDate> {
  const text = readText(cell)
  if (text === null) return { kind: 'blank' }
  const date = typeof cell === 'number' ? dateOfSerial(cell) : dateFromText(text)
  if (date === null || !isDate(date)) return { kind: 'problem', problem: 'not-a-date' }
  const year = Number(date.slice(0, 4))
  if (year < 1901) return { kind: 'problem', problem: 'spreadsheet-number' }
  return year < FIRST_YEAR || year > LAST_YEAR ? { kind: 'problem', problem: 'not-a-date' } : readValue(date)
}

/** A number of letters and digits, which no sentence is. */
const WRITTEN_NUMBER = /^(?=.*\d)[\p{L}\p{N}][\p{L}\p{N}./:()#-]{0,39}$/u

/**
 * An item or action number as the papers print it. Numbered `decimal`, `5` and the number 5 read as `5.0`, and `7.2` stays;
 * `as-written`, `5`, `AC-12` and `PUB25/05/3.2` stay as they are.
 *
 * Excel shows the number 5 in a cell formatted as a date as 05/01/1900. January 1900 is certain (day 5 is number 5) and
 * is repaired, `isRepaired` true. Any other date is not: 05/02/2019 may have been 5.2 or a real date, so it is a fault.
 */
export function readItemNumber(cell: Cell, numbering: ItemNumbering): CellReadResult<string> {
  const text = readText(cell)
  if (text === null) return { kind: 'blank' }
  const number = /^(\d{1,3})(?:\.(\d{1,2}))?\.?$/.exec(text)
  const isAsWritten = numbering === 'as-written'
  if (number) return readValue(isAsWritten ? text.replace(/\.$/, '') : `${Number(number[1])}.${number[2] ?? '0'}`)
  const date = dateFromText(text)
  if (date === null)
    return isAsWritten && WRITTEN_NUMBER.test(text) ? readValue(text) : { kind: 'problem', problem: 'not-an-item' }
  if (/^1900-01-\d{2}$/.test(date)) return readValue(`${Number(date.slice(8))}${isAsWritten ? '' : '.0'}`, true)
  return { kind: 'problem', problem: 'date-for-item' }
}
