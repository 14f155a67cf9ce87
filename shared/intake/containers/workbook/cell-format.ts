import { dayMeant } from '../../cells/time-of-day.ts'
import type { Cell } from '../grid.ts'
import { sheetJs } from './sheet-js.ts'

/** Which parts of a date a format shows: a month typed as Jan-17 may have become a day of this year, shown as 17-Jan. */
export function datePartsOf(format: string): Cell['dateParts'] {
  const pattern = format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '').toLowerCase()
  const [hasDay, hasMonth, hasYear] = [
    /d/.test(pattern),
    /m/.test(pattern.replace(/h+:?m+|m+:?s+/g, '')),
    /y|e/.test(pattern),
  ]
  if (hasDay) return hasYear || !hasMonth ? 'day' : 'day-without-year'
  return hasMonth ? 'month' : hasYear ? 'year' : 'day'
}

/** True for a format that adds the percent sign, and so shows 100 times what the cell holds. */
export function isPercentFormat(format: string): boolean {
  return format.replace(/"[^"]*"|\\./g, '').includes('%')
}

/**
 * The date of a serial number; null when it is none. A time of day that stands for midnight of the next day gives that day.
 */
export function toDate(serial: number, is1904: boolean): string | null {
  if (serial < 0 || serial > LAST_SERIAL) return null
  const day = Math.floor(serial) + (dayMeant((serial % 1) * 86_400) === 'next' ? 1 : 0)
  const parts = sheetJs.SSF.parse_date_code(day, { date1904: is1904 })
  return (
    parts &&
    `${String(parts.y).padStart(4, '0')}-${String(parts.m).padStart(2, '0')}-${String(parts.d).padStart(2, '0')}`
  )
}

/** 31 December 9999, where Excel's calendar ends. */
const LAST_SERIAL = 2_958_465

/** A solid fill between black and white without colour; theme colours 0 and 1 are the page's white and black. */
export function isGrey(style: unknown): boolean {
  const fill = style as { patternType?: string; fgColor?: { rgb?: string; theme?: number; tint?: number } } | undefined
  if (fill?.patternType === undefined || fill.patternType === 'none') return false
  if (/^(gray|lightGray|mediumGray|darkGray)/.test(fill.patternType)) return true
  const colour = fill.fgColor
  if (colour?.theme !== undefined && colour.theme <= 1) return (colour.tint ?? 0) !== 0
  const digits = /([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour?.rgb ?? '')
  if (!digits) return false
  const [red, green, blue] = digits.slice(1).map(part => Number.parseInt(part, 16)) as [number, number, number]
  return Math.max(red, green, blue) - Math.min(red, green, blue) <= 8 && red > 40 && red < 250
}
