import type { Month } from '../calendar/month.ts'

/** An alert episode as the board knows it: opened and notified once, carried while it lasts, closed and notified once. */
export interface Episode {
  /** `complaints#trust#2018-03#Higher`, `risk#F1.7#2019-06-03` */
  readonly id: string
  readonly kind: 'indicator' | 'risk' | 'delivery-plan' | 'action' | 'recommendation'
  /** The subject: an indicator, or the id of a risk, of an action of a plan or of an action of the log. */
  readonly indicator: string
  readonly area: string
  readonly direction: 'Higher' | 'Lower'
  readonly openedMonth: Month
  readonly lastMonth: Month
  /** Instants of the events that opened and closed it. */
  readonly openedAt: string
  readonly closedAt: string | null
  readonly closedMonth: Month | null
  /** `quiet`: two quiet months; `new-level`: two quiet months, because the new level is now expected; `restated`: the figures that caused it were corrected; `turned`: it went the other way;
   * `recovered`: a risk is back within tolerance, an action of a plan no longer red; `area-ended`: the area is there no more, and `closedMonth` was its last month. */
  readonly closedBecause: 'quiet' | 'new-level' | 'restated' | 'turned' | 'recovered' | 'area-ended' | null
  readonly rule: string
  /** Day of the digest that reported its opening, and its closing; null until then. */
  readonly openingNotifiedOn: string | null
  readonly closingNotifiedOn: string | null
}

/** The first month of the oldest episode that is open; null when none are. */
export function earliestOpenMonth(stored: readonly Episode[]): Month | null {
  const months = stored.filter(({ closedAt }) => closedAt === null).map(({ openedMonth }) => openedMonth)
  return months.sort()[0] ?? null
}
