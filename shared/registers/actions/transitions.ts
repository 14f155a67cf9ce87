import { longDate } from '../../calendar/date.ts'
import type { Fault } from '../../faults/fault.ts'
import type { Action, ActionStatus } from './entry.ts'
import type { ActionHistory } from './history.ts'
import { isActive } from './states.ts'

/**
 * Each status with the words logs use for it, whether its owner is chased, and which statuses may follow. A transition
 * lists what it needs: a `reason`, and the board's `decision`. A proposal is with the board, so its owner is not chased
 * until the board decides. Moving the target date later, or removing it, needs what an extension needs.
 */
export const ACTION_RULES: Readonly<
  Record<
    ActionStatus,
    {
      readonly statusTexts: readonly string[]
      readonly isChased: boolean
      readonly transitions: Readonly<Partial<Record<ActionStatus, readonly ('reason' | 'decision')[]>>>
    }
  >
> = {
  open: {
    statusTexts: ['open', 'ongoing', 'on-going', 'in progress', 'not started', 'started', 'due soon', 'overdue'],
    isChased: true,
    transitions: {
      'proposed-for-extension': ['reason'],
      'proposed-for-closure': ['reason'],
      closed: ['reason', 'decision'],
      withdrawn: ['reason', 'decision'],
    },
  },
  'proposed-for-extension': {
    statusTexts: ['proposed for extension', 'extension proposed'],
    isChased: false,
    transitions: {
      open: ['decision'],
      'proposed-for-closure': ['reason'],
      closed: ['reason', 'decision'],
      withdrawn: ['reason', 'decision'],
    },
  },
  'proposed-for-closure': {
    statusTexts: ['proposed for closure', 'closure proposed'],
    isChased: false,
    transitions: {
      open: ['decision'],
      'proposed-for-extension': ['reason'],
      closed: ['reason', 'decision'],
      withdrawn: ['reason', 'decision'],
    },
  },
  closed: {
    statusTexts: ['closed', 'complete', 'completed', 'discharged'],
    isChased: false,
    transitions: { open: ['reason', 'decision'] },
  },
  withdrawn: { statusTexts: ['withdrawn'], isChased: false, transitions: { open: ['reason', 'decision'] } },
}

/** The faults in the transitions that an action log makes, given the last known version of each action. */
export function checkTransitions(histories: readonly ActionHistory[], actions: readonly Action[]): Fault[] {
  const latestById = new Map(histories.map(({ id, versions }) => [id, versions.at(-1)!.action]))
  return actions.flatMap(action => {
    const before = latestById.get(action.id)
    return before === undefined ? [] : checkTransition(before, action)
  })
}

type Requirement = 'reason' | 'decision'

const FIXES: Readonly<Record<Requirement, string>> = {
  reason: 'Give the reason in the column "reason" or in the update.',
  decision: 'Give the date of the board’s meeting that decided it in the column "board decision date".',
}

/**
 * The faults in an action's new version given its last one, by the table of allowed transitions; empty when there are
 * none. A reason may be in its own column or be a new update; a decision must be a new one. The faults have no row:
 * they are
 * about the action, which they name.
 */
export function checkTransition(before: Action, after: Action): Fault[] {
  if (before.raised !== after.raised && before.action !== after.action)
    return [
      transitionFault(
        'id-reused',
        `action ${after.id}: “${after.action}”`,
        `action ${before.id}, raised on ${longDate(before.raised)}: “${before.action}”`,
        'Give the new action a different number.',
      ),
    ]
  const statusRequirements = before.status === after.status ? [] : ACTION_RULES[before.status].transitions[after.status]
  if (statusRequirements === undefined) return [illegalTransitionFault(before, after)]
  const requirements = new Set([...statusRequirements, ...targetDateRequirements(before, after)])
  return [...requirements].flatMap(requirement => checkRequirement(requirement, before, after))
}

function illegalTransitionFault(before: Action, after: Action): Fault {
  const allowed = Object.keys(ACTION_RULES[before.status].transitions).join(', ')
  return transitionFault(
    'illegal-transition',
    describeTransition(before, after),
    `one of ${allowed}`,
    'Correct the status.',
  )
}

/** Moving a target later is an extension. A proposed extension already has its reason. */
function targetDateRequirements(before: Action, after: Action): readonly Requirement[] {
  if (!isActive(after) || before.targetDate === null) return []
  if (after.targetDate !== null && after.targetDate <= before.targetDate) return []
  return before.status === 'proposed-for-extension' ? ['decision'] : ['reason', 'decision']
}

function describeTransition(before: Action, after: Action): string {
  if (before.status !== after.status) return `action ${after.id} from ${before.status} to ${after.status}`
  if (after.targetDate === null) return `action ${after.id} with its target date removed`
  return `action ${after.id} extended to ${longDate(after.targetDate)}`
}

function checkRequirement(requirement: Requirement, before: Action, after: Action): Fault[] {
  const isMet =
    requirement === 'reason'
      ? (after.reason !== null && after.reason !== before.reason) ||
        (after.update !== null && after.update !== before.update)
      : after.decidedOn !== null && after.decidedOn !== before.decidedOn
  const expected = requirement === 'reason' ? 'a reason' : 'the board’s decision'
  return isMet
    ? []
    : [
        transitionFault(
          `transition-without-${requirement}`,
          describeTransition(before, after),
          expected,
          FIXES[requirement],
        ),
      ]
}

function transitionFault(code: string, found: string, expected: string, fix: string): Fault {
  return { code, sheet: null, row: null, column: null, found, expected, fix }
}
