import { type CalendarDate, dayNumber } from '../calendar/date.ts'
import type { LocalCalendar } from '../calendar/local-calendar.ts'
import { addWorkingDays, isWorkingDay, nextWorkingDay, workingDaysBetween } from '../calendar/working-days.ts'
import { compareNumbers } from '../registers/tables/number-order.ts'

/** The board's settings for chasing, in working days. */
export interface ChasingSettings {
  readonly remindWorkingDaysBefore: number
  readonly repeatEveryWorkingDays: number
  readonly escalateToLeadAfterWorkingDays: number
  readonly escalateToChairAfterWorkingDays: number
}

/** Kinds of message, in the order in which they name a digest. */
export const CHASE_KINDS = ['overdue', 'due-today', 'reminder', 'escalation-chair', 'escalation-lead'] as const
export type ChaseKind = (typeof CHASE_KINDS)[number]

/**
 * An action as chasing needs it. `knownOn` is the first day whose checks could see it open with this target date;
 * `isChased` is false while it is closed, withdrawn or awaiting the board's decision.
 */
export interface ChasedAction {
  readonly id: string
  readonly ownerRole: string | null
  readonly targetDate: CalendarDate | null
  readonly isChased: boolean
  readonly knownOn: CalendarDate
}

/** Who is notified when an owner has not done an action: the owner's lead, and the roles on the chair's list. */
export interface Escalation {
  readonly leadOf: ReadonlyMap<string, string>
  readonly chairRoles: readonly string[]
}

/** What one role is notified of on one day: the actions of each kind, by id. */
export interface ChaseDigest {
  /** `chase-2019-06-11-chief-executive`, the same however often the day is run. */
  readonly id: string
  readonly day: CalendarDate
  readonly recipient: string
  /** The kind that names the digest: the first of its sections in the order of `CHASE_KINDS`. */
  readonly kind: ChaseKind
  readonly sections: readonly { readonly kind: ChaseKind; readonly actionIds: readonly string[] }[]
}

/** The days of an action that messages are counted from. */
interface Milestones {
  /** The target date, or the last working day before it. */
  readonly due: CalendarDate
  /** The first working day after the target date. */
  readonly firstOverdue: CalendarDate
  readonly target: CalendarDate
}

/** One rule: the first working day it applies, until when, and how often it repeats; null for once. */
interface ChaseRule {
  readonly kind: ChaseKind
  readonly recipient: 'owner' | 'lead' | 'chair'
  readonly from: (days: Milestones, settings: ChasingSettings, local: LocalCalendar) => CalendarDate
  /** The first day it no longer applies; null when it applies for as long as the action is open. */
  readonly until: ((days: Milestones, local: LocalCalendar) => CalendarDate) | null
  readonly repeats: ((settings: ChasingSettings) => number) | null
}

/**
 * Who is notified when, in working days. An action that becomes known after a rule's first day is reported on the first
 * working day it is known, and repeats count from there.
 *
 * | kind | to | first day | again |
 * | --- | --- | --- | --- |
 * | reminder | owner | N working days before it is due | no |
 * | due-today | owner | the day it is due; for a target on a day off, the last working day before | no |
 * | overdue | owner | the first working day after the target | every R working days |
 * | escalation-lead | owner's lead | L working days after the target | every R working days |
 * | escalation-chair | the chair's list | C working days after the target | no: it is in the action log of the next
 * agenda |
 */
