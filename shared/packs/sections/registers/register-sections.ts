import type { CalendarDate } from '../../../calendar/date.ts'
import type { Instant } from '../../../calendar/local-time.ts'
import { firstPackOf } from '../../../config/packs-of-meeting.ts'
import type { BoardFile } from '../../../config/schema/index.ts'
import type { Meeting } from '../../../config/schema/meeting.ts'
import type { Pack } from '../../../config/schema/pack.ts'
import { FigureBook } from '../../../figures/figure-book.ts'
import { type BoardRegisters, registersKnownAt } from '../../../registers/board-registers.ts'
import type { DraftSection } from '../../model/number-sections.ts'
import { freeSections } from '../free-sections.ts'
import { otherTables } from '../other-tables.ts'
import { actionLog } from './action-log.ts'
import { decisions } from './decision-section.ts'
import { agenda, minutes } from './meeting-sections.ts'
import { deliveryPlan } from './plan-section.ts'
import { proposalTables } from './proposed-actions.ts'
import { recommendations } from './recommendation-section.ts'
import { riskRegister } from './risk-section.ts'

/** What the register pages of a pack are made from. */
export interface RegisterPagesInput {
  readonly board: BoardFile
  readonly pack: Pack
  readonly meeting: Meeting
  readonly asKnownAt: Instant
  readonly registers: BoardRegisters
  /** Day of the meeting that the last pack was for; null for the first. */
  readonly lastReportDate: CalendarDate | null
}

/**
 * The pages of the board's registers: agenda, action log, minutes of the last meeting, delivery plan, risks, decisions; each where
 * something is known of it. They go out once a meeting, with the first pack that the board's file has for it.
 */
export function registerSections(input: RegisterPagesInput, book: FigureBook = new FigureBook()): DraftSection[] {
  const { board, pack, meeting, asKnownAt, lastReportDate } = input
  if (firstPackOf(board, meeting)?.id !== pack.id) return []
  const registers = registersKnownAt(input.registers, asKnownAt)
  return [
    agenda(registers.meetings, meeting.date, registers.papers),
    actionLog(
      registers.actions,
      meeting.date,
      board.chasing,
      asKnownAt,
      board.board,
      proposalTables(board, registers, meeting.date),
    ),
    minutes(registers.meetings, meeting.date),
    deliveryPlan(registers.plan, meeting.date, lastReportDate, asKnownAt, board.words.plan, board.board),
    riskRegister(registers.risks, board.chasing.riskTolerance, asKnownAt, book, board.board, board),
    recommendations(board, registers.recommendations, meeting.date),
    decisions(registers.decisions, registers.meetings, {
      date: meeting.date,
      lastReportDate,
      boardName: board.board.name,
    }),
    ...freeSections({ board, meeting, registers }, 'meeting-pack', 'texts'),
    ...otherTables({ board, pack, registers }, 'meeting-pack', book),
    ...freeSections({ board, meeting, registers }, 'meeting-pack', 'footnotes'),
  ].filter(section => section !== null)
}
