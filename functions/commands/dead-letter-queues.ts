import { GetQueueAttributesCommand, paginateListQueues, SQSClient } from '@aws-sdk/client-sqs'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import {
  type DeadLetterCount,
  type DeadLetterQueue,
  deadLetterQueues,
} from '../../shared/operations/dead-letter-queues.ts'
import { withClient } from './with-client.ts'

/** One of a board's dead-letter queues, found with the caller's own permissions. */
export interface DeployedDeadLetterQueue extends DeadLetterCount {
  readonly url: string
  readonly arn: string
}

/** Those that are deployed, in the order of `deadLetterQueues`. */
export async function listDeadLetterQueues(client: SQSClient, board: BoardFile): Promise<DeployedDeadLetterQueue[]> {
  const urls = await findQueueUrls(client, board.board.id)
  const deployed = deadLetterQueues(board).filter(({ queueName }) => urls.has(queueName))
  return Promise.all(deployed.map(queue => readQueueDepth(client, queue, urls.get(queue.queueName)!)))
}

/**
 * Addresses by queue name. Queues of a board whose id begins with this board's id are included too, under their own
 * names.
 */
export async function findQueueUrls(client: SQSClient, board: string): Promise<ReadonlyMap<string, string>> {
  const urls = new Map<string, string>()
  const pages = paginateListQueues({ client, pageSize: 1000 }, { QueueNamePrefix: `${board}-` })
  for await (const { QueueUrls = [] } of pages) for (const url of QueueUrls) urls.set(url.split('/').at(-1)!, url)
  return urls
}

async function readQueueDepth(
  client: SQSClient,
  queue: DeadLetterQueue,
  url: string,
): Promise<DeployedDeadLetterQueue> {
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({
      QueueUrl: url,
      AttributeNames: ['QueueArn', 'ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  )
  const { QueueArn = '', ApproximateNumberOfMessages = 0, ApproximateNumberOfMessagesNotVisible = 0 } = Attributes
  // a message that somebody is reading at this moment counts too
  const messages = Number(ApproximateNumberOfMessages) + Number(ApproximateNumberOfMessagesNotVisible)
  return { ...queue, url, arn: QueueArn, messages }
}

/** Runs work with a queue client and closes it afterwards. */
export const withSqsClient = <T>(work: (client: SQSClient) => Promise<T>): Promise<T> =>
  withClient(new SQSClient({}), work)

/** The message when a board has no queues in the caller's account and region. */
export const noQueuesMessage = (board: string) =>
  `the board ${board} has no queues in this account and region; --board FILE names another board`
