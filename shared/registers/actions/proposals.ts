import type { CalendarDate } from '../../calendar/date.ts'
import type { Instant } from '../../calendar/local-time.ts'
import type { StoredCommentary } from '../../commentary/commentary.ts'
import type { ActionHistory } from './history.ts'

/** An action that a commentary proposes. The board has not agreed to it; its id is that of the commentary, `sickness/2018-03`. */
export type ProposedAction = StoredCommentary & { readonly action: string }

/** The actions that commentary proposes and no action of the log came from, in the order they became known. */
export function proposedActions(
  commentary: readonly StoredCommentary[],
  actions: readonly ActionHistory[],
): ProposedAction[] {
  const agreed = agreedProposals(actions)
  return commentary.filter((text): text is ProposedAction => text.action !== null && !agreed.has(text.id))
}

/** Ids of the proposals that actions came from, at whatever version of theirs. */
export function agreedProposals(actions: readonly ActionHistory[]): ReadonlySet<string> {
  return new Set(actions.flatMap(({ versions }) => versions.flatMap(({ action }) => action.proposal ?? [])))
}

/** Whether a proposal is recent enough to be put to a meeting. */
export const isRecentProposal = ({ knownFrom }: { readonly knownFrom: Instant }, since: CalendarDate): boolean =>
  knownFrom.slice(0, since.length) >= since
