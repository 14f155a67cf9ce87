import type { OwnerFinder } from '../../config/owners.ts'
import type { KnownEntry } from '../../observations/register-entry.ts'
import { type ActionHistory, mergeActions } from '../actions/history.ts'
import type { Meeting } from './meeting.ts'
import { listActionsOfMeeting } from './read-minutes.ts'

/**
 * The histories of the action log with the actions that minutes record. The log has the last word: an action that it holds
 * under its minuted number takes nothing more from the minutes once the log has spoken, and one that it holds under a number
 * of its own, raised the same day in the same words, is not taken in twice.
 *
 * @param meetings entries of the meetings register, oldest knowledge first
 */
export function addMinutedActions(
  log: readonly ActionHistory[],
  meetings: readonly KnownEntry[],
  findOwner: OwnerFinder,
): ActionHistory[] {
  const loggedSince = new Map(log.map(history => [history.id, history.versions[0]!.knownFrom]))
  const loggedActionKeys = new Set(log.flatMap(({ versions }) => versions.map(({ action }) => actionKey(action))))
  return meetings.reduce<ActionHistory[]>(
    (histories, { drop, knownFrom, body }) => {
      const actions = listActionsOfMeeting(body as Meeting, findOwner).filter(action => {
        const firstLogged = loggedSince.get(action.id)
        return firstLogged === undefined ? !loggedActionKeys.has(actionKey(action)) : knownFrom < firstLogged
      })
      // one file may bring several meetings, so a meeting is a drop of its own here
      return mergeActions(histories, { drop: `${drop} ${(body as Meeting).id}`, knownFrom, actions })
    },
    [...log],
  )
}

/** `2018-04-12 provide an update`: an action by the day it was raised and its words. */
function actionKey({ raised, action }: { readonly raised: string; readonly action: string }): string {
  const normalisedText = action
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  return `${raised} ${normalisedText}`
}
