import { addDays, type CalendarDate } from '../calendar/date.ts'
import type { LocalCalendar } from '../calendar/local-calendar.ts'
import { localInstant, toLocalDate } from '../calendar/local-time.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import type { Action } from '../registers/actions/entry.ts'
import type { ActionHistory, ActionVersion } from '../registers/actions/history.ts'
import { isActive } from '../registers/actions/states.ts'
import { type ChasingSettings, listChaseDigests } from './chasing.ts'
import { listActionsToChase } from './to-chase.ts'

/** How an action differs from what its owner was last notified of, when their calendar must change too. */
export interface CalendarChange {
  /** The role that has the entry in its calendar. */
  readonly role: string
  readonly kind: 'moved' | 'closed' | 'withdrawn' | 'reassigned' | 'date-removed'
  readonly action: Action
  /** What to make the new entry from. */
  readonly history: ActionHistory
}

/**
 * The calendar entries that a day's checks must change: actions whose owner was reminded before and that moved, ended
 * or changed owner since the checks of the last working day. An action nobody was reminded of changes no calendar.
 *
 * @param checksAt local time of the checks
 */
export function listCalendarChanges(
  histories: readonly ActionHistory[],
  day: CalendarDate,
  checksAt: string,
  settings: ChasingSettings,
  local: LocalCalendar,
): CalendarChange[] {
  const now = localInstant(day, checksAt, local)
  const previousDay = addWorkingDays(day, -1, local)
  const previousChecks = localInstant(previousDay, checksAt, local)
  return histories.flatMap(history => {
    const known = history.versions.filter(version => version.knownFrom <= now)
    const before = known.findLast(version => version.knownFrom <= previousChecks)?.action
    const after = known.at(-1)?.action
    if (!before?.ownerRole || !after) return []
    const kind = kindOfChange(before, after)
    if (
      kind === null ||
      !wasNotified({ id: history.id, versions: known }, before.ownerRole, previousDay, checksAt, settings, local)
    )
      return []
    const ended = {
      ...known.at(-1)!,
      action: { ...after, targetDate: before.targetDate, status: 'withdrawn' as const },
    }
    const versions = kind === 'reassigned' ? [...known.slice(0, -1), ended] : known
    return [{ role: before.ownerRole, kind, action: after, history: { id: history.id, versions } }]
  })
}

function kindOfChange(before: Action, after: Action): CalendarChange['kind'] | null {
  if (after.status === 'closed' || after.status === 'withdrawn') return after.status
  if (after.ownerRole !== before.ownerRole) return 'reassigned'
  if (after.targetDate === before.targetDate) return null
  return after.targetDate === null ? 'date-removed' : 'moved'
}

/**
 * Whether the checks of any day up to `lastDay` reminded the owner of the action, and so sent its entry: since it has
 * had that owner, and since it was last opened or given a date, when an earlier entry was removed.
 */
function wasNotified(
  history: ActionHistory,
  owner: string,
  previousDay: CalendarDate,
  checksAt: string,
  settings: ChasingSettings,
  local: LocalCalendar,
): boolean {
  const known = history.versions.filter(version => version.knownFrom <= localInstant(previousDay, checksAt, local))
  const isOpenAndOwned = ({ action }: ActionVersion) =>
    action.ownerRole === owner && isActive(action) && action.targetDate !== null
  const start = known[known.findLastIndex(version => !isOpenAndOwned(version)) + 1]
  if (start === undefined) return false
  const noEscalation = { leadOf: new Map<string, string>(), chairRoles: [] }
  for (let day = toLocalDate(start.knownFrom, local); day <= previousDay; day = addDays(day, 1)) {
    const digests = listChaseDigests(
      day,
      listActionsToChase([history], day, checksAt, local),
      noEscalation,
      settings,
      local,
    )
    if (digests.length > 0) return true
  }
  return false
}
