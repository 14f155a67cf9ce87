import type { CalendarDate } from '../../calendar/date.ts'

/** Ratings from worst to best, the order used for direction of travel: to start is to improve. */
export const RATINGS = ['red', 'white', 'amber', 'green'] as const
export type Rating = (typeof RATINGS)[number]
export type Direction = 'improved' | 'same' | 'deteriorated'

/** The progress of an action. */
export type PlanStatus = 'not-started' | 'in-progress' | 'complete'

/**
 * One action of the delivery plan, or of another plan in the same form (estates, inspection recommendations).
 *
 * - `id`: the number in its plan, `O2.1`, after the plan's slug where it is not the delivery plan: `estates-12`
 * - `plan`: the other plan's name, null for the delivery plan
 * - `frameEnds`: the last day of the frame that the action must be achieved in
 * - `forecastDate`: when its lead now expects it done
 * - `opportunities`: what wider partnership could add; absent in entries of before there was such a column
 * - `decisionNeeded`: what must be decided to get it back on track - `registerRating`, `registerDirection`: as the
 * register gives them, null when it leaves them to the rule
 */
export interface PlanAction {
  readonly id: string
  readonly plan: string | null
  readonly theme: string | null
  readonly number: string
  readonly action: string
  readonly lead: string | null
  readonly deliveryLead: string | null
  readonly update: string | null
  readonly updateDate: CalendarDate | null
  readonly status: PlanStatus | null
  readonly targetDate: CalendarDate | null
  readonly forecastDate: CalendarDate | null
  readonly frameEnds: CalendarDate | null
  readonly opportunities?: string | null
  readonly decisionNeeded: string | null
  readonly registerRating: Rating | null
  readonly registerDirection: Direction | null
}
