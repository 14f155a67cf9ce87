import type { Meeting, Pack } from '../config/schema/governance.ts'
import type { BoardFile } from '../config/schema/index.ts'
import type { Action } from '../registers/actions/action.ts'
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

/** Live actions that nobody can be reminded of: without an owner that the board's file knows, or without a target date. */
export function listUnchasedActions(registers: KnownRegisters): Action[] {
  return registers.actions
    .map(history => history.versions.at(-1)!.action)
    .filter(action => isLive(action) && (action.ownerRole === null || action.targetDate === null))
}

/** What keeps the registers from being chased or believed. */
export function listRegisterFaults(registers: KnownRegisters): string[] {
  const unchased = listUnchasedActions(registers).map(({ id, action, ownerRole }) => {
    const lacks = ownerRole === null ? 'owner that the board’s file knows' : 'target date'
    return `Action ${id} has no ${lacks}, so nobody is reminded: ${action}`
  })
  return [...unchased, ...checkNextMeetings(registers.meetings)]
}
