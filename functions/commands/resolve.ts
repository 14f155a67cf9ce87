import { Temporal } from 'temporal-polyfill'
import { auditTrail } from '../../shared/store/audit.ts'
import { mailLedger } from '../../shared/store/mail-ledger.ts'
import { InvalidArgumentsError } from './arguments.ts'
import { findRole, readDecisionBoard, readFlags, readReason, runCommand, withTable } from './decision.ts'

const USAGE = 'usage: boardpack resolve MESSAGE --as arrived|lost --by ROLE --because WORDS --table NAME'
/** What a person found out about a message in doubt. A lost one may be sent again when its event is replayed. */
const STATES = { arrived: 'delivered', lost: 'failed' } as const
const IN_DOUBT = ['uncertain', 'reserved', 'sent', 'delayed'] as const

/**
 * `boardpack resolve`: records whether a message in doubt arrived. Exit code 0 settled, 2 with a line that says why
 * not.
 */
export const resolve = (args: string[]) => runCommand('resolve', () => resolveMessage(args))

async function resolveMessage(args: string[]): Promise<string> {
  const text = { type: 'string' } as const
  const options = { as: text, by: text, because: text, table: text, board: text }
  const { subject: message, values } = readFlags(args, options, USAGE)
  const { as, by } = values
  const tableName = values.table ?? process.env.TABLE_NAME
  if (message === undefined || !tableName || by === undefined || as === undefined)
    throw new InvalidArgumentsError(USAGE)
  if (as !== 'arrived' && as !== 'lost') throw new InvalidArgumentsError(`--as is "${as}"; it is arrived or lost`)
  const because = readReason(values.because, 'message')
  const role = findRole(await readDecisionBoard(values.board), by, '--by')
  return withTable(tableName, async table => {
    const change = { state: STATES[as], reason: because }
    if (!(await mailLedger(table).move(message, IN_DOUBT, change)))
      throw new InvalidArgumentsError(`${message} is not a message in doubt; boardpack status lists those`)
    const at = Temporal.Now.instant().toString()
    await auditTrail(table).record({ at, who: role.id, what: `resolved as ${as}`, about: message, because })
    return `${message} is recorded as ${as} by ${role.title}: ${because}`
  })
}
