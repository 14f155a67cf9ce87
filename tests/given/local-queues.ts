import type { DeclaredQueue } from '../../infra/local/declarations.ts'
import { type QueueServerOptions, serveQueues } from '../../infra/local/queue-server.ts'
import { openQueues } from '../../infra/local/queues.ts'
import { deadLetterQueues, workQueueName } from '../../shared/operations/dead-letter-queues.ts'
import { queuedFunctions } from '../../shared/operations/function-names.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { sampleBoard } from './sample-board.ts'

export const arnOf = (name: string) => `arn:aws:sqs:us-east-1:000000000000:${name}`

function declare(ref: string, deadLetterQueue?: string): DeclaredQueue {
  const RedrivePolicy = deadLetterQueue === undefined ? undefined : { deadLetterTargetArn: arnOf(deadLetterQueue), maxReceiveCount: 3 }
  const resource = { logicalId: ref, type: 'AWS::SQS::Queue', properties: {}, metadata: {}, ref, arn: arnOf(ref) }
  return { ...resource, ...(RedrivePolicy && { RedrivePolicy }) }
}

/** The sample board under another id. */
const boardCalled = (id: string): BoardFile => ({ ...sampleBoard(), board: { ...sampleBoard().board, id } })

/** The queues of the sample board, or of one like it with another id, behind a real door, for one test. */
export async function startQueues(
  board: string,
  options: Partial<Pick<QueueServerOptions, 'deferMove' | 'isAllowed' | 'onCall'>> = {},
) {
  const file = boardCalled(board)
  const declared = [
    ...queuedFunctions(file).map(name => declare(workQueueName(board, name), `${workQueueName(board, name)}-dead-letters`)),
    ...deadLetterQueues(file).map(({ queueName }) => declare(queueName)),
  ]
  const queues = openQueues(declared)
  const server = await serveQueues({
    declared,
    queues,
    now: () => '2018-05-03T15:00:00.000Z',
    isAllowed: () => true,
    crash: () => undefined,
    ...options,
  })
  return {
    endpoint: server.endpoint,
    stop: () => server.close(),
    put: (name: string, body: string) => queues.send(arnOf(name), body),
    /** Bodies of what waits in a queue. */
    waitingIn: (name: string) => queues.takeMessages(arnOf(name), 100).map(({ body }) => body),
    /** How many messages each dead-letter queue holds, by the name that commands take. */
    deadLetters: () =>
      Object.fromEntries(
        deadLetterQueues(file)
          .map(({ name, queueName }) => [name, queues.countMessages(arnOf(queueName))] as const)
          .filter(([, { visible, hidden }]) => visible + hidden > 0)
          .map(([name, { visible, hidden }]) => [name, visible + hidden]),
      ),
  }
}
