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
import { readCaller } from './caller.ts'
import { defineCommand } from './command.ts'
import type { Given } from './command-spec.ts'
import { listDeadLetterQueues, noQueuesMessage, withSqsClient } from './dead-letter-queues.ts'
import { findRole, type Role, requirePermission, withTable } from './decision.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'
import { DECIDING_BOARD, DECISION, TABLE } from './options.ts'
import { loadGivenBoard } from './read-board.ts'
import { replayQueue } from './replay-queue.ts'

const OPTIONS = { ...DECISION, ...TABLE, ...DECIDING_BOARD }
const POLL_INTERVAL_MILLISECONDS = 1000

/** Failed messages are replayed, from every dead-letter queue or from the one named. Throws when some could not be moved. */
export const replay = defineCommand({
  name: 'replay',
  summary: 'Replays failed messages once their cause is fixed: all of them, or those of one function.',
  arguments: [
    { name: 'FUNCTION', summary: 'the function, or its dead-letter queue, that is replayed alone', isOptional: true },
  ],
  options: OPTIONS,
  example: 'replay send-pack --by board-secretary --because "the mail domain is verified again"',
  exits: { 0: 'replayed, or there was nothing to replay' },
  run: async ({ words: [name], values }) => replayDeadLetters(await readRequest(name, values)),
})

/** The options given. */
interface Request {
  readonly board: string
  readonly file: BoardFile
  readonly table: string
  readonly by: Role
  readonly because: string
  readonly caller: string
  /** Null for every queue. */
  readonly only: DeadLetterQueue | null
}

function replayDeadLetters(request: Request): Promise<string> {
  return withTable(request.table, async table => {
    const trail = auditTrail(table)
    // a move that cannot be recorded is not begun
    await trail.list()
    return withSqsClient(client => replayQueues(client, trail, request))
  })
}

async function readRequest(
  subject: string | undefined,
  { by: role, because, table, board: boardFile }: Given<typeof OPTIONS>['values'],
): Promise<Request> {
  const { board: file } = await loadGivenBoard(boardFile)
  const by = findRole(file, role, '--by')
  const board = file.board.id
  const only = subject === undefined ? null : findDeadLetterQueue(file, subject)
  if (subject !== undefined && only === null) throw new InvalidArgumentsError(describeUnknownQueue(file, subject))
  requirePermission(by, 'replay', file.lists[file.board.administrators] ?? [])
  return { board, file, table, by, because, only, caller: await readCaller() }
}

function describeUnknownQueue(file: BoardFile, typed: string): string {
  const queues = deadLetterQueues(file)
  const names = queues.map(({ name }) => name)
  const near = suggestNearest(typed, [...names, ...queues.map(({ queueName }) => queueName)])
  return `unknown queue "${typed}"; allowed: ${names.join(', ')}${near}`
}

async function replayQueues(client: SQSClient, trail: AuditTrail, request: Request): Promise<string> {
  const { board, file, by, because, only, caller } = request
  const found = await listDeadLetterQueues(client, file)
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
    await trail.record({ at, who: by.id, what, about: queue.queueName, because, caller })
    if (!isStillMoving) lines.push(`${queue.name}: ${messages} replayed by ${by.title}: ${because}`)
  }
  if (faults.length > 0) throw new Error([...lines, ...faults].join('; '))
  return lines.join('\n')
}
