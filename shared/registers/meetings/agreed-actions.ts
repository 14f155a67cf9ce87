import { type Commentary, latestCommentary, type StoredCommentary } from '../../commentary/commentary.ts'
import type { KnownEntry } from '../../observations/register-entry.ts'
import type { Meeting, MinutedAction } from './entry.ts'

/**
 * Meetings whose agreed actions say what was proposed: words, owner and date are those of the commentary as it was known when the
 * minutes came, unless the minutes have their own.
 *
 * @param meetings entries of the meetings register, in the order they became known
 * @param titleOf what a role is called
 */
export function fillAgreedActions(
  meetings: readonly KnownEntry[],
  commentary: readonly KnownEntry[],
  titleOf: (role: string) => string,
): KnownEntry[] {
  return meetings.map(entry => {
    const meeting = entry.body as Meeting
    if (!meeting.actions.some(({ proposal }) => proposal != null)) return entry
    const known = latestCommentary(commentary.filter(({ knownFrom }) => knownFrom <= entry.knownFrom))
    return { ...entry, body: { ...meeting, actions: meeting.actions.map(action => fill(action, known, titleOf)) } }
  })
}

function fill(
  minuted: MinutedAction,
  known: readonly StoredCommentary[],
  titleOf: (role: string) => string,
): MinutedAction {
  if (minuted.proposal == null) return minuted
  const proposed = known.find(({ id, action }) => id === minuted.proposal && action !== null)
  return {
    ...minuted,
    text:
      minuted.text || (proposed?.action ?? `As proposed in the commentary ${minuted.proposal}, which is not known.`),
    owner: minuted.owner ?? (proposed === undefined ? null : titleOf(proposed.author)),
    targetDate: minuted.targetDate ?? proposed?.actionDueDate ?? null,
  }
}

/** Proposals that the minutes of a file agree to and no commentary makes, a sentence each. */
export function checkAgreedActions(meetings: readonly Meeting[], commentary: readonly Commentary[]): string[] {
  const known = new Set(commentary.filter(({ action }) => action !== null).map(({ id }) => id))
  return meetings
    .flatMap(({ actions }) => actions.flatMap(({ proposal }) => proposal ?? []))
    .filter(proposal => !known.has(proposal))
    .map(
      proposal =>
        `The minutes agree to the action proposed in ${proposal}, and no commentary proposes it. Copy the reference from the action log of the meeting pack.`,
    )
}
