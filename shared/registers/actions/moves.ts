import { longDate } from '../../calendar/date.ts'
import type { Fault } from '../../intake/fault.ts'
import type { Action } from './action.ts'
import { ACTION_RULES, isLive } from './states.ts'

type Need = 'reason' | 'decision'

const MEND: Readonly<Record<Need, string>> = {
  reason: 'Give the reason in the column "reason" or in the update.',
  decision: 'Give the date of the board’s meeting that decided it in the column "board decision date".',
}

/**
 * What is wrong with an action's new version given its last one, by the table of legal moves; empty when nothing is. A
 * reason may stand in its own column or be a new update; a decision must be a new one. The faults have no row: they are
 * about the action, which they name.
 */
export function checkMove(before: Action, after: Action): Fault[] {
  if (before.raised !== after.raised && before.action !== after.action)
    return [
      fault(
        'id-reused',
        `action ${after.id}: “${after.action}”`,
        `action ${before.id}, raised on ${longDate(before.raised)}: “${before.action}”`,
        'Give the new action a number of its own.',
      ),
    ]
  const statusNeeds = before.status === after.status ? [] : ACTION_RULES[before.status].moves[after.status]
  if (statusNeeds === undefined) return [faultOfIllegalMove(before, after)]
  const needs = new Set([...statusNeeds, ...needsOfTarget(before, after)])
  return [...needs].flatMap(need => checkNeed(need, before, after))
}

function faultOfIllegalMove(before: Action, after: Action): Fault {
  const allowed = Object.keys(ACTION_RULES[before.status].moves).join(', ')
  return fault('illegal-move', describeMove(before, after), `one of ${allowed}`, 'Correct the status.')
}

/** Moving a target later is an extension. One that was proposed has had its reason with the proposal. */
function needsOfTarget(before: Action, after: Action): readonly Need[] {
  if (!isLive(after) || before.targetDate === null) return []
  if (after.targetDate !== null && after.targetDate <= before.targetDate) return []
  return before.status === 'proposed-for-extension' ? ['decision'] : ['reason', 'decision']
}

function describeMove(before: Action, after: Action): string {
  if (before.status !== after.status) return `action ${after.id} from ${before.status} to ${after.status}`
  if (after.targetDate === null) return `action ${after.id} with its target date taken away`
  return `action ${after.id} extended to ${longDate(after.targetDate)}`
}

function checkNeed(need: Need, before: Action, after: Action): Fault[] {
  const isMet =
    need === 'reason'
      ? (after.reason !== null && after.reason !== before.reason) ||
        (after.update !== null && after.update !== before.update)
      : after.decidedOn !== null && after.decidedOn !== before.decidedOn
  const wanted = need === 'reason' ? 'a reason' : 'the board’s decision'
  return isMet ? [] : [fault(`move-without-${need}`, describeMove(before, after), wanted, MEND[need])]
}

function fault(code: string, found: string, expected: string, mend: string): Fault {
  return { code, sheet: null, row: null, column: null, found, expected, mend }
}
