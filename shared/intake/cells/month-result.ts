import type { Month } from '../../calendar/month.ts'
import { type FaultDetails, quoteForMessage } from '../../faults/fault-list.ts'
import type { SuppliedStatus } from '../../observations/observation.ts'

/** What a cell says about a month: the month and, where it is marked, how firm its figures are; nothing of the kind; or a fault with a question. */
export type MonthReadResult =
  | { readonly outcome: 'month'; readonly month: Month; readonly mark?: SuppliedStatus }
  | { readonly outcome: 'not-a-month' }
  | { readonly outcome: 'unclear'; readonly code: string; readonly details: FaultDetails }

const EXPECTED_MONTH = 'a month such as 2018-03, Mar-18 or March 2018'

/** A question about a cell that may be one of several months, or none. */
export function unclearMonth(code: string, cell: string, fix: string): MonthReadResult {
  return { outcome: 'unclear', code, details: { found: quoteForMessage(cell), expected: EXPECTED_MONTH, fix } }
}
