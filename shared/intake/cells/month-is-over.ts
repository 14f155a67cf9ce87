import { addMonths, type Month } from '../../calendar/month.ts'
import { type Frequency, monthsIn, printPeriodEnding } from '../../calendar/period.ts'
import type { FaultDetails } from '../../faults/fault-list.ts'

/** The fault of a figure for a month, or a longer period that ends with it, that is not over on the local date `today`; undefined when it is. */
export function checkMonthIsOver(
  month: Month,
  today: string,
  frequency: Frequency = 'month',
): { readonly code: string; readonly words: FaultDetails } | undefined {
  const current = today.slice(0, 7)
  if (month < current) return undefined
  const isMonthly = frequency === 'month'
  const isPartial = isMonthly ? month === current : addMonths(month, 1 - monthsIn(frequency)) <= current
  const what = isMonthly ? 'month' : 'period'
  return {
    code: isPartial ? 'partial-month' : 'future-month',
    words: {
      found: isMonthly ? month : printPeriodEnding(frequency, month),
      expected: `a ${what} that is over`,
      fix: isPartial
        ? `This ${what} is not over yet. Take its figures out and send them when it has ended.`
        : `This ${what} has not begun. Check the year and the month.`,
    },
  }
}
