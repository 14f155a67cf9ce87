import { addMonths, isMonth, MONTH_NAMES, type Month, monthsBetween } from '../../calendar/month.ts'
import { readMonthText } from './month-cell.ts'

/** The month of a text that names its year; null for anything else. */
export function monthIn(text: string): Month | null {
  if (isMonth(text)) return text
  const reading = readMonthText(text)
  return reading.outcome === 'month' ? reading.month : null
}

/**
 * The last month of `April to June 2018`, `Apr-Jun 18`, `Apr 17 - Mar 18`, `Jan-Mar 2017/18` and `01/04/2018 - 30/06/2018`, where so many
 * months are meant; null for anything else.
 */
export function lastOfSpan(cell: string, months: number): Month | null {
  // the year first: `2018 Apr-Jun`
  const yearFirst = /^((?:19|20)\d{2}(?:\/\d{2})?)[ :,-]+(\p{L}.*\p{L})$/u.exec(cell)
  const text = yearFirst ? `${yearFirst[2]} ${yearFirst[1]}` : cell
  for (const { index, 0: between } of text.matchAll(/ to | ?- ?/gi)) {
    const first = text.slice(0, index)
    const last = text.slice(index + between.length)
    const end = monthIn(last) ?? dayEnding(last)
    if (end === null) continue
    const start = monthIn(first) ?? dayBeginning(first) ?? monthNamed(first, end)
    if (start !== null && monthsBetween(start, end) === months - 1) return end
  }
  return null
}

/** The month that `01/04/2018` begins beside a last day; on its own it could be 4 January. */
function dayBeginning(text: string): Month | null {
  const [, month, year] = /^0?1\/(\d{1,2})\/(\d{4})$/.exec(text) ?? []
  return month === undefined ? null : monthIn(`${year}-${month.padStart(2, '0')}`)
}

const dayEnding = (text: string): Month | null => (/^\d{1,2}\/\d{1,2}\/\d{4}$/.test(text) ? monthIn(text) : null)

/** The latest month of a name that is not after another: `April` before June 2018 is April 2018. */
function monthNamed(name: string, end: Month): Month | null {
  const wanted = name
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^sept$/, 'sep')
  const index = MONTH_NAMES.findIndex(each => [each, each.slice(0, 3)].some(form => form.toLowerCase() === wanted))
  if (index === -1) return null
  const month = `${end.slice(0, 4)}-${String(index + 1).padStart(2, '0')}`
  return month <= end ? month : addMonths(month, -12)
}

/**
 * April of `2018/19`, `FY2018-19`, `2018/2019`, `FY18/19`, `17/18`; null for anything else. `isCertain`: false for `11/12`, which may be a day.
 */
export function readFinancialYear(text: string): { readonly start: Month; readonly isCertain: boolean } | null {
  const match =
    /^((?:FY|F\/Y|(?:financial|fiscal) year):? ?)?((?:19|20)?\d{2}) ?[/-] ?(\d{2}|\d{4})( \(?(?:FY|financial year)\)?)?$/i.exec(
      text.trim(),
    )
  const [, before, first, second, after] = match ?? []
  if (first === undefined || second === undefined) return null
  const year = first.length === 4 ? Number(first) : Number(first) + (first >= '50' ? 1900 : 2000)
  const isNext = Number(second) === year + 1 || (second.length === 2 && Number(second) === (year + 1) % 100)
  if (!isNext) return null
  return { start: `${year}-04`, isCertain: first.length === 4 || (before ?? after) !== undefined || Number(first) > 12 }
}
