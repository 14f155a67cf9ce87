import { addMonths, financialYearStart, type Month, monthOfYear, monthRange, monthsEnding } from '../calendar/month.ts'
import type { Indicator } from '../config/schema/indicator.ts'
import type { Target } from '../config/schema/target.ts'

/** Every target of an indicator, the first the one that it is known by. */
export function targetsOf({ target, targets }: Indicator): Target[] {
  return [...(target === undefined ? [] : [target]), ...targets]
}

/**
 * The months whose figure is held against a target, in or before a month: the month itself, or the last whole quarter, financial year or twelve
 * months. A target of one span is never held against a figure of another.
 */
export function targetMonths({ per }: Pick<Target, 'per'>, month: Month): Month[] {
  switch (per) {
    case 'month':
      return [month]
    case 'quarter':
      return monthsEnding(addMonths(month, -(monthOfYear(month) % 3)), 3)
    case 'year': {
      const next = financialYearStart(addMonths(month, 1))
      return monthRange(addMonths(next, -12), addMonths(next, -1))
    }
    case 'rolling-12':
      return monthsEnding(month, 12)
  }
}

/** Whether a target holds for a span: it began no later than the span's first month, and had not ended before its last. */
export function holdsFor({ from, until }: Target, months: readonly Month[]): boolean {
  return (from === undefined || from <= months[0]!) && (until === undefined || until >= months.at(-1)!)
}

/** The targets that hold for their spans in or before a month. */
export function targetsOfMonth(indicator: Indicator, month: Month): Target[] {
  return targetsOf(indicator).filter(target => holdsFor(target, targetMonths(target, month)))
}
