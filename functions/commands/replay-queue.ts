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
  describeMoveFailure,
  describeUnrecognised,
  isUnroutedSource,
  routeMessage,
  type UnroutedSource,
  workQueueName,
} from '../../shared/operations/dead-letter-queues.ts'
import { type DeployedDeadLetterQueue, findQueueUrls } from './dead-letter-queues.ts'

/** What came of replaying one queue. */
export interface ReplayResult {
  readonly moved: number
  /** Why not everything was, in words; null when it was. */
  readonly fault: string | null
  /** More is moved than could be waited for. */
  readonly isStillMoving: boolean
}

/** Looks at a move so often, and no oftener. */
const MAX_POLLS = 300
/** Hides what is taken for as long as it may take to send it on. */
const VISIBILITY_TIMEOUT_SECONDS = 60

/**
 * Sends everything in a queue back to where it was to go, and waits until it is there. SQS does so itself, but only for
 * messages that were in a queue before; those of schedules and notices never reached one.
 *
 * @param pause until the next look at a move that goes on
 */
export function replayQueue(
  client: SQSClient,
  board: string,
  queue: DeployedDeadLetterQueue,
  pause: () => Promise<unknown>,
): Promise<ReplayResult> {
  const { name } = queue
  return isUnroutedSource(name)
    ? forwardMessages(client, board, name, queue.url)
    : redriveQueue(client, queue.arn, pause)
}

async function redriveQueue(client: SQSClient, arn: string, pause: () => Promise<unknown>): Promise<ReplayResult> {
  let moved = 0
  let isStillMoving = false
  try {
    const before = (await findLatestMoveTask(client, arn))?.StartedTimestamp
    const DestinationArn = arn.replace(/-dead-letters$/, '')
    await client.send(new StartMessageMoveTaskCommand({ SourceArn: arn, DestinationArn }))
    isStillMoving = true
    for (let poll = 0; poll < MAX_POLLS; poll++) {
      const task = await findLatestMoveTask(client, arn)
      // an earlier move may still be the latest that SQS tells of
      if (task !== undefined && task.StartedTimestamp !== before) {
        moved = task.ApproximateNumberOfMessagesMoved ?? 0
        if (task.Status !== 'RUNNING' && task.Status !== 'CANCELLING') {
          return { moved, fault: describeMoveFailure(task.Status, task.FailureReason), isStillMoving: false }
        }
      }
      await pause()
    }
  } catch (error) {
    return { moved, fault: (error as Error).message, isStillMoving }
  }
  return { moved, fault: 'the move goes on; boardpack status says how much is left', isStillMoving }
}

async function findLatestMoveTask(
  client: SQSClient,
  arn: string,
): Promise<ListMessageMoveTasksResultEntry | undefined> {
  const { Results = [] } = await client.send(new ListMessageMoveTasksCommand({ SourceArn: arn, MaxResults: 1 }))
  return Results[0]
}

async function forwardMessages(
  client: SQSClient,
  board: string,
  name: UnroutedSource,
  url: string,
): Promise<ReplayResult> {
  const urls = await findQueueUrls(client, board)
  const seen = new Set<string>()
  let [moved, unrecognised] = [0, 0]
  try {
    for (;;) {
      const unseen = (await receive(client, url)).filter(({ MessageId }) => !seen.has(MessageId!))
      if (unseen.length === 0) break
      for (const { MessageId, Body = '', ReceiptHandle } of unseen) {
        seen.add(MessageId!)
        const routed = routeMessage(name, Body)
        const to = routed === null ? undefined : urls.get(workQueueName(board, routed.to))
        if (routed === null || to === undefined) {
          unrecognised += 1
          continue
        }
        await client.send(new SendMessageCommand({ QueueUrl: to, MessageBody: routed.body }))
        // only now: a message that is sent twice does no harm, and one that is lost does
        await client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle }))
        moved += 1
      }
    }
  } catch (error) {
    // what was sent on is told, and kept in the audit trail, whatever became of the rest
    return { moved, fault: (error as Error).message, isStillMoving: false }
  }
  return { moved, fault: describeUnrecognised(unrecognised), isStillMoving: false }
}

async function receive(client: SQSClient, QueueUrl: string) {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: VISIBILITY_TIMEOUT_SECONDS,
      // waiting asks every server of a queue, so that none is taken for empty which is not
      WaitTimeSeconds: 1,
    }),
  )
  return Messages
}
