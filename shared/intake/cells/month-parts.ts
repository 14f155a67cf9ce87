import { MONTH_NAMES } from '../../calendar/month.ts'
import { buildDay, buildMonth } from './month-date.ts'
import type { MonthReadResult } from './month-result.ts'
import { ambiguousMonth, isNextYear, missingYear } from './unclear-month.ts'

/** Months by their names, whole and short, as numbers of two digits. */
export const MONTH_NUMBERS = new Map(
  MONTH_NAMES.flatMap((name, i) => {
    const number = String(i + 1).padStart(2, '0')
    return [[name.toLowerCase(), number] as const, [name.slice(0, 3).toLowerCase(), number] as const]
  }),
)
MONTH_NUMBERS.set('sept', '09')

/** The month that parts with a name among them make: `March 2018`, `31 March 2018`. */
export function readNamedMonth(cell: string, parts: string[]): MonthReadResult {
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

/** The month that numbers make: `03/2018`, `31/03/2018`. */
export function readNumberedMonth(cell: string, parts: string[]): MonthReadResult {
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
