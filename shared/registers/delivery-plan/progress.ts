import { type CalendarDate, longDate } from '../../calendar/date.ts'
import type { LocalCalendar } from '../../calendar/local-calendar.ts'
import { endOfDay, type Instant } from '../../calendar/local-time.ts'
import { countNoun, joinWords } from '../../document/count-words.ts'
import type { Direction, PlanAction, Rating } from './entry.ts'
import type { PlanVersion } from './history.ts'
import { compareRatings, RATING_KEY, type RatingWithReason, ratingOn } from './rating.ts'

/** Ratings in the order of the plan's own key. */
const RATING_DISPLAY_ORDER: readonly Rating[] = ['green', 'amber', 'red', 'white']

/** One action of a plan in a report. */
export interface PlanProgress {
  readonly action: PlanAction
  readonly rating: RatingWithReason | null
  /**
   * Since the last report; null at the first report, or when one of the two has no rating and the register no arrow.
   */
  readonly direction: Direction | null
  /** The latest update first, each with the day it became known. */
  readonly updates: readonly {
    readonly text: string
    readonly date: CalendarDate | null
    readonly knownFrom: Instant
  }[]
  readonly hasUpdateSinceLastReport: boolean
  /** The text under the action's heading. */
  readonly statement: string
}

/**
 * The report on an action on a day, from all its versions. `lastReport` is the day of the last report, null for the
 * first; an update known only after that day's end is new. Versions known after `date` are left out. Null when
 * the action was not known on `date`.
 */
export function reportProgress(
  versions: readonly PlanVersion[],
  date: CalendarDate,
  lastReport: CalendarDate | null,
  local: LocalCalendar,
): PlanProgress | null {
  const known = versions
    .filter(version => version.knownFrom <= endOfDay(date, local))
    .sort((item, other) => (item.knownFrom < other.knownFrom ? -1 : 1))
  const now = known.at(-1)
  if (!now) return null
  const reported = lastReport === null ? [] : known.filter(version => version.knownFrom <= endOfDay(lastReport, local))
  const rating = ratingOn(now.action, date)
  const before = reported.at(-1) && lastReport !== null ? ratingOn(reported.at(-1)!.action, lastReport) : null
  const updates = listUpdates(known)
  const newest = updates[0]
  const hasUpdate = newest !== undefined && (lastReport === null || newest.knownFrom > endOfDay(lastReport, local))
  return {
    action: now.action,
    rating,
    direction: rating && before ? compareRatings(before.rating, rating.rating) : now.action.registerDirection,
    updates,
    hasUpdateSinceLastReport: hasUpdate,
    statement: hasUpdate ? newest.text : noUpdateStatement(lastReport, newest?.text ?? null),
  }
}

/** Each update once, when it was first given, the latest first. */
function listUpdates(known: readonly PlanVersion[]): { text: string; date: CalendarDate | null; knownFrom: Instant }[] {
  const changed = known.filter(({ action }, i) => action.update !== known[i - 1]?.action.update)
  return changed
    .reverse()
    .flatMap(({ action, knownFrom }) =>
      action.update === null ? [] : [{ text: action.update, date: action.updateDate, knownFrom }],
    )
}

function noUpdateStatement(lastReport: CalendarDate | null, last: string | null): string {
  if (lastReport === null || last === null) return 'No update has been given.'
  return `There has been no update since the last report on ${longDate(lastReport)}. That report said: ${last}`
}

/**
 * An action as a heading quotes it: in single quotes, without its full stop. Quotations inside it are in double ones,
 * so that the reader sees where it ends.
 */
export function quoteAction(action: string): string {
  return `‘${action.replace(/\.$/, '').replace(/‘((?:[^‘’]|’(?=\p{L}))*)’(?!\p{L})/gu, '“$1”')}’`
}

/**
 * `Of 6 actions 3 are green, 1 amber, 1 red and 1 white.` Actions without a rating are counted as such, with the
 * reason.
 */
export function summariseRatings(progress: readonly PlanProgress[]): string {
  const ratingCounts = RATING_DISPLAY_ORDER.map(rating => ({
    word: RATING_KEY[rating].label.toLowerCase(),
    number: progress.filter(item => item.rating?.rating === rating).length,
  })).filter(({ number }) => number > 0)
  const unrated = progress.filter(item => item.rating === null).length
  const parts = [
    ...ratingCounts.map(({ word: label, number }) => ({ number, word: label })),
    ...(unrated > 0 ? [{ number: unrated, word: 'not rated' }] : []),
  ].map(({ number, word: label }, i) => `${number} ${i > 0 ? '' : number === 1 ? 'is ' : 'are '}${label}`)
  const explanation =
    unrated === 0
      ? ''
      : ' An action is not rated where the register gives neither a colour nor a status or dates for it.'
  const all = countNoun(progress.length, 'action')
  return `${unrated === progress.length ? `None of ${all} is rated.` : `Of ${all} ${joinWords(parts)}.`}${explanation}`
}

/** How many actions of a plan are still open, `20 of 42 open`. An action without a status is taken to be open. */
export function summarisePlan(actions: readonly PlanAction[]): { open: number; total: number; summary: string } {
  const open = actions.filter(action => action.status !== 'complete').length
  return { open, total: actions.length, summary: `${open} of ${actions.length} open` }
}
