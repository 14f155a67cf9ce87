import { Temporal } from 'temporal-polyfill'
import { auditTrail } from '../../shared/store/audit.ts'
import { mailLedger } from '../../shared/store/mail-ledger.ts'
import { readCaller } from './caller.ts'
import { defineCommand } from './command.ts'
import { findRole, withTable } from './decision.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'
import { DECIDING_BOARD, DECISION, TABLE } from './options.ts'
import { loadGivenBoard } from './read-board.ts'

/** What a person found out about a message in doubt. A lost one may be sent again when its event is replayed. */
const STATES = { arrived: 'delivered', lost: 'failed' } as const
const IN_DOUBT = ['uncertain', 'reserved', 'sent', 'delayed'] as const

/** Records whether a message in doubt arrived. */
export const resolve = defineCommand({
  name: 'resolve',
  summary: 'Records whether a message in doubt arrived.',
  arguments: [{ name: 'MESSAGE', summary: 'the message, by the id that boardpack status prints' }],
  options: {
    as: { value: 'arrived|lost', summary: 'what was found out', isRequired: true },
    ...DECISION,
    ...TABLE,
    ...DECIDING_BOARD,
  },
  example: 'resolve 5d1c0b6a --as arrived --by board-secretary --because "the member has it"',
  exits: { 0: 'recorded' },
  run: ({ words: [message], values }) => resolveMessage(message!, values),
})

interface Finding {
  readonly as: string
  readonly by: string
  readonly because: string
  readonly table: string
  readonly board: string | undefined
}

async function resolveMessage(message: string, { as, by, because, table: tableName, board }: Finding): Promise<string> {
  if (as !== 'arrived' && as !== 'lost') throw new InvalidArgumentsError(`--as is "${as}"; allowed: arrived, lost`)
  const role = findRole((await loadGivenBoard(board)).board, by, '--by')
  const caller = await readCaller()
  return withTable(tableName, async table => {
    const change = { state: STATES[as], reason: because }
    if (!(await mailLedger(table).move(message, IN_DOUBT, change)))
      throw new InvalidArgumentsError(`${message} is not a message in doubt; boardpack status lists those`)
    const at = Temporal.Now.instant().toString()
    await auditTrail(table).record({ at, who: role.id, what: `resolved as ${as}`, about: message, because, caller })
    return `${message} is recorded as ${as} by ${role.title}: ${because}`
  })
}
