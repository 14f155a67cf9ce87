import { longDate } from '../calendar/date.ts'
import type { LocalCalendar } from '../calendar/local-calendar.ts'
import { toLocalDate } from '../calendar/local-time.ts'
import { capitalise } from '../document/count-words.ts'
import type { BoardRegisters } from '../registers/board-registers.ts'
import type { Episode } from './episode.ts'

/** An alert about a risk or an action of a plan, in words: its name, and what happened. */
export interface RegisterAlert {
  readonly subject: string
  /** `Came above tolerance on 3 June 2019: 12 to 16, up 4; newly above tolerance (13). Owner: ACC.` */
  readonly explanation: string
}

/** Explains an episode of a register; an entry no longer in the registers is named by its id. */
export function explainRegisterEpisode(
  episode: Episode,
  registers: BoardRegisters,
  local: LocalCalendar,
): RegisterAlert {
  if (episode.kind === 'action') return explainAction(episode, registers, local)
  if (episode.kind === 'recommendation') return explainRecommendation(episode, registers, local)
  return episode.kind === 'risk' ? explainRisk(episode, registers, local) : explainPlanAction(episode, registers, local)
}

function explainAction(episode: Episode, registers: BoardRegisters, local: LocalCalendar): RegisterAlert {
  const action = registers.actions.find(({ id }) => id === episode.indicator)?.versions.at(-1)?.action
  const isOpen = episode.closedAt === null
  return {
    subject: `Action ${episode.indicator}`,
    explanation: [
      `${spanWords(episode, 'Proposed for closure', 'decided', local)}.`,
      isOpen ? `Reason: ${withFullStop(episode.rule)}` : capitalise(withFullStop(episode.rule)),
      ...(action === undefined ? [] : [`Action: ‘${action.action.replace(/\.$/, '')}’.`]),
      ...(action?.owner ? [`Owner: ${action.owner}.`] : []),
      ...(isOpen ? ['The board decides at its next meeting.'] : []),
    ].join(' '),
  }
}

function explainRecommendation(episode: Episode, registers: BoardRegisters, local: LocalCalendar): RegisterAlert {
  const known = registers.recommendations.find(({ id }) => id === episode.indicator)
  return {
    subject: `Recommendation ${episode.indicator}`,
    explanation: [
      `${spanWords(episode, 'Response overdue', 'given', local)}: ${episode.rule}.`,
      ...(known === undefined
        ? []
        : [`Report: ${known.report}.`, withFullStop(`It recommends: ${known.recommendation}`)]),
      ...(known?.owner ? [`Owner: ${known.owner}.`] : []),
    ].join(' '),
  }
}

function explainRisk(episode: Episode, registers: BoardRegisters, local: LocalCalendar): RegisterAlert {
  const risk = registers.risks.find(history => history.id === episode.indicator)?.versions.at(-1)?.risk
  const name = risk === undefined ? episode.indicator : [risk.ref, risk.name].filter(part => part !== null).join(' ')
  return {
    subject: `Risk ${name}`,
    explanation: [
      `${spanWords(episode, 'Came above tolerance', 'back within it', local)}: ${episode.rule}.`,
      ...(risk?.owner ? [`Owner: ${risk.owner}.`] : []),
      ...(risk?.mitigation ? [`What is being done: ${withFullStop(risk.mitigation)}`] : []),
    ].join(' '),
  }
}

function explainPlanAction(episode: Episode, registers: BoardRegisters, local: LocalCalendar): RegisterAlert {
  const action = registers.plan.find(history => history.id === episode.indicator)?.versions.at(-1)?.action
  return {
    subject:
      action === undefined ? `Action ${episode.indicator}` : `${action.plan ?? 'Delivery plan'} ${action.number}`,
    explanation: [
      `${spanWords(episode, 'Turned red', 'no longer red', local)}.`,
      `${capitalise(episode.rule)}.`,
      ...(action === undefined ? [] : [`Action: ‘${action.action.replace(/\.$/, '')}’.`]),
      ...(action?.lead ? [`Lead: ${action.lead}.`] : []),
    ].join(' '),
  }
}

function spanWords(episode: Episode, opened: string, closed: string, local: LocalCalendar): string {
  const since = `${opened} on ${longDate(toLocalDate(episode.openedAt, local))}`
  return episode.closedAt === null ? since : `${since}, ${closed} on ${longDate(toLocalDate(episode.closedAt, local))}`
}
const withFullStop = (words: string) => (/[.!?]$/.test(words) ? words : `${words}.`)
