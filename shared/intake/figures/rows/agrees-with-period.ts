import { type Month, monthOfYear } from '../../../calendar/month.ts'
import { readMonthText } from '../../cells/month-cell.ts'

/** `Mar`, `March` or `3` beside a month of any year. */
export function nameOfMonth(text: string, month: Month): boolean {
  const reading = readMonthText(/^\d{1,2}$/.test(text) ? `2000-${text.padStart(2, '0')}` : `${text} 2000`)
  return reading.outcome === 'month' && reading.month.slice(5) === month.slice(5)
}

/** Whether a cell such as `Q1`, `Qtr 4` or `1` may name the quarter that ends with a month, of either kind of year. */
export function isQuarterOf(text: string, last: Month): boolean {
  const [, number] = /^(?:Q|qtr|quarter)?\.? ?([1-4])\b/i.exec(text.trim()) ?? []
  if (number === undefined) return true
  const ofCalendar = Math.ceil(monthOfYear(last) / 3)
  return [ofCalendar, ((ofCalendar + 2) % 4) + 1].includes(Number(number))
}

/** Whether a cell such as `2018` or `2018/19` may be a year in which a span ends. */
export function isYearOf(text: string, last: Month): boolean {
  const [, first, next] = /^(?:FY ?|CY ?)?((?:19|20)\d{2})(?:\s*[/–-]\s*(\d{2,4}))?$/i.exec(text.trim()) ?? []
  if (first === undefined) return true
  const year = Number(last.slice(0, 4))
  const ofFinancial = last.slice(5) < '04' ? year - 1 : year
  return next === undefined ? [year, ofFinancial].includes(Number(first)) : Number(first) === ofFinancial
}
