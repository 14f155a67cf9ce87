import { addDays, type CalendarDate, longDate } from '../../../calendar/date.ts'
import { longMonth } from '../../../calendar/month.ts'
import { AUDIENCES } from '../../../commentary/commentary.ts'
import type { BoardFile } from '../../../config/schema/index.ts'
import type { Table } from '../../../document/table.ts'
import { isRecentProposal, proposedActions } from '../../../registers/actions/proposals.ts'
import type { BoardRegisters } from '../../../registers/board-registers.ts'
import { textCell } from './cells.ts'

/** How far back proposals are put to a meeting: those of a quarter. */
const DAYS = 92

/**
 * The actions that commentary proposes and the board has not agreed to, a table for each audience that its authors wrote for; with the
 * reference by which minutes agree to them.
 */
export function proposalTables(
  board: Pick<BoardFile, 'indicators' | 'roles'>,
  { commentary, actions }: Pick<BoardRegisters, 'commentary' | 'actions'>,
  date: CalendarDate,
): Table[] {
  const since = addDays(date, -DAYS)
  const proposed = proposedActions(commentary, actions).filter(one => isRecentProposal(one, since))
  const nameOf = (id: string) => board.indicators.find(indicator => indicator.id === id)?.name ?? id
  const titleOf = (id: string) => board.roles.find(role => role.id === id)?.title ?? id
  return AUDIENCES.flatMap((audience): Table[] => {
    const rows = proposed.filter(one => one.audience === audience)
    if (rows.length === 0) return []
    return [
      {
        id: audience === 'public' ? 'proposed-actions' : `proposed-actions-${audience}`,
        caption: 'Actions proposed in commentary, for the Board to agree',
        columns: [
          { key: 'reference', heading: 'Reference', kind: 'text' },
          { key: 'indicator', heading: 'Indicator and month', kind: 'text' },
          { key: 'action', heading: 'What is to be done', kind: 'text' },
          { key: 'owner', heading: 'Owner', kind: 'text' },
          { key: 'target_date', heading: 'Target date', kind: 'text' },
        ],
        rows: rows.map(({ id, indicator, month, action, author, actionDueDate }) => [
          textCell(id),
          textCell(`${nameOf(indicator)}, ${longMonth(month)}`),
          textCell(action),
          textCell(titleOf(author)),
          textCell(actionDueDate === null ? null : longDate(actionDueDate)),
        ]),
        notes: ['One that the Board agrees to becomes an action of this log.'],
        audience,
      },
    ]
  })
}
