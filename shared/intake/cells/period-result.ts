import { type Month, monthOf } from '../../calendar/month.ts'
import { type Frequency, type Period, type PeriodKind, periodEnding } from '../../calendar/period.ts'
import { type FaultDetails, quoteForMessage } from '../../faults/fault-list.ts'
import type { SuppliedStatus } from '../../observations/observation.ts'
import { EARLIEST_MONTH } from '../containers/limits.ts'

/** What a cell says about a period of a kind: which, and how firm its mark says its figures are; nothing of the sort; or a fault with a question. */
export type PeriodReadResult =
  | { readonly outcome: 'period'; readonly period: Period; readonly mark?: SuppliedStatus }
  | { readonly outcome: 'not-a-period' }
  | { readonly outcome: 'unclear'; readonly code: string; readonly details: FaultDetails }

/** How a period of each kind is to be written. */
export const PERIOD_EXAMPLES: Readonly<Record<PeriodKind, string>> = {
  month: 'a month such as 2018-03 or March 2018',
  quarter: 'a quarter such as Q1 2018/19 or April to June 2018',
  'financial-year': 'a financial year such as 2018/19',
  'calendar-year': 'a calendar year such as 2018',
  'twelve-months': 'twelve months such as 12 months to March 2018',
  day: 'a day such as 2018-03-31 or 31 March 2018',
}

const SPANS: Readonly<Record<Frequency, string>> = {
  month: 'single months',
  quarter: 'quarters',
  'financial-year': 'financial years',
  'calendar-year': 'calendar years',
  'twelve-months': 'twelve months each',
}

/** What the figures of a frequency are of: `quarters`. */
export const printFrequency = (frequency: Frequency): string => SPANS[frequency]

export const NOT_A_PERIOD = { outcome: 'not-a-period' } as const

/** The period of a kind that ends with a month; unclear where none does, and where it lies before any figure. */
export function resultEnding(kind: Frequency, last: Month, cell: string): PeriodReadResult {
  const period = periodEnding(kind, last)
  if (period !== null && monthOf(period) >= EARLIEST_MONTH) return { outcome: 'period', period }
  return unclearPeriod(cell, kind)
}

/** A question about a cell that may be one of several periods. */
export function unclearPeriod(
  cell: string,
  kind: PeriodKind,
  fix = `Write ${PERIOD_EXAMPLES[kind]}.`,
): PeriodReadResult {
  return {
    outcome: 'unclear',
    code: 'unclear-period',
    details: { found: quoteForMessage(cell), expected: PERIOD_EXAMPLES[kind], fix },
  }
}
