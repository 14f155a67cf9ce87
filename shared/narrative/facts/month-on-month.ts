import { addMonths, type Month } from '../../calendar/month.ts'
import { findValue, type Told } from '../telling.ts'
import type { Comparison } from './comparison.ts'

/** The month against the month before it. */
export interface MonthOnMonth extends Comparison {
  readonly kind: 'month_vs_last_month'
}

/** Null where either month has no figure that may be said. */
export function findMonthOnMonth(told: Told, month: Month): MonthOnMonth | null {
  const now = findValue(told, [month])
  const before = findValue(told, [addMonths(month, -1)])
  return now && before ? { kind: 'month_vs_last_month', told, now, then: [before] } : null
}