const CHASE_RULES: readonly ChaseRule[] = [
  {
    kind: 'reminder',
    recipient: 'owner',
    from: (days, settings, local) => addWorkingDays(days.due, -settings.remindWorkingDaysBefore, local),
    until: days => days.due,
    repeats: null,
  },
  {
    kind: 'due-today',
    recipient: 'owner',
    from: days => days.due,
    until: (days, local) => nextWorkingDay(days.due, local),
    repeats: null,
  },
  {
    kind: 'overdue',
    recipient: 'owner',
    from: days => days.firstOverdue,
    until: null,
    repeats: settings => settings.repeatEveryWorkingDays,
  },
  {
    kind: 'escalation-lead',
    recipient: 'lead',
    from: (days, settings, local) => addWorkingDays(days.target, settings.escalateToLeadAfterWorkingDays, local),
    until: null,
    repeats: settings => settings.repeatEveryWorkingDays,
  },
  {
    kind: 'escalation-chair',
    recipient: 'chair',
    from: (days, settings, local) => addWorkingDays(days.target, settings.escalateToChairAfterWorkingDays, local),
    until: null,
    repeats: null,
  },
]

/**
 * What each role is notified of on a day about the actions it owns or is responsible for, one digest for each role, in order
 * of role. Empty on a non-working day. A role that would be notified of an action twice on one day is notified once, under the
 * first of its kinds.
 */
export function listChaseDigests(
  day: CalendarDate,
  actions: readonly ChasedAction[],
  escalation: Escalation,
  settings: ChasingSettings,
  local: LocalCalendar,
): ChaseDigest[] {
  if (!isWorkingDay(day, local)) return []
  const kindsByRecipient = new Map<string, Map<string, ChaseKind>>()
  for (const action of actions)
    for (const rule of CHASE_RULES.filter(candidate => isDueOn(day, action, candidate, settings, local)))
      for (const recipient of listRecipients(action, rule, escalation)) {
        const kinds = kindsByRecipient.get(recipient) ?? new Map<string, ChaseKind>()
        const currentKind = kinds.get(action.id)
        if (currentKind === undefined || CHASE_KINDS.indexOf(rule.kind) < CHASE_KINDS.indexOf(currentKind))
          kinds.set(action.id, rule.kind)
        kindsByRecipient.set(recipient, kinds)
      }
  return [...kindsByRecipient]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([recipient, kinds]) => buildDigest(day, recipient, kinds))
}

function isDueOn(
  day: CalendarDate,
  action: ChasedAction,
  rule: ChaseRule,
  settings: ChasingSettings,
  local: LocalCalendar,
): boolean {
  const target = action.targetDate
  if (!action.isChased || target === null || action.knownOn > day) return false
  const due = isWorkingDay(target, local) ? target : addWorkingDays(target, -1, local)
  const days = { due, firstOverdue: nextWorkingDay(target, local), target }
  const knownOn = isWorkingDay(action.knownOn, local) ? action.knownOn : nextWorkingDay(action.knownOn, local)
  const first = laterDate(rule.from(days, settings, local), knownOn)
  if (day < first || (rule.until !== null && day >= rule.until(days, local))) return false
  return (
    day === first || (rule.repeats !== null && workingDaysBetween(first, day, local) % rule.repeats(settings) === 0)
  )
}

function laterDate(one: CalendarDate, other: CalendarDate): CalendarDate {
  return dayNumber(one) > dayNumber(other) ? one : other
}

function listRecipients(action: ChasedAction, rule: ChaseRule, { leadOf, chairRoles }: Escalation): readonly string[] {
  if (rule.recipient === 'chair') return chairRoles
  if (action.ownerRole === null) return []
  return rule.recipient === 'owner'
    ? [action.ownerRole]
    : [leadOf.get(action.ownerRole)].filter(role => role !== undefined)
}

function buildDigest(day: CalendarDate, recipient: string, kinds: ReadonlyMap<string, ChaseKind>): ChaseDigest {
  const sections = CHASE_KINDS.map(kind => ({
    kind,
    actionIds: [...kinds]
      .filter(([, actionKind]) => actionKind === kind)
      .map(([id]) => id)
      .sort(compareNumbers),
  })).filter(section => section.actionIds.length > 0)
  return { id: `chase-${day}-${recipient}`, day, recipient, kind: sections[0]!.kind, sections }
}
