import { addMonths, type Month } from '../../calendar/month.ts'
import { directionOf } from '../words/difference.ts'
import { findValue, type Subject, type Value } from '../words/subject.ts'
import type { Comparison } from './comparison.ts'

/** The month against the same month of one year before, or of each of the last `years` years. */
export interface SameMonthLastYear extends Comparison {
  readonly kind: 'month_vs_same_month_last_year'
  readonly years: number
}

/**
 * The month against the same month last year; with `years` of 2 or more only where it is higher than each of them, or
 * lower than each. Null where a figure is missing or the years do not agree.
 */
export function findSameMonthLastYear(subject: Subject, month: Month, years = 1): SameMonthLastYear | null {
  const now = findValue(subject, [month])
  const then = Array.from({ length: years }, (_, i) => findValue(subject, [addMonths(month, -12 * (i + 1))]))
  if (now === null || !then.every((value): value is Value => value !== null)) return null
  const directions = then.map(value => directionOf(subject, now, value))
  const agree = directions.every(
    direction => direction === directions[0] && (direction === 'up' || direction === 'down'),
  )
  return years === 1 || agree ? { kind: 'month_vs_same_month_last_year', subject, now, then, years } : null
}
