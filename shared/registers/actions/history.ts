import type { Instant } from '../../calendar/local-time.ts'
import type { Action } from './entry.ts'

/** An action as one drop gave it, with since when that has been known. */
export interface ActionVersion {
  readonly action: Action
  readonly drop: string
  readonly knownFrom: Instant
}

/** Every version of one action, oldest first, one a drop. */
export interface ActionHistory {
  readonly id: string
  readonly versions: readonly ActionVersion[]
}

/** The actions of one drop. */
export interface ActionDrop {
  readonly drop: string
  readonly knownFrom: Instant
  readonly actions: readonly Action[]
}

/**
 * The histories with a drop added. Nothing is lost: each action in the drop gains a version, and one that the drop
 * leaves out stays as last known. The same drop twice changes nothing; drops may arrive in any order.
 */
export function mergeActions(histories: readonly ActionHistory[], drop: ActionDrop): ActionHistory[] {
  const merged = new Map(histories.map(history => [history.id, history]))
  for (const action of drop.actions) {
    const versions = merged.get(action.id)?.versions ?? []
    if (versions.some(version => version.drop === drop.drop)) continue
    const sortedVersions = [...versions, { action, drop: drop.drop, knownFrom: drop.knownFrom }].sort(compareVersions)
    merged.set(action.id, { id: action.id, versions: sortedVersions })
  }
  return [...merged.values()]
}

function compareVersions(one: ActionVersion, other: ActionVersion): number {
  if (one.knownFrom !== other.knownFrom) return one.knownFrom < other.knownFrom ? -1 : 1
  return one.drop < other.drop ? -1 : 1
}

/** The versions that changed something, oldest first: the history that a reader sees. */
export function listChanges(history: ActionHistory): ActionVersion[] {
  const serialised = history.versions.map(version => JSON.stringify(version.action))
  return history.versions.filter((_, i) => serialised[i] !== serialised[i - 1])
}

/** The version that was known at an instant; null when the action was not known yet. */
export function versionKnownAt(history: ActionHistory, instant: Instant): ActionVersion | null {
  return history.versions.findLast(version => version.knownFrom <= instant) ?? null
}

/** Every action as it was known at an instant. */
export function actionsKnownAt(histories: readonly ActionHistory[], instant: Instant): Action[] {
  return histories.flatMap(history => versionKnownAt(history, instant)?.action ?? [])
}
