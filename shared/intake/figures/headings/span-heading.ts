import { FREQUENCIES, type Frequency } from '../../../calendar/period.ts'
import { readPeriodCell, readPeriodText } from '../../cells/period-cell.ts'
import type { PeriodReadResult } from '../../cells/period-result.ts'
import { type Cell, type GridRow, isBlank } from '../../containers/grid.ts'
import { readMonthOfCell } from './month-heading.ts'

/** The spans longer than a month that figures can be of. */
const LONG = FREQUENCIES.filter((each): each is Exclude<Frequency, 'month'> => each !== 'month')

const YEAR = /^(?:FY\s*|CY\s*)?(?:19|20)\d{2}(?:\s*[/–-]\s*\d{2,4})?$/i
/** Words over months that make each the last of a span: `Quarter ending` over `Jun-18`. */
const ENDING =
  /^(?:rolling |the )?(?:(?:12|3|twelve|three)[- ]?m(?:on)?ths?|(?:financial |calendar )?years?|quarters?)(?: to| ending| ended)?:?$/i

/**
 * What a heading says as the name of a span longer than a month, made whole by the row above it where that has its year (`2018/19` over
 * `Q1`) or its first words (`Year ending` over `Mar-18`); null where no frequency could read it, and for a plain month.
 */
export function spanHeading(cell: Cell, index: number, above: GridRow | undefined): string | null {
  const own = ownText(cell)
  const over = above?.cells
    .slice(0, index + 1)
    .findLast(candidate => !isBlank(candidate))
    ?.text.trim()
  const texts = [own, over !== undefined && YEAR.test(over) ? `${own} ${over}` : null, underWords(over, cell)]
  const candidates = texts.filter(text => text !== null)
  const outcomeOf = (text: string) => LONG.map(kind => readPeriodText(text, kind).outcome)
  return (
    candidates.find(text => outcomeOf(text).includes('period')) ??
    candidates.find(text => outcomeOf(text).includes('unclear')) ??
    null
  )
}

/** The words of a heading, without those for actual figures. A date shows at most a year that is no month. */
function ownText(cell: Cell): string {
  if (cell.date !== null) return cell.dateParts === 'year' ? cell.date.slice(0, 4) : ''
  return (cell.plainText ?? cell.text).replace(/[\s(-]*\b(?:actuals?|outturn)\b\)?/i, ' ').trim()
}

function underWords(over: string | undefined, cell: Cell): string | null {
  if (over === undefined || !ENDING.test(over)) return null
  const month = readMonthOfCell(cell)
  const words = over.replace(/:$/, '')
  return month.outcome === 'month'
    ? `${/(?:to|ending|ended)$/i.test(words) ? words : `${words} to`} ${month.month}`
    : null
}

/** Whether a heading says that the months below it each end a longer span: `Quarter ending`. */
export const saysEndOfSpan = (heading: string): boolean => ENDING.test(heading.trim())

/** A period below a heading that says `Quarter ending` or `Year ending`: `Jun-18` is the quarter that ends then. */
export function readUnderHeading(cell: Cell, heading: string, frequency: Frequency): PeriodReadResult {
  const reading = readPeriodCell(cell, frequency)
  if (reading.outcome === 'period') return reading
  const words = underWords(heading.trim(), cell)
  const ending = words === null ? reading : readPeriodText(words, frequency)
  return ending.outcome === 'not-a-period' ? reading : ending
}
