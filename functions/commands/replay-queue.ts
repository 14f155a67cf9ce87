import {
  DeleteMessageCommand,
  ListMessageMoveTasksCommand,
  type ListMessageMoveTasksResultEntry,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import {
  describeMoveFailure,
  describeUnrecognised,
  isUnroutedSource,
  routeMessage,
  type UnroutedSource,
  workQueueName,
} from '../../shared/operations/dead-letter-queues.ts'
import { type DeployedDeadLetterQueue, findQueueUrls } from './dead-letter-queues.ts'

/** The result of replaying one queue. */
export interface ReplayResult {
  readonly moved: number
  /** Why some messages were not replayed; null when all were. */
  readonly fault: string | null
  /** The move had not ended when waiting stopped. */
  readonly isStillMoving: boolean
}

/** The move is checked at most this often. */
const MAX_POLLS = 300
/** Messages are hidden for as long as sending them on may take. */
const VISIBILITY_TIMEOUT_SECONDS = 60

/**
 * Sends every message in a queue to the queue it was meant for, and waits until it is there. SQS does this itself only
 * for messages that were in a source queue; those of schedules and notices never reached one.
 *
 * @param pause waits until the next check of a running move
 */
export function replayQueue(
  client: SQSClient,
  board: BoardFile,
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
      // SQS may still report an earlier move as the latest
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
  return { moved, fault: 'the move is still running; boardpack status says how much is left', isStillMoving }
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
  board: BoardFile,
  name: UnroutedSource,
  url: string,
): Promise<ReplayResult> {
  const urls = await findQueueUrls(client, board.board.id)
  const seen = new Set<string>()
  let [moved, unrecognised] = [0, 0]
  try {
    for (;;) {
      const unseen = (await receive(client, url)).filter(({ MessageId }) => !seen.has(MessageId!))
      if (unseen.length === 0) break
      for (const { MessageId, Body = '', ReceiptHandle, MessageAttributes = {} } of unseen) {
        seen.add(MessageId!)
        const routed = routeMessage(name, Body, board, {
          scheduleArn: MessageAttributes.SCHEDULE_ARN?.StringValue,
          scheduledFor: MessageAttributes.SCHEDULED_TIME?.StringValue,
        })
        const to = routed === null ? undefined : urls.get(workQueueName(board.board.id, routed.to))
        if (routed === null || to === undefined) {
          unrecognised += 1
          continue
        }
        await client.send(new SendMessageCommand({ QueueUrl: to, MessageBody: routed.body }))
        // removed only now: a message sent twice does no harm, a lost one does
        await client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle }))
        moved += 1
      }
    }
  } catch (error) {
    // what was sent on is reported and recorded in the audit trail even when the rest fails
    return { moved, fault: (error as Error).message, isStillMoving: false }
  }
  return { moved, fault: describeUnrecognised(unrecognised), isStillMoving: false }
}

async function receive(client: SQSClient, QueueUrl: string) {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: 10,
      MessageAttributeNames: ['All'],
      VisibilityTimeout: VISIBILITY_TIMEOUT_SECONDS,
      // long polling asks every server of the queue, so that it is not taken for empty when it is not
      WaitTimeSeconds: 1,
    }),
  )
  return Messages
}
