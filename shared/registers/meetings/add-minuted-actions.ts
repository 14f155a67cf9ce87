import type { OwnerFinder } from '../../config/owners.ts'
import type { KnownEntry } from '../../observations/register-entry.ts'
import { type ActionHistory, mergeActions } from '../actions/history.ts'
import { agreedProposals } from '../actions/proposals.ts'
import type { Meeting } from './entry.ts'
import { listActionsOfMeeting } from './read-minutes.ts'

/**
 * The histories of the action log with the actions that minutes record. The log has priority: an action that it holds
 * under its minuted number takes nothing more from the minutes, and one that it holds under another number, raised the
 * same day in the same words, is not added again.
 *
 * @param meetings entries of the meetings register, in the order they became known
 */
export function addMinutedActions(
  log: readonly ActionHistory[],
  meetings: readonly KnownEntry[],
  findOwner: OwnerFinder,
): ActionHistory[] {
  const loggedSince = new Map(log.map(history => [history.id, history.versions[0]!.knownFrom]))
  const agreed = agreedProposals(log)
  const loggedActionKeys = new Set(log.flatMap(({ versions }) => versions.map(({ action }) => actionKey(action))))
  return meetings.reduce<ActionHistory[]>(
    (histories, { drop, knownFrom, body }) => {
      const actions = listActionsOfMeeting(body as Meeting, findOwner).filter(action => {
        if (action.proposal !== undefined && agreed.has(action.proposal) && !loggedSince.has(action.id)) return false
        const firstLogged = loggedSince.get(action.id)
        return firstLogged === undefined ? !loggedActionKeys.has(actionKey(action)) : knownFrom < firstLogged
      })
      // one file may contain several meetings, so each meeting is treated as a separate drop here
      return mergeActions(histories, { drop: `${drop} ${(body as Meeting).id}`, knownFrom, actions })
    },
    [...log],
  )
}

/** `2018-04-12 provide an update`: the key of an action: the day it was raised and its words. */
function actionKey({ raised, action }: { readonly raised: string; readonly action: string }): string {
  const normalisedText = action
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  return `${raised} ${normalisedText}`
}
