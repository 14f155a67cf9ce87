import { isMonth } from '../../calendar/month.ts'
import { splitMark } from './figure-mark.ts'
import { buildDay, buildMonth, checkPlausible } from './month-date.ts'
import { MONTH_NUMBERS, readNamedMonth, readNumberedMonth } from './month-parts.ts'
import type { MonthReadResult } from './month-result.ts'
import { readTimestamp } from './timestamp.ts'
import { lostZero, otherPeriod, serialDate } from './unclear-month.ts'

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
  const timed = readTimestamp(cell, readMonthText)
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
  return /[a-z]/.test(cell.toLowerCase()) ? readNamedMonth(cell, parts) : readNumberedMonth(cell, parts)
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
