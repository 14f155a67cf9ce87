import { addDays, type CalendarDate, longDate } from '../../calendar/date.ts'
import { firstPackOf } from '../../config/packs-of-meeting.ts'
import type { Indicator } from '../../config/schema/indicator.ts'
import { capitalise } from '../../document/count-words.ts'
import type { Block } from '../../document/document.ts'
import type { Cell } from '../../document/table.ts'
import { actionsKnownAt } from '../../registers/actions/history.ts'
import { actionStateOn, isActive } from '../../registers/actions/states.ts'
import { registersKnownAt } from '../../registers/board-registers.ts'
import { describeMovement, TOLERANCE_CHANGE_LABELS } from '../../registers/risks/movement.ts'
import type { PackInput } from '../input/pack-input.ts'

/** How long a recommendation that was completed still stands beside its indicators. */
const DAYS_AFTER_COMPLETION = 92

/** An entry of a register that names the indicator, with the section that tells of it. */
interface LinkedEntry {
  readonly section: 'risks' | 'recommendations' | 'action-log'
  readonly kind: string
  readonly what: string
  readonly state: string
}

/**
 * The risks, recommendations and actions that an indicator has, a line each, linked to their register where this pack has it. For the Board
 * alone: what may be said of each to others is decided where its register is printed.
 */
export function linkedEntries(input: PackInput, { id }: Indicator): Block[] {
  if (input.edition === 'public') return []
  const entries = [...risksOf(input, id), ...recommendationsOf(input, id), ...actionsOf(input, id)]
  if (entries.length === 0) return []
  const hasRegisters = firstPackOf(input.board, input.meeting)?.id === input.pack.id
  const rows = entries.map(({ section, kind, what, state }): Cell[] => [
    { kind: 'text', text: kind, ...(hasRegisters && { href: `#${section}` }) },
    { kind: 'text', text: what },
    { kind: 'text', text: state },
  ])
  const columns = [
    { key: 'kind', heading: 'Kind', kind: 'text' },
    { key: 'what', heading: 'What', kind: 'text', isQuoted: true },
    { key: 'state', heading: 'How it stands', kind: 'text' },
  ] as const
  const caption = 'Risks, recommendations and actions on this indicator'
  return [
    {
      kind: 'table',
      table: { id: `${id}-linked`, caption, columns, rows, notes: [], isCompact: true, audience: 'board' },
    },
  ]
}

function risksOf({ registers, asKnownAt, board }: PackInput, indicator: string): LinkedEntry[] {
  return registersKnownAt(registers, asKnownAt)
    .risks.map(({ versions }) => versions.at(-1)!.risk)
    .filter(risk => risk.retired === undefined && risk.indicators?.includes(indicator) === true)
    .map(risk => {
      const { toleranceChange } = describeMovement(risk, board.chasing.riskTolerance)
      const what = [risk.ref, risk.name].filter(Boolean).join(': ')
      return { section: 'risks', kind: 'Risk', what, state: capitalise(TOLERANCE_CHANGE_LABELS[toleranceChange]) }
    })
}

const recommendationsShown = ({ registers, asKnownAt, meeting }: PackInput, indicator: string) =>
  registersKnownAt(registers, asKnownAt).recommendations.filter(
    ({ indicators, completedOn }) =>
      indicators.includes(indicator) &&
      (completedOn === null || completedOn >= addDays(meeting.date, -DAYS_AFTER_COMPLETION)),
  )

function recommendationsOf(input: PackInput, indicator: string): LinkedEntry[] {
  return recommendationsShown(input, indicator).map(({ id, recommendation, completedOn }) => ({
    section: 'recommendations',
    kind: 'Recommendation',
    what: `${id}: ${recommendation}`,
    state: completedOn === null ? 'Open' : `Completed on ${longDate(completedOn)}`,
  }))
}

/** Actions that came from commentary on the indicator, and those that its recommendations name; open ones alone. */
function actionsOf(input: PackInput, indicator: string): LinkedEntry[] {
  const { registers, asKnownAt, meeting, board } = input
  const named = new Set(recommendationsShown(input, indicator).flatMap(({ actions }) => actions))
  const proposed = new Set(registers.commentary.filter(text => text.indicator === indicator).map(({ id }) => id))
  return actionsKnownAt(registers.actions, asKnownAt)
    .filter(isActive)
    .filter(({ id, proposal }) => named.has(id) || (proposal !== undefined && proposed.has(proposal)))
    .map(action => ({
      section: 'action-log',
      kind: 'Action',
      what: `${action.id}: ${action.action}`,
      state: actionWords(actionStateOn(action, meeting.date, board.chasing.dueSoonCalendarDays), action.targetDate),
    }))
}

function actionWords(state: string, target: CalendarDate | null): string {
  return `${capitalise(state.replaceAll('-', ' '))}${target === null ? '' : `, target ${longDate(target)}`}`
}
