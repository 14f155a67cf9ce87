import { agendaItemOf } from '../config/agenda-item.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { Meeting } from '../config/schema/meeting.ts'
import type { Pack } from '../config/schema/pack.ts'
import type { Action } from '../registers/actions/entry.ts'
import { isActive } from '../registers/actions/states.ts'
import type { BoardRegisters } from '../registers/board-registers.ts'
import { checkNextMeetings, checkPaper } from '../registers/meetings/meeting-checks.ts'
import { roleTitle } from './due-letter.ts'

/** Where the pack disagrees with the agenda of its meeting. */
export function listAgendaMismatches(
  board: BoardFile,
  registers: BoardRegisters,
  pack: Pack,
  meeting: Meeting,
): string[] {
  const paper = { date: meeting.date, agendaItem: agendaItemOf(pack, meeting.date), from: roleTitle(board, pack.from) }
  if (!registers.meetings.some(known => known.items.length > 0 && known.date === meeting.date)) return []
  return checkPaper(paper, registers.meetings).map(fault => `“${pack.title}”: ${fault}`)
}

/**
 * Live actions about which nobody can be reminded: without an owner that the board's file knows, or without a target
 * date.
 */
export function listIncompleteActions(registers: BoardRegisters): Action[] {
  return registers.actions
    .map(history => history.versions.at(-1)!.action)
    .filter(action => isActive(action) && (action.ownerRole === null || action.targetDate === null))
}

/** Faults that stop reminders or make the registers doubtful. */
export function listRegisterFaults(registers: BoardRegisters): string[] {
  const incomplete = listIncompleteActions(registers).map(({ id, action, ownerRole }) => {
    const missing = ownerRole === null ? 'owner that the board’s file knows' : 'target date'
    return `Action ${id} has no ${missing}, so nobody is reminded: ${action}`
  })
  return [...incomplete, ...checkNextMeetings(registers.meetings)]
}
