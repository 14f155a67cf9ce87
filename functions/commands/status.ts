import { Temporal } from 'temporal-polyfill'
import { boardWarnings } from '../../shared/config/board-warnings.ts'
import type { DeadLetterStatus } from '../../shared/operations/dead-letter-queues.ts'
import { describeStatus } from '../../shared/operations/describe-status.ts'
import { auditTrail } from '../../shared/store/audit.ts'
import { mailLedger } from '../../shared/store/mail-ledger.ts'
import { packRunRepository } from '../../shared/store/pack-runs.ts'
import { InvalidArgumentsError, reportInvalidArguments } from './arguments.ts'
import { listDeadLetterQueues, noQueuesMessage, withSqsClient } from './dead-letter-queues.ts'
import { readDecisionBoard, readFlags, withTable } from './decision.ts'

const USAGE = 'usage: boardpack status --table NAME [--board FILE]'

/**
 * `boardpack status`: what needs an operator. The board's file names the queues. Exit code 0 when nothing does, 3 when
 * something does or this cannot be known, 2 for unusable arguments.
 */
export async function status(args: string[]): Promise<number> {
  try {
    const { lines, isClear } = await readStatus(args)
    process.stdout.write(`${lines.join('\n')}\n`)
    return isClear ? 0 : 3
  } catch (error) {
    return reportInvalidArguments('status', error)
  }
}

async function readStatus(args: string[]) {
  const text = { type: 'string' } as const
  const { subject, values } = readFlags(args, { table: text, board: text }, USAGE)
  const tableName = values.table ?? process.env.TABLE_NAME
  if (subject !== undefined || !tableName) throw new InvalidArgumentsError(USAGE)
  const file = await readDecisionBoard(values.board)
  const now = Temporal.Now.instant().toString()
  return withTable(tableName, async table =>
    describeStatus({
      runs: await packRunRepository(table).list(),
      mails: await mailLedger(table).list(),
      audit: await auditTrail(table).list(),
      deadLetters: await readDeadLetters(file.board.id),
      warnings: boardWarnings(file, now),
      now,
    }),
  )
}

/** Somebody who may read the table may lack permission on the queues: everything else is printed all the same. */
async function readDeadLetters(board: string): Promise<DeadLetterStatus> {
  try {
    const queues = await withSqsClient(client => listDeadLetterQueues(client, board))
    return queues.length === 0 ? { unknown: noQueuesMessage(board) } : { queues }
  } catch (error) {
    const { message, name } = error as Error
    return { unknown: message.split('\n')[0] || name }
  }
}
