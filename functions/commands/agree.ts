import { createHash } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { suggestNearest } from '../../shared/faults/suggest.ts'
import { type Action, newAction } from '../../shared/registers/actions/entry.ts'
import { agreedProposals, type ProposedAction, proposedActions } from '../../shared/registers/actions/proposals.ts'
import type { BoardRegisters } from '../../shared/registers/board-registers.ts'
import { auditTrail } from '../../shared/store/audit.ts'
import { type DropRecord, dropRepository } from '../../shared/store/drops.ts'
import { dropsById } from '../../shared/store/observations.ts'
import { registerRepository } from '../../shared/store/registers.ts'
import type { Table } from '../../shared/store/table.ts'
import { readRegisters } from '../edge/read-registers.ts'
import { readCaller } from './caller.ts'
import { defineCommand } from './command.ts'
import { findRole, requirePermission, withTable } from './decision.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'
import { DECIDING_BOARD, DECISION, TABLE } from './options.ts'
import { loadGivenBoard } from './read-board.ts'
import { readDateOption } from './read-dates.ts'

/** The board agreed to an action that commentary proposes: it becomes an action of the log, as a drop of its own. */
export const agree = defineCommand({
  name: 'agree',
  summary: 'Records that the board agreed to an action that commentary proposes: it becomes an action of the log.',
  arguments: [{ name: 'PROPOSAL', summary: 'its reference, as the action log of the meeting pack prints it' }],
  options: {
    meeting: { value: 'DATE', summary: 'the meeting that agreed to it', isRequired: true },
    number: {
      value: 'NUMBER',
      summary: 'the number of the action in the log, which no other action has',
      isRequired: true,
    },
    ...DECISION,
    ...TABLE,
    ...DECIDING_BOARD,
  },
  example:
    'agree complaints/2018-03 --meeting 2018-05-10 --number 12.0 --by board-secretary --because "agreed at item 5"',
  exits: { 0: 'recorded' },
  run: async ({ words: [proposal], values }) => {
    const { board } = await loadGivenBoard(values.board)
    const role = findRole(board, values.by, '--by')
    requirePermission(role, 'record what the board agreed', board.lists[board.board.administrators] ?? [])
    const meeting = readDateOption('meeting', values.meeting)
    const caller = await readCaller()
    const at = Temporal.Now.instant().toString()
    return withTable(values.table, async table => {
      const action = await recordAgreement(table, board, { proposal: proposal!, meeting, number: values.number, at })
      const about = `action ${action.id}`
      await auditTrail(table).record({ at, who: role.id, what: 'agreed', about, because: values.because, caller })
      return `action ${action.id} agreed, for ${action.owner ?? 'nobody named'}, ${action.targetDate === null ? 'without a date' : `by ${action.targetDate}`}: ${action.action}`
    })
  },
})

interface Agreement {
  readonly proposal: string
  /** Day of the meeting that agreed to it. */
  readonly meeting: string
  readonly number: string
  /** ISO instant of the record. */
  readonly at: string
}

/** Writes the action as a drop of its own; throws InvalidArgumentsError where it cannot be agreed to, or has been. */
export async function recordAgreement(table: Table, board: BoardFile, agreement: Agreement): Promise<Action> {
  const drops = dropRepository(table)
  const registers = registerRepository(table)
  const known = await readRegisters(registers, board, dropsById(await drops.listAccepted()))
  const action = makeAction(board, findProposal(known, agreement.proposal), agreement)
  if (known.actions.some(({ id }) => id === action.id))
    throw new InvalidArgumentsError(`the log has an action ${action.id} already: give this one another number`)
  const drop = createHash('sha256').update(`agreed ${agreement.proposal}`).digest('hex')
  const record: DropRecord = {
    ...{ drop, state: 'receiving', cause: `agreed ${agreement.proposal}`, file: `agreed ${agreement.proposal}` },
    ...{ feed: 'actions', kind: 'actions', rows: 1, knownFrom: agreement.at, indicators: [], registers: ['actions'] },
  }
  const claimed = await drops.claim(record)
  if (claimed.state === 'accepted') throw new InvalidArgumentsError(`${agreement.proposal} was agreed to already`)
  await registers.write(drop, agreement.at, [{ register: 'actions', id: action.id, body: action }])
  await drops.accept({ ...record, state: 'accepted' })
  return action
}

function findProposal({ commentary, actions }: BoardRegisters, id: string): ProposedAction {
  const open = proposedActions(commentary, actions)
  const found = open.find(proposal => proposal.id === id)
  if (found !== undefined) return found
  if (agreedProposals(actions).has(id)) throw new InvalidArgumentsError(`${id} was agreed to already`)
  const ids = open.map(proposal => proposal.id)
  const others = ids.length === 0 ? 'nothing is proposed' : `proposed: ${ids.join(', ')}`
  throw new InvalidArgumentsError(`no commentary proposes ${id}; ${others}${suggestNearest(id, ids)}`)
}

function makeAction(board: BoardFile, proposal: ProposedAction, { meeting, number }: Agreement): Action {
  const role = board.roles.find(({ id }) => id === proposal.author)
  return newAction({
    id: number,
    agendaItem: null,
    raised: meeting,
    action: proposal.action,
    owner: role?.title ?? proposal.author,
    ownerRole: role?.id ?? null,
    targetDate: proposal.actionDueDate,
    proposal: proposal.id,
  })
}
