import { addMonths } from '../../calendar/month.ts'
import { NOT_A_PERIOD, type PeriodReadResult, resultEnding, unclearPeriod } from './period-result.ts'
import { lastOfSpan, monthIn, readFinancialYear } from './span-text.ts'

type YearKind = 'financial-year' | 'calendar-year' | 'twelve-months'

const CALENDAR =
  /^(?:(CY|calendar year):? ?((?:19|20)\d{2})|((?:19|20)\d{2}),? \(?(?:CY|calendar year)\)?|(?:year )?((?:19|20)\d{2}))$/i
const ENDING =
  /^(?:(?:rolling |the )?(?:12|twelve)[- ]?m(?:on)?ths?(?: rolling)?(?: to| ending| ended| up to| to end(?: of)?)|(?:rolling |the )?12m(?: to)?|(?:the )?(?:(?:financial|fiscal|calendar) )?years?(?: to| ending| ended| end)|F?Y\/?E)[: ]+(.+)$/i

/** Reads a text as twelve months of a kind: a financial or calendar year by its name, or any by its first and last month, or by its last. */
export function readYear(cell: string, kind: YearKind): PeriodReadResult {
  const year = readFinancialYear(cell)
  if (year !== null && kind !== 'calendar-year')
    return year.isCertain ? resultEnding(kind, addMonths(year.start, 11), cell) : unclearPeriod(cell, kind)
  const [whole, named, first, second, bare] = CALENDAR.exec(cell) ?? []
  const said = first ?? second
  if (kind === 'calendar-year' && whole !== undefined) return resultEnding(kind, `${said ?? bare}-12`, cell)
  if (kind === 'twelve-months' && said !== undefined) return resultEnding(kind, `${said}-12`, cell)
  const to = ENDING.exec(cell)
  const last = to ? monthIn(to[1]!) : lastOfSpan(cell, 12)
  if (last !== null) return resultEnding(kind, last, cell)
  const isYear = whole !== undefined || named !== undefined || /^FY(?:E )?(?:20)?\d{2}$/i.test(cell)
  return isYear ? unclearPeriod(cell, kind) : NOT_A_PERIOD
}
