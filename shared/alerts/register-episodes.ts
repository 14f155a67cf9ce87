import { type CalendarDate, longDate } from '../calendar/date.ts'
import type { LocalCalendar } from '../calendar/local-calendar.ts'
import { type Instant, toLocalDate } from '../calendar/local-time.ts'
import { monthOf } from '../calendar/month.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { ActionHistory } from '../registers/actions/history.ts'
import type { BoardRegisters } from '../registers/board-registers.ts'
import type { PlanHistory } from '../registers/delivery-plan/history.ts'
import { ratingOn } from '../registers/delivery-plan/rating.ts'
import { responseDueOn } from '../registers/recommendations/entry.ts'
import { type StoredRecommendation } from '../registers/recommendations/history.ts'
import type { RiskHistory } from '../registers/risks/history.ts'
import { describeMovement } from '../registers/risks/movement.ts'
import type { Episode } from './episode.ts'

/** How one entry of a register stands on a day. */
interface EntryState {
  readonly kind: 'risk' | 'delivery-plan' | 'action' | 'recommendation'
  readonly id: string
  /** Above tolerance, red, or proposed for closure. */
  readonly isAlert: boolean
  /**
   * Whether it became so after the register began: what the first file already holds is where the register starts from.
   */
  readonly isNew: boolean
  /** The present state, as a clause. */
  readonly rule: string
}

/**
 * What the stored episodes of risks, plans and actions become on a day: one opens when a risk has come above its
 * tolerance or
 * is first scored above it, an action of a plan has turned red or is first rated red, or an action of the log is
 * proposed for
 * closure. It is carried on while that lasts, and closes when it no longer does. The first file of a register is where
 * it
 * starts from: what is so in it already raises nothing. Only what changes is given, so the same day again gives
 * nothing; nor does an earlier day, of an entry of which a later one opened or closed something.
 *
 * @param registers as they were known at `now`
 * @param whole id of the area that is the whole: registers are of it
 * @param stored every episode
 * @param settings by when recommendations of inspections are answered
 */
export function updateRegisterEpisodes(
  registers: BoardRegisters,
  boardTolerance: number,
  whole: string,
  stored: readonly Episode[],
  now: Instant,
  local: LocalCalendar,
  settings: BoardFile['registers'],
): Episode[] {
  const day = toLocalDate(now, local)
  const states = [
    ...assessRisks(registers.risks, boardTolerance),
    ...assessPlan(registers.plan, day, local),
    ...assessActions(registers.actions),
    ...assessRecommendations(registers.recommendations, settings, day, local),
  ]
  return states.flatMap(state => {
    const ofEntry = stored.filter(({ kind, indicator }) => kind === state.kind && indicator === state.id)
    if (ofEntry.some(episode => isLater(episode, now))) return []
    const open = ofEntry.find(({ closedAt }) => closedAt === null)
    if (open === undefined) return state.isAlert && state.isNew ? [openEpisode(state, whole, day, now)] : []
    const month = monthOf(day)
    if (!state.isAlert)
      return [{ ...open, closedAt: now, closedMonth: month, closedBecause: 'recovered' as const, rule: state.rule }]
    const isSame = open.lastMonth === month && open.rule === state.rule
    return isSame ? [] : [{ ...open, lastMonth: month, rule: state.rule }]
  })
}

/** A day after this one opened or closed the episode. */
const isLater = ({ openedAt, closedAt }: Episode, now: Instant): boolean =>
  openedAt > now || (closedAt !== null && closedAt > now)

function assessRisks(risks: readonly RiskHistory[], boardTolerance: number): EntryState[] {
  const firstDrop = findFirstDrop(risks)
  return risks.map(({ id, versions }) => {
    const movements = versions.map(({ risk }) => describeMovement(risk, boardTolerance))
    const now = movements.at(-1)!
    const { retired } = versions.at(-1)!.risk
    return {
      kind: 'risk',
      id,
      isAlert: now.position === 'above' && retired === undefined,
      isNew:
        now.toleranceChange === 'newly-above' ||
        versions[0]!.drop !== firstDrop ||
        movements.some(({ position }) => position !== 'above'),
      rule: retired === undefined ? now.summary : `retired on ${longDate(retired.on)}: ${retired.because}`,
    }
  })
}

function assessPlan(plan: readonly PlanHistory[], day: CalendarDate, local: LocalCalendar): EntryState[] {
  const firstDrop = findFirstDrop(plan)
  return plan.map(({ id, versions }) => {
    const now = ratingOn(versions.at(-1)!.action, day)
    const ratings = versions.map(({ action, knownFrom }) => ratingOn(action, toLocalDate(knownFrom, local))?.rating)
    return {
      kind: 'delivery-plan',
      id,
      isAlert: now?.rating === 'red',
      isNew: versions[0]!.drop !== firstDrop || ratings.some(rating => rating !== 'red'),
      rule: now === null ? 'no longer rated' : now.rating === 'red' ? now.reason : `now ${now.rating}: ${now.reason}`,
    }
  })
}

function assessActions(actions: readonly ActionHistory[]): EntryState[] {
  const firstDrop = findFirstDrop(actions)
  return actions.map(({ id, versions }) => {
    const { status, reason } = versions.at(-1)!.action
    return {
      kind: 'action',
      id,
      isAlert: status === 'proposed-for-closure',
      isNew: versions[0]!.drop !== firstDrop || versions.some(({ action }) => action.status !== 'proposed-for-closure'),
      rule: status === 'proposed-for-closure' ? (reason ?? 'no reason is given') : `now ${status.replaceAll('-', ' ')}`,
    }
  })
}

/** A response is overdue from the day after its last day. One that was late already when its recommendation came raises nothing. */
function assessRecommendations(
  recommendations: readonly StoredRecommendation[],
  settings: BoardFile['registers'],
  day: CalendarDate,
  local: LocalCalendar,
): EntryState[] {
  return recommendations.map(one => {
    const due = responseDueOn(one, settings)
    const isAlert = due !== null && one.completedOn === null && due < day
    return {
      kind: 'recommendation',
      id: one.id,
      isAlert,
      isNew: due !== null && toLocalDate(one.firstKnownFrom, local) <= due,
      rule: isAlert ? `the response was due on ${longDate(due)}` : 'the response was given, or is no longer asked for',
    }
  })
}

/** The first drop of a register. */
function findFirstDrop(
  histories: readonly { readonly versions: readonly { drop: string; knownFrom: Instant }[] }[],
): string | null {
  const [first] = histories
    .map(({ versions }) => versions[0]!)
    .sort((one, other) => (one.knownFrom < other.knownFrom ? -1 : 1))
  return first?.drop ?? null
}

function openEpisode({ kind, id, rule }: EntryState, area: string, day: CalendarDate, now: Instant): Episode {
  const month = monthOf(day)
  return {
    id: `${kind}#${id}#${day}`,
    kind,
    indicator: id,
    area,
    // up is worse for a risk's score, down for a rating; a proposal has no direction, and is written as down
    direction: kind === 'risk' ? 'Higher' : 'Lower',
    openedMonth: month,
    lastMonth: month,
    openedAt: now,
    closedAt: null,
    closedMonth: null,
    closedBecause: null,
    rule,
    openingNotifiedOn: null,
    closingNotifiedOn: null,
  }
}
