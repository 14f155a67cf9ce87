import { type CalendarDate, longDate } from '../../calendar/date.ts'
import { endOfDay, type Instant } from '../../calendar/london-time.ts'
import type { Direction, PlanAction } from './plan-action.ts'
import { compareRatings, type RatingWithReason, rateOn } from './rating.ts'

/** A plan action as one drop gave it, with since when that has been known. */
export interface PlanVersion {
  readonly action: PlanAction
  readonly drop: string
  readonly knownFrom: Instant
}

/** What a report says of one action of a plan. */
export interface PlanProgress {
  readonly action: PlanAction
  readonly rating: RatingWithReason | null
  /** Since the last report; null at the first report, or where one of the two has no rating and the register no arrow. */
  readonly direction: Direction | null
  /** The latest update first; each with since when it was known. */
  readonly updates: readonly {
    readonly text: string
    readonly date: CalendarDate | null
    readonly knownFrom: Instant
  }[]
  readonly hasUpdateSinceLastReport: boolean
  /** What is printed under the action's heading. */
  readonly statement: string
}

/**
 * What to report of an action on a day, from everything drops have said of it. `lastReport` is the day of the last report,
 * null for the first; an update known only after that day's end is new. Versions known after `date` are left out. Null when
 * the action was not known on `date`.
 */
export function reportProgress(
  versions: readonly PlanVersion[],
  date: CalendarDate,
  lastReport: CalendarDate | null,
): PlanProgress | null {
  const known = versions
    .filter(version => version.knownFrom <= endOfDay(date))
    .sort((one, other) => (one.knownFrom < other.knownFrom ? -1 : 1))
  const now = known.at(-1)
  if (!now) return null
  const reported = lastReport === null ? [] : known.filter(version => version.knownFrom <= endOfDay(lastReport))
  const rating = rateOn(now.action, date)
  const before = reported.at(-1) && lastReport !== null ? rateOn(reported.at(-1)!.action, lastReport) : null
  const updates = listUpdates(known)
  const newest = updates[0]
  const hasUpdate = newest !== undefined && (lastReport === null || newest.knownFrom > endOfDay(lastReport))
  return {
    action: now.action,
    rating,
    direction: rating && before ? compareRatings(before.rating, rating.rating) : now.action.printedDirection,
    updates,
    hasUpdateSinceLastReport: hasUpdate,
    statement: hasUpdate ? newest.text : stateNoUpdate(lastReport, newest?.text ?? null),
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

function stateNoUpdate(lastReport: CalendarDate | null, last: string | null): string {
  if (lastReport === null || last === null) return 'No update has been given.'
  return `There has been no update since the last report on ${longDate(lastReport)}. That report said: ${last}`
}

/** A numbered heading of the report on the plan: a theme, or an action in single quotes with its statement. */
export interface PlanHeading {
  readonly number: string
  readonly heading: string
  readonly progress: PlanProgress | null
}

/** Headings as the papers number them: `6.1 Victims`, `6.1.1 ‘Ensure that ...’`, themes in the order of the plan. */
export function numberHeadings(progress: readonly PlanProgress[], section: number): PlanHeading[] {
  const themes = [...new Set(progress.map(({ action }) => action.theme ?? action.plan ?? 'Actions'))]
  return themes.flatMap((theme, i) => {
    const number = `${section}.${i + 1}`
    const ofTheme = progress.filter(({ action }) => (action.theme ?? action.plan ?? 'Actions') === theme)
    const headings = ofTheme.map((one, j) => ({
      number: `${number}.${j + 1}`,
      heading: `‘${one.action.action.replace(/\.$/, '')}’`,
      progress: one,
    }))
    return [{ number, heading: theme, progress: null }, ...headings]
  })
}

/** How many actions of a plan are still open, `20 of 42 open`. An action without a status is taken to be open. */
export function summarisePlan(actions: readonly PlanAction[]): { open: number; of: number; words: string } {
  const open = actions.filter(action => action.status !== 'complete').length
  return { open, of: actions.length, words: `${open} of ${actions.length} open` }
}
