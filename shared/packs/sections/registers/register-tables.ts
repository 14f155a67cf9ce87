import { addDays, type CalendarDate } from '../../../calendar/date.ts'
import type { Instant } from '../../../calendar/local-time.ts'
import type { BoardFile } from '../../../config/schema/index.ts'
import type { Table } from '../../../document/table.ts'
import { listTables } from '../../../document/walk.ts'
import { FigureBook } from '../../../figures/figure-book.ts'
import type { BoardRegisters } from '../../../registers/board-registers.ts'
import { numberSections } from '../../model/number-sections.ts'
import { actionLog } from './action-log.ts'
import { decisions } from './decision-section.ts'
import { agenda, minutes } from './meeting-sections.ts'
import { deliveryPlan } from './plan-section.ts'
import { recommendations } from './recommendation-section.ts'
import { riskRegister } from './risk-section.ts'

/**
 * The tables that packs print of the registers, with the entries of every meeting and every decision however old: for what their withheld
 * rows and columns say.
 */
export function registerTables(
  board: BoardFile,
  registers: BoardRegisters,
  day: CalendarDate,
  asKnownAt: Instant,
): Table[] {
  const { actions, meetings, plan, risks } = registers
  const sections = [
    ...meetings.flatMap(meeting => [
      agenda([meeting], meeting.date, registers.papers),
      minutes([meeting], addDays(meeting.date, 1)),
    ]),
    actionLog(actions, day, board.chasing, asKnownAt, board.board),
    deliveryPlan(plan, day, null, asKnownAt, board.words.plan, board.board),
    riskRegister(risks, board.chasing.riskTolerance, asKnownAt, new FigureBook(), board.board, board),
    recommendations(board, registers.recommendations, day),
    decisions(registers.decisions, meetings, {
      date: addDays(day, 1),
      lastReportDate: registers.decisions.map(({ date }) => date).toSorted()[0] ?? day,
      boardName: board.board.name,
    }),
  ]
  return listTables(
    numberSections(
      sections.filter(section => section !== null),
      '1',
    ),
  )
}
