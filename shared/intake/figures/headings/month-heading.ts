import { quoteForMessage } from '../../../faults/fault-list.ts'
import { readMonthText } from '../../cells/month-cell.ts'
import { readMonthDate } from '../../cells/month-date.ts'
import type { MonthReadResult } from '../../cells/month-result.ts'
import { dayMeant } from '../../cells/time-of-day.ts'
import { type Cell, type GridRow, isBlank } from '../../containers/grid.ts'
import { kindOfFigure } from './kind-of-figure.ts'

/** The month of a cell, whatever the cell holds it as. */
export function readMonthOfCell(cell: Cell): MonthReadResult {
  if (cell.date === null) return readMonthText(cell.plainText ?? cell.text)
  const hasTime = dayMeant(((cell.number ?? 0) % 1) * 86_400) === 'unclear'
  return readMonthDate(cell.date, cell.dateParts ?? 'day', hasTime)
}

/**
 * The month of a heading, of which a bare year is none. A month without its year takes it from the row above, where one stands over it or
 * to its left. `Mar-18 Actual` is a month; `Mar-18 target` and `Jan to Mar 18` name one and are asked about.
 */
export function readMonthHeading(cell: Cell, index: number, above: GridRow | undefined): MonthReadResult {
  if (cell.date === null && /^(?:19|20)\d{2}$/.test(cell.text)) return readMonthText(`CY ${cell.text}`)
  const reading = readMonthOfCell(cell)
  if (reading.outcome === 'not-a-month') return readMonthInWords(cell.plainText ?? cell.text)
  if (reading.outcome !== 'unclear' || reading.code !== 'month-without-year' || !above) return reading
  const year = above.cells
    .slice(0, index + 1)
    .findLast(candidate => !isBlank(candidate))
    ?.text.trim()
  return year !== undefined && /^(?:FY\s*)?(?:19|20)\d{2}(?:\s*[/–-]\s*\d{2,4})?$/i.test(year)
    ? readMonthText(`${cell.text} ${year.replace(/^FY\s*/i, '')}`)
    : reading
}

const NAME = '(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*'
const MONTH_INSIDE = new RegExp(`\\b${NAME}\\W{0,2}\\d{2,4}\\b|\\b(?:19|20)\\d{2}[-/M](?:0[1-9]|1[0-2])\\b`, 'i')
/** Words of a longer span that no title would say by itself: `FYE Mar-18`. */
const ENDING = /^\W*(?:F?YE|H[12])\b|\bto\b.*\d|^to\b/i
const SEVERAL_MONTHS = new RegExp(`\\b${NAME}\\b.*\\b${NAME}\\W{0,2}\\d{2,4}\\b`, 'i')

function readMonthInWords(text: string): MonthReadResult {
  const bare = text.replace(/[\s(-]*\b(?:actuals?|outturn)\b\)?/i, ' ').trim()
  if (bare !== text.trim()) {
    const reading = readMonthText(bare)
    if (reading.outcome === 'month') return reading
  }
  return otherThanOneMonth(text) ?? { outcome: 'not-a-month' }
}

/** The fault of a text that names a month and says that its figure is another than the actual one of that month; undefined for any other. */
export function otherThanOneMonth(text: string): Extract<MonthReadResult, { outcome: 'unclear' }> | undefined {
  if (!MONTH_INSIDE.test(text) || !(kindOfFigure(text) || SEVERAL_MONTHS.test(text) || ENDING.test(text)))
    return undefined
  return {
    outcome: 'unclear',
    code: 'not-one-month',
    details: {
      found: quoteForMessage(text),
      expected: 'a month alone, with the actual figures of that month',
      fix: 'If this is the actual figure of one month, write the month alone. If not, take it out.',
    },
  }
}

/**
 * Whether texts that could each be a month, `2009-10`, `2010-11`, `2011-12`, are financial years: all of them name a year and the next, and
 * there are two or more.
 */
export function areFinancialYears(texts: readonly string[]): boolean {
  const isYear = (text: string) => {
    const match = /^((?:19|20)\d{2})-(\d{2})$/.exec(text.trim())
    return match !== null && (Number(match[1]) + 1) % 100 === Number(match[2])
  }
  return new Set(texts).size >= 2 && texts.every(isYear)
}

/** The fault of a quarter or a year over monthly figures. */
export const longSpanFault = (text: string) => ({
  code: 'not-a-month',
  details: {
    found: quoteForMessage(text),
    expected: 'a month such as 2018-03, Mar-18 or March 2018',
    fix: 'This is longer than a month. Only months are accepted here: give each month on its own.',
  },
})

/** The question about one of them. */
export const financialYearFault = (text: string) => ({
  code: 'year-not-month',
  details: {
    found: quoteForMessage(text),
    expected: 'a month such as 2018-03, Mar-18 or March 2018',
    fix: `Is this the financial year ${text.trim().replace('-', '/')}? Every month here could be one. Only months are accepted: give each month on its own. If it is a month, write it in words.`,
  },
})
