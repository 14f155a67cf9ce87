import {
  DeleteMessageCommand,
  ListMessageMoveTasksCommand,
  type ListMessageMoveTasksResultEntry,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs'
import {
  describeMoveFault,
  describeStrange,
  isLostQueue,
  type LostName,
  readLost,
  workQueueName,
} from '../../shared/checks/aside.ts'
import { type FoundAside, findQueueUrls } from './aside-queues.ts'

/** What came of replaying one queue. */
export interface Replayed {
  readonly moved: number
  /** Why not everything was, in words; null when it was. */
  readonly fault: string | null
  /** More is moved than could be waited for. */
  readonly goesOn: boolean
}

/** Looks at a move so often, and no oftener. */
const LOOKS = 300
/** Hides what is taken for as long as it may take to send it on. */
const HIDDEN_SECONDS = 60

/**
 * Sends everything in a queue back to where it was to go, and waits until it is there. SQS does so itself, but only for
 * messages that were in a queue before; those of schedules and notices never reached one.
 *
 * @param pause until the next look at a move that goes on
 */
export function replayQueue(
  client: SQSClient,
  board: string,
  queue: FoundAside,
  pause: () => Promise<unknown>,
): Promise<Replayed> {
  const { name } = queue
  return isLostQueue(name) ? sendOn(client, board, name, queue.url) : moveBack(client, queue.arn, pause)
}

async function moveBack(client: SQSClient, arn: string, pause: () => Promise<unknown>): Promise<Replayed> {
  let moved = 0
  let goesOn = false
  try {
    const before = (await findLatestMove(client, arn))?.StartedTimestamp
    const DestinationArn = arn.replace(/-aside$/, '')
    await client.send(new StartMessageMoveTaskCommand({ SourceArn: arn, DestinationArn }))
    goesOn = true
    for (let look = 0; look < LOOKS; look++) {
      const task = await findLatestMove(client, arn)
      // an earlier move may still be the latest that SQS tells of
      if (task !== undefined && task.StartedTimestamp !== before) {
        moved = task.ApproximateNumberOfMessagesMoved ?? 0
        if (task.Status !== 'RUNNING' && task.Status !== 'CANCELLING') {
          return { moved, fault: describeMoveFault(task.Status, task.FailureReason), goesOn: false }
        }
      }
      await pause()
    }
  } catch (error) {
    return { moved, fault: (error as Error).message, goesOn }
  }
  return { moved, fault: 'the move goes on; boardpack status says how much is left', goesOn }
}

async function findLatestMove(client: SQSClient, arn: string): Promise<ListMessageMoveTasksResultEntry | undefined> {
  const { Results = [] } = await client.send(new ListMessageMoveTasksCommand({ SourceArn: arn, MaxResults: 1 }))
  return Results[0]
}

async function sendOn(client: SQSClient, board: string, name: LostName, url: string): Promise<Replayed> {
  const urls = await findQueueUrls(client, board)
  const seen = new Set<string>()
  let [moved, strange] = [0, 0]
  try {
    for (;;) {
      const unseen = (await receive(client, url)).filter(({ MessageId }) => !seen.has(MessageId!))
      if (unseen.length === 0) break
      for (const { MessageId, Body = '', ReceiptHandle } of unseen) {
        seen.add(MessageId!)
        const lost = readLost(name, Body)
        const to = lost === null ? undefined : urls.get(workQueueName(board, lost.to))
        if (lost === null || to === undefined) {
          strange += 1
          continue
        }
        await client.send(new SendMessageCommand({ QueueUrl: to, MessageBody: lost.body }))
        // only now: a message that is sent twice does no harm, and one that is lost does
        await client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle }))
        moved += 1
      }
    }
  } catch (error) {
    // what was sent on is told, and kept in the audit trail, whatever became of the rest
    return { moved, fault: (error as Error).message, goesOn: false }
  }
  return { moved, fault: describeStrange(strange), goesOn: false }
}

async function receive(client: SQSClient, QueueUrl: string) {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: HIDDEN_SECONDS,
      // waiting asks every server of a queue, so that none is taken for empty which is not
      WaitTimeSeconds: 1,
    }),
  )
  return Messages
}
