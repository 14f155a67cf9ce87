import { addDays, type CalendarDate } from '../calendar/date.ts'
import type { LocalCalendar } from '../calendar/local-calendar.ts'
import { type Instant, localInstant, toLocalDate } from '../calendar/local-time.ts'
import type { ActionHistory, ActionVersion } from '../registers/actions/history.ts'
import { ACTION_RULES } from '../registers/actions/transitions.ts'
import type { ChasedAction } from './chasing.ts'

/**
 * The actions as known at the checks of a day, whatever became known since: a day run again chases the same. Checks run
 * at
 * `checksAt`, a local time such as `07:00`; what becomes known later in the day is for the next day's checks.
 */
export function listActionsToChase(
  histories: readonly ActionHistory[],
  day: CalendarDate,
  checksAt: string,
  local: LocalCalendar,
): ChasedAction[] {
  const instant = localInstant(day, checksAt, local)
  return histories.flatMap(history => {
    const known = history.versions.filter(version => version.knownFrom <= instant)
    const now = known.at(-1)
    if (!now) return []
    const { id, ownerRole, targetDate } = now.action
    const knownOn = firstDayWithChecksAfter(findStartOfCurrentState(known, now).knownFrom, checksAt, local)
    return [{ id, ownerRole, targetDate, isChased: isChased(now), knownOn }]
  })
}

function isChased(version: ActionVersion): boolean {
  return ACTION_RULES[version.action.status].isChased
}

/** The version since which the action has been as it is now: chased or not, with this target date and owner. */
function findStartOfCurrentState(known: readonly ActionVersion[], now: ActionVersion): ActionVersion {
  const hasSameTargetAndOwner = ({ action }: ActionVersion) =>
    action.targetDate === now.action.targetDate && action.ownerRole === now.action.ownerRole
  const lastDifferentIndex = known.findLastIndex(
    version => !hasSameTargetAndOwner(version) || isChased(version) !== isChased(now),
  )
  return known[lastDifferentIndex + 1] ?? now
}

function firstDayWithChecksAfter(instant: Instant, checksAt: string, local: LocalCalendar): CalendarDate {
  const day = toLocalDate(instant, local)
  return instant <= localInstant(day, checksAt, local) ? day : addDays(day, 1)
}
