import { parseArgs } from 'node:util'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { Temporal } from 'temporal-polyfill'
import { auditTrail } from '../../shared/store/audit.ts'
import { mailLedger } from '../../shared/store/mail-ledger.ts'
import { openTable } from '../../shared/store/table.ts'
import { readBoard, sampleBoardFile, UnreadableBoardFile } from './read-board.ts'

const USAGE = 'usage: boardpack resolve MESSAGE --as arrived|lost --by ROLE --because WORDS --table NAME'
/** What a person found out about a message in doubt. A lost one may be sent again when its event is replayed. */
const STATES = { arrived: 'sent', lost: 'failed' } as const

/** `boardpack resolve`: settles a message of which nobody knew whether it left. Exit code 0 settled, 2 with a line that says why not. */
export async function resolve(args: string[]): Promise<number> {
  const refuse = (words: string) => {
    process.stderr.write(`resolve: ${words}\n`)
    return 2
  }
  const text = { type: 'string' } as const
  const { values, positionals } = parseArgs({
    args,
    options: { as: text, by: text, because: text, table: text, board: text },
    allowPositionals: true,
    strict: false,
  })
  const [message] = positionals
  const { as, by, because, table: name } = values as Record<string, string | undefined>
  if (message === undefined || name === undefined || by === undefined || !because?.trim()) return refuse(USAGE)
  if (as !== 'arrived' && as !== 'lost') return refuse(`--as is "${as ?? ''}"; it is arrived or lost`)
  try {
    const loaded = await readBoard(typeof values.board === 'string' ? values.board : sampleBoardFile)
    if (!loaded.ok) return refuse('the board’s file is faulty; boardpack config says where')
    if (!loaded.board.roles.some(role => role.id === by))
      return refuse(`--by is "${by}", which is no role of the board’s file`)
  } catch (error) {
    if (error instanceof UnreadableBoardFile) return refuse(error.message)
    throw error
  }
  const table = openTable(new DynamoDBClient({}), name)
  const settled = await mailLedger(table).move(message, ['uncertain', 'reserved'], {
    state: STATES[as],
    reason: because,
  })
  if (!settled) return refuse(`${message} is no message in doubt; boardpack status lists those`)
  await auditTrail(table).record({
    at: Temporal.Now.instant().toString(),
    who: by,
    what: `resolved as ${as}`,
    about: message,
    because,
  })
  process.stdout.write(`${message} is settled as ${as}.\n`)
  return 0
}
