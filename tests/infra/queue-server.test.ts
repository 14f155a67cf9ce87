import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ListMessageMoveTasksCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  paginateListQueues,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs'
import { afterEach, describe, expect, test } from 'vitest'
import { operatorSettings } from '../../infra/local/operator.ts'
import { arnOf, startQueues } from '../given/local-queues.ts'

/* The door to the local queues, as the real client finds it. */

let server: Awaited<ReturnType<typeof startQueues>>
let client: SQSClient
/** What begins to move messages, as soon as a test lets it. */
let move: () => void = () => undefined
const calls: string[] = []

async function start(isAllowed: () => boolean = () => true): Promise<void> {
  calls.length = 0
  server = await startQueues('north', {
    isAllowed,
    onCall: ({ caller, action, resource }) => void calls.push(`${caller} ${action} ${resource.split(':').at(-1)!}`),
    deferMove: begin => {
      move = begin
    },
  })
  client = new SQSClient(operatorSettings(server.endpoint))
}
afterEach(async () => {
  client.destroy()
  await server.stop()
})

const urlOf = (name: string) => `${server.endpoint}/000000000000/${name}`
const startMove = (from: string, to?: string) =>
  client.send(new StartMessageMoveTaskCommand({ SourceArn: arnOf(from), ...(to && { DestinationArn: arnOf(to) }) }))
const latestMove = async (from: string) =>
  (await client.send(new ListMessageMoveTasksCommand({ SourceArn: arnOf(from) }))).Results

describe('queues', () => {
  test('are listed by the beginnings of their names, page by page', async () => {
    await start()
    const every = await client.send(new ListQueuesCommand({ QueueNamePrefix: 'north-' }))
    expect(every.QueueUrls).toHaveLength(18)
    expect(every.QueueUrls).toContain(urlOf('north-schedules-dead-letters'))
    const pages: string[][] = []
    for await (const { QueueUrls } of paginateListQueues({ client, pageSize: 7 }, {})) pages.push(QueueUrls!)
    expect(pages.map(page => page.length)).toEqual([7, 7, 4])
    expect(pages.flat()).toEqual(every.QueueUrls)
    expect((await client.send(new ListQueuesCommand({ QueueNamePrefix: 'south-' }))).QueueUrls).toEqual([])
  })

  test('take a message, hand it over hidden, and remove it', async () => {
    await start()
    const QueueUrl = urlOf('north-schedules-dead-letters')
    const sizes = async () => {
      const { Attributes } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }))
      return Attributes
    }
    // the client compares the digests of what it sent and of what it got
    const { MessageId } = await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'a “word”' }))
    const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }))
    expect(Messages).toMatchObject([{ MessageId, Body: 'a “word”' }])
    expect(await sizes()).toEqual({
      QueueArn: arnOf('north-schedules-dead-letters'),
      ApproximateNumberOfMessages: '0',
      ApproximateNumberOfMessagesNotVisible: '1',
    })
    expect((await client.send(new ReceiveMessageCommand({ QueueUrl }))).Messages ?? []).toEqual([])
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: Messages![0]!.ReceiptHandle }))
    expect(await sizes()).toMatchObject({ ApproximateNumberOfMessagesNotVisible: '0' })
  })

  test('that do not exist, and calls that are not served, are refused by name', async () => {
    await start()
    const QueueUrl = urlOf('north-tea')
    await expect(client.send(new ReceiveMessageCommand({ QueueUrl }))).rejects.toMatchObject({
      name: 'QueueDoesNotExist',
      message: 'The specified queue does not exist.',
    })
    await expect(client.send(new PurgeQueueCommand({ QueueUrl }))).rejects.toMatchObject({
      name: 'UnsupportedOperation',
      message: 'PurgeQueue is not served here.',
    })
  })
})

describe('a move', () => {
  test('starts, runs, and ends with the messages back in their queues', async () => {
    await start()
    server.put('north-send-pack-dead-letters', 'one')
    server.put('north-send-pack-dead-letters', 'two')
    await startMove('north-send-pack-dead-letters')
    expect(await latestMove('north-send-pack-dead-letters')).toMatchObject([
      { Status: 'RUNNING', ApproximateNumberOfMessagesToMove: 2, ApproximateNumberOfMessagesMoved: 0 },
    ])
    await expect(startMove('north-send-pack-dead-letters')).rejects.toMatchObject({
      name: 'UnsupportedOperation',
      message: 'There is already a task running.',
    })
    move()
    expect(await latestMove('north-send-pack-dead-letters')).toMatchObject([
      {
        Status: 'COMPLETED',
        DestinationArn: arnOf('north-send-pack'),
        ApproximateNumberOfMessagesToMove: 2,
        ApproximateNumberOfMessagesMoved: 2,
      },
    ])
    expect(server.deadLetters()).toEqual({})
    expect(server.waitingIn('north-send-pack')).toEqual(['one', 'two'])
  })

  test.each(['north-schedules-dead-letters', 'north-lost-delivery-notices', 'north-send-pack'])(
    'is refused from %s, to which no queue gave its messages',
    async name => {
      await start()
      await expect(startMove(name, 'north-publish-pack')).rejects.toMatchObject({
        name: 'UnsupportedOperation',
        message: 'Source queue must be configured as a Dead Letter Queue.',
      })
    },
  )

  test('is refused to a queue that is not there', async () => {
    await start()
    await expect(startMove('north-send-pack-dead-letters', 'north-tea')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'The resource that you specified does not exist.',
    })
  })

  test('needs every permission that moving by hand would', async () => {
    await start()
    await startMove('north-send-pack-dead-letters', 'north-send-pack')
    expect(calls).toEqual([
      'operator sqs:StartMessageMoveTask north-send-pack-dead-letters',
      'operator sqs:ReceiveMessage north-send-pack-dead-letters',
      'operator sqs:DeleteMessage north-send-pack-dead-letters',
      'operator sqs:GetQueueAttributes north-send-pack-dead-letters',
      'operator sqs:SendMessage north-send-pack',
    ])
  })
})

test('a denied caller gets the name of the missing permission', async () => {
  await start(() => false)
  await expect(client.send(new ListQueuesCommand({}))).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringContaining(
      'is not authorized to perform: sqs:ListQueues on resource: arn:aws:sqs:us-east-1:000000000000:*',
    ) as string,
  })
})
