import { addMonths, type Month } from '../../calendar/month.ts'
import { findValue, type Subject } from '../words/subject.ts'
import type { Comparison } from './comparison.ts'

/** The month against the month before it. */
export interface MonthOnMonth extends Comparison {
  readonly kind: 'month_vs_last_month'
}

/** Null where either month has no figure that may be said. */
export function findMonthOnMonth(subject: Subject, month: Month): MonthOnMonth | null {
  const now = findValue(subject, [month])
  const before = findValue(subject, [addMonths(month, -1)])
  return now && before ? { kind: 'month_vs_last_month', subject, now, then: [before] } : null
}
