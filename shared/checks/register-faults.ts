import type { Meeting, Pack } from '../config/schema/governance.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { isLive } from '../registers/actions/states.ts'
import type { KnownRegisters } from '../registers/known-registers.ts'
import { checkNextMeetings, checkPaper } from '../registers/meetings/agreement.ts'
import { titleOf } from './due-letter.ts'

/** Where the pack does not agree with the agenda of its meeting. */
export function listDisagreements(board: BoardFile, registers: KnownRegisters, pack: Pack, meeting: Meeting): string[] {
  const paper = { date: meeting.date, agendaItem: pack.agendaItem, from: titleOf(board, pack.from) }
  if (!registers.meetings.some(known => known.items.length > 0 && known.date === meeting.date)) return []
  return checkPaper(paper, registers.meetings).map(fault => `“${pack.title}”: ${fault}`)
}

/** What keeps the registers from being chased or believed. */
export function listRegisterFaults(registers: KnownRegisters): string[] {
  const actions = registers.actions.map(history => history.versions.at(-1)!.action).filter(isLive)
  return [
    ...actions
      .filter(action => action.ownerRole === null)
      .map(
        action =>
          `Action ${action.id} has no owner that the board’s file knows, so nobody is reminded: ${action.action}`,
      ),
    ...actions
      .filter(action => action.ownerRole !== null && action.targetDate === null)
      .map(action => `Action ${action.id} has no target date, so nobody is reminded: ${action.action}`),
    ...checkNextMeetings(registers.meetings),
  ]
}
