import { type CalendarDate, longDate } from '../../calendar/date.ts'
import { type Direction, type PlanAction, RATINGS, type Rating } from './entry.ts'

/** A rating as printed, never by colour alone. The meanings are those of the delivery plan's own key. */
export const RATING_KEY: Readonly<
  Record<Rating, { readonly letter: string; readonly label: string; readonly meaning: string }>
> = {
  green: { letter: 'G', label: 'Green', meaning: 'on target' },
  amber: { letter: 'A', label: 'Amber', meaning: 'delayed, achievable within the frame' },
  red: { letter: 'R', label: 'Red', meaning: 'an action or decision is required to get back on track' },
  white: { letter: 'W', label: 'White', meaning: 'not started' },
}

/** A direction of travel as printed, by word and by arrow. */
export const DIRECTION_KEY: Readonly<Record<Direction, { readonly arrow: string; readonly label: string }>> = {
  improved: { arrow: '↑', label: 'improved since the last report' },
  same: { arrow: '↔', label: 'no change since the last report' },
  deteriorated: { arrow: '↓', label: 'deteriorated since the last report' },
}

/** A rating and its reason in words. */
export interface RatingWithReason {
  readonly rating: Rating
  readonly reason: string
}

function hasRatingInputs({ status, targetDate, forecastDate, decisionNeeded }: PlanAction): boolean {
  return status !== null || targetDate !== null || forecastDate !== null || decisionNeeded !== null
}

/** Whether the register gives anything a rating can be made from. */
export function canBeRated(action: PlanAction): boolean {
  return hasRatingInputs(action) || action.registerRating !== null
}

/**
 * The rating of an action on a day, by this rule, the first that holds:
 *
 * 1. complete: green
 * 2. a decision is needed, or it is expected (or, past its target, still undone) after the frame ends: red
 * 3. not started: white
 * 4. expected after its target, or past its target and undone: amber
 * 5. in progress: green
 *
 * When the register gives no status, dates or decision, its own colour is used; null when it has none either.
 */
export function ratingOn(action: PlanAction, date: CalendarDate): RatingWithReason | null {
  const { status, targetDate, forecastDate, frameEnds, decisionNeeded } = action
  if (!hasRatingInputs(action))
    return action.registerRating && { rating: action.registerRating, reason: 'as the register gives it' }
  if (status === 'complete') return { rating: 'green', reason: 'complete' }
  if (decisionNeeded !== null) return { rating: 'red', reason: `a decision is needed: ${decisionNeeded}` }
  const isPastTarget = targetDate !== null && targetDate < date
  const expected = forecastDate !== null && forecastDate >= date ? forecastDate : isPastTarget ? date : targetDate
  if (expected !== null && frameEnds !== null && expected > frameEnds)
    return { rating: 'red', reason: `not expected before the frame ended on ${longDate(frameEnds)}` }
  if (status === 'not-started') return { rating: 'white', reason: 'not started' }
  if (isPastTarget) return { rating: 'amber', reason: `the target of ${longDate(targetDate)} has passed` }
  if (targetDate !== null && expected !== null && expected > targetDate)
    return {
      rating: 'amber',
      reason: `expected on ${longDate(expected)}, after the target of ${longDate(targetDate)}`,
    }
  return { rating: 'green', reason: 'on target' }
}

/** How a rating compares with that of the last report. */
export function compareRatings(before: Rating, now: Rating): Direction {
  const improvement = RATINGS.indexOf(now) - RATINGS.indexOf(before)
  return improvement > 0 ? 'improved' : improvement < 0 ? 'deteriorated' : 'same'
}
