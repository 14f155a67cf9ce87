import type { LocalCalendar } from '../../calendar/local-calendar.ts'
import type { OwnerFinder } from '../../config/owners.ts'
import type { Fault } from '../../faults/fault.ts'
import { type ColumnDefinitions, createRowReaders } from '../tables/columns.ts'
import { addLostZeroFaults } from '../tables/lost-zeros.ts'
import type { RowReader } from '../tables/row-reader.ts'
import type { RegisterReadResult, RegisterTable } from '../tables/table.ts'
import { UniqueIds } from '../tables/unique-ids.ts'
import { ACTION_STATUSES, type Action, type ActionStatus } from './entry.ts'
import { listQuestions } from './questions.ts'
import { ACTION_RULES } from './transitions.ts'

type Column =
  | 'id'
  | 'raised'
  | 'agendaItem'
  | 'action'
  | 'owner'
  | 'targetDate'
  | 'update'
  | 'updateDate'
  | 'status'
  | 'reason'
  | 'decidedOn'

/** Headings of an action log; the first of each is the one in our template. */
export const ACTION_COLUMNS: ColumnDefinitions<Column> = {
  id: { headings: ['action no', 'action number', 'no', 'id'], isRequired: true },
  raised: { headings: ['meeting date raised', 'date raised', 'raised'], isRequired: true },
  agendaItem: { headings: ['meeting agenda item', 'agenda item'], isRequired: true },
  action: { headings: ['action'], isRequired: true },
  owner: { headings: ['owner'], isRequired: true },
  targetDate: { headings: ['target date', 'due date'], isRequired: true },
  update: { headings: ['action update', 'update'], isRequired: false },
  updateDate: { headings: ['update date'], isRequired: false },
  status: { headings: ['status'], isRequired: true },
  reason: { headings: ['reason'], isRequired: false },
  decidedOn: { headings: ['board decision date', 'decided on'], isRequired: false },
}

/** `2018-04-12-12.4-i`: the id of an action from minutes. */
const MINUTED_ID = /^\d{4}-\d{2}-\d{2}-\d{1,3}\.\d{1,2}-[ivx]+$/

const STATUS_WORDS: Readonly<Record<string, ActionStatus>> = Object.fromEntries(
  ACTION_STATUSES.flatMap(status => ACTION_RULES[status].statusTexts.map(word => [word, status])),
)

/**
 * Reads an action log. Item and action numbers that a spreadsheet turned into dates of January 1900 are repaired and
 * noted;
 * dates on non-working days and open actions without a date are queried; owners are looked up among the roles in the
 * board's file.
 */
export function readActions(
  table: RegisterTable,
  findOwner: OwnerFinder,
  local: LocalCalendar,
): RegisterReadResult<Action> {
  const faults: Fault[] = []
  const notes: string[] = []
  const ids = new UniqueIds<Column>()
  const rows = createRowReaders(table, ACTION_COLUMNS, faults).map(reader => {
    const action = readAction(reader, findOwner)
    if (action.id !== '') ids.add(action.id, reader, 'id')
    for (const repair of action.repairs) {
      const [cell, corrected] =
        repair === 'id' ? ['action number', action.id] : ['agenda item', action.agendaItem ?? '']
      notes.push(`Row ${reader.row}: the ${cell} was stored as a date in 1900 and was read as ${corrected}.`)
    }
    return { row: reader.row, action, reader }
  })
  addLostZeroFaults(
    rows.map(({ reader, action }) => ({ reader, group: action.raised, item: action.agendaItem })),
    'agendaItem',
  )
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, entries: rows.map(({ action }) => action), notes: [...notes, ...listQuestions(rows, local)] }
}

function readId(reader: RowReader<Column>): { readonly number: string; readonly isRepaired: boolean } {
  const words = reader.text('id')
  if (words !== null && MINUTED_ID.test(words)) return { number: words, isRepaired: false }
  reader.requiredText('id', 'the number of the action')
  return reader.itemNumber('id') ?? { number: '', isRepaired: false }
}

function readAction(reader: RowReader<Column>, findOwner: OwnerFinder): Action {
  const id = readId(reader)
  const item = reader.itemNumber('agendaItem')
  const owner = reader.requiredText('owner', 'the owner of the action')
  const ownerRole = owner === '' ? null : findOwner(owner)
  if (owner !== '' && ownerRole === null)
    reader.addFault(
      'unknown-owner',
      'owner',
      owner,
      'one role of the board, by its name or another name the board’s file gives it',
      'Name one owner as the board’s file does, or ask for the name to be added there.',
    )
  const raised = reader.requiredDate('raised')
  const targetDate = reader.date('targetDate')
  if (targetDate !== null && targetDate < raised)
    reader.addFault(
      'target-before-raised',
      'targetDate',
      targetDate,
      `${raised} or later`,
      'Correct one of the two dates.',
    )
  const statusText = reader.requiredText('status', 'the status of the action')
  return {
    id: id.number,
    agendaItem: item?.number ?? null,
    raised,
    action: reader.requiredText('action', 'what is to be done'),
    owner: owner || null,
    ownerRole,
    targetDate,
    update: reader.text('update'),
    updateDate: reader.date('updateDate'),
    statusText,
    status: reader.choice('status', STATUS_WORDS) ?? 'open',
    reason: reader.text('reason'),
    decidedOn: reader.date('decidedOn'),
    repairs: [...(id.isRepaired ? ['id' as const] : []), ...(item?.isRepaired ? ['agenda-item' as const] : [])],
  }
}
