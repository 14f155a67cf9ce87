import { setTimeout as wait } from 'node:timers/promises'
import type { SQSClient } from '@aws-sdk/client-sqs'
import { Temporal } from 'temporal-polyfill'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { countNoun } from '../../shared/document/count-words.ts'
import { suggestNearest } from '../../shared/faults/suggest.ts'
import {
  type DeadLetterQueue,
  deadLetterQueues,
  findDeadLetterQueue,
} from '../../shared/operations/dead-letter-queues.ts'
import { type AuditTrail, auditTrail } from '../../shared/store/audit.ts'
import { InvalidArgumentsError } from './arguments.ts'
import { listDeadLetterQueues, noQueuesMessage, withSqsClient } from './dead-letter-queues.ts'
import {
  findRole,
  type Role,
  readDecisionBoard,
  readFlags,
  readReason,
  requirePermission,
  runCommand,
  withTable,
} from './decision.ts'
import { replayQueue } from './replay-queue.ts'

const USAGE = 'usage: boardpack replay [FUNCTION|QUEUE] --by ROLE --because WORDS --table NAME [--board FILE]'
const POLL_INTERVAL_MILLISECONDS = 1000

/**
 * `boardpack replay`: failed messages are replayed, from every dead-letter queue or from the one named. Gives the exit
 * code: 0 when done, also when there were none; 2 with a line that says why not. Throws when some could not be moved.
 */
export const replay = (args: string[]) => runCommand('replay', () => replayDeadLetters(args))

/** The options given. */
interface Request {
  readonly board: string
  readonly file: BoardFile
  readonly table: string
  readonly by: Role
  readonly because: string
  /** Null for every queue. */
  readonly only: DeadLetterQueue | null
}

async function replayDeadLetters(args: string[]): Promise<string> {
  const request = await readRequest(args)
  return withTable(request.table, async table => {
    const trail = auditTrail(table)
    // a move that cannot be recorded is not begun
    await trail.list()
    return withSqsClient(client => replayQueues(client, trail, request))
  })
}

async function readRequest(args: string[]): Promise<Request> {
  const text = { type: 'string' } as const
  const { subject, values } = readFlags(args, { by: text, because: text, table: text, board: text }, USAGE)
  const table = values.table ?? process.env.TABLE_NAME
  if (values.by === undefined || !table) throw new InvalidArgumentsError(USAGE)
  const because = readReason(values.because, 'audit trail')
  const file = await readDecisionBoard(values.board)
  const by = findRole(file, values.by, '--by')
  const board = file.board.id
  const only = subject === undefined ? null : findDeadLetterQueue(board, subject)
  if (subject !== undefined && only === null) throw new InvalidArgumentsError(describeUnknownQueue(board, subject))
  requirePermission(by, 'replay', file.lists[file.board.administrators] ?? [])
  return { board, file, table, by, because, only }
}

function describeUnknownQueue(board: string, typed: string): string {
  const queues = deadLetterQueues(board)
  const names = queues.map(({ name }) => name)
  const near = suggestNearest(typed, [...names, ...queues.map(({ queueName }) => queueName)])
  return `unknown queue "${typed}"; allowed: ${names.join(', ')}${near}`
}

async function replayQueues(client: SQSClient, trail: AuditTrail, request: Request): Promise<string> {
  const { board, file, by, because, only } = request
  const found = await listDeadLetterQueues(client, board)
  if (found.length === 0) throw new InvalidArgumentsError(noQueuesMessage(board))
  const nonEmpty = found.filter(({ name, messages }) => messages > 0 && (only === null || only.name === name))
  if (nonEmpty.length === 0)
    return only === null ? 'There are no failed messages.' : `There are no failed messages in ${only.queueName}.`
  const lines: string[] = []
  const faults: string[] = []
  for (const queue of nonEmpty) {
    const { moved, fault, isStillMoving } = await replayQueue(client, file, queue, () =>
      wait(POLL_INTERVAL_MILLISECONDS),
    )
    if (fault !== null) faults.push(`${queue.name}: ${fault}`)
    if (moved === 0 && !isStillMoving) continue
    const at = Temporal.Now.instant().toString()
    const messages = countNoun(isStillMoving ? queue.messages : moved, 'message')
    const what = isStillMoving ? `began to replay ${messages}` : `replayed ${messages}`
    await trail.record({ at, who: by.id, what, about: queue.queueName, because })
    if (!isStillMoving) lines.push(`${queue.name}: ${messages} replayed by ${by.title}: ${because}`)
  }
  if (faults.length > 0) throw new Error([...lines, ...faults].join('; '))
  return lines.join('\n')
}
