import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { Context, SQSEvent } from 'aws-lambda'
import { mockClient } from 'aws-sdk-client-mock'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { queueHandler, requireTime } from '../../functions/edge/middleware.ts'

vi.stubEnv('AWS_REGION', 'eu-west-2')
vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT')
vi.mock('../../functions/edge/metrics.ts', () => ({ publishMetrics: () => undefined }))

const queues = mockClient(SQSClient)
// other files share the process and its clients
afterAll(() => {
  queues.restore()
})

beforeEach(() => {
  queues.reset()
  queues.on(ChangeMessageVisibilityCommand).resolves({})
})

/** An event as Lambda hands it over: docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
const eventOf = (bodies: readonly unknown[], receiveCount = 1): SQSEvent => ({
  Records: bodies.map((body, i) => ({
    messageId: `m${i + 1}`,
    receiptHandle: `handle-${i + 1}`,
    body: JSON.stringify(body),
    attributes: {
      ApproximateReceiveCount: String(receiveCount),
      SentTimestamp: '1545082649183',
      SenderId: 'AIDAIENQZJOLO23YVJ4VO',
      ApproximateFirstReceiveTimestamp: '1545082649185',
    },
    messageAttributes: {},
    md5OfBody: 'e4e68fb7bd0e697a0ae8f1bb342846b3',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-west-2:123456789012:board-send-pack',
    awsRegion: 'eu-west-2',
  })),
})

/** A context whose function has so many milliseconds left, less what `spend` takes. */
function contextOf(milliseconds: number) {
  let left = milliseconds
  return {
    context: { awsRequestId: 'call', getRemainingTimeInMillis: () => left } as Context,
    spend: (taken: number) => (left -= taken),
  }
}

const waits = () =>
  queues
    .commandCalls(ChangeMessageVisibilityCommand)
    .map(({ args: [{ input }] }) => [input.ReceiptHandle, input.VisibilityTimeout])

const call = (handle: (body: unknown) => Promise<void>, event: SQSEvent, context: Context) =>
  queueHandler('send-pack', body => body, handle)(event, context) as Promise<unknown>

describe('a message that fails', () => {
  test.each([
    [1, 30],
    [2, 120],
    [3, 600],
    [4, 1800],
  ])(
    'for the %ith time is shown again after %i seconds, not when the queue stops hiding it',
    async (count, seconds) => {
      const { context } = contextOf(300_000)
      const answer = await call(() => Promise.reject(new Error('no')), eventOf(['x'], count), context)
      expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] })
      expect(waits().at(-1)).toEqual(['handle-1', seconds])
      expect(queues.commandCalls(ChangeMessageVisibilityCommand)[0]!.args[0].input.QueueUrl).toBe(
        'https://sqs.eu-west-2.amazonaws.com/123456789012/board-send-pack',
      )
    },
  )

  test('does not take the others of its batch with it', async () => {
    const handled: unknown[] = []
    const { context } = contextOf(300_000)
    const handle = (body: unknown) =>
      body === 'bad' ? Promise.reject(new Error('no')) : Promise.resolve(void handled.push(body))
    expect(await call(handle, eventOf(['a', 'bad', 'b']), context)).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm2' }],
    })
    expect(handled).toEqual(['a', 'b'])
  })

  test('comes back when its queue shows it, where SQS does not take the shorter wait', async () => {
    queues.on(ChangeMessageVisibilityCommand).rejects(new Error('denied'))
    const { context } = contextOf(300_000)
    const answer = await call(() => Promise.reject(new Error('no')), eventOf(['x']), context)
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] })
  })
})

describe('a function whose time runs out', () => {
  test('begins no message that it may not finish, and gives those back', async () => {
    const handled: unknown[] = []
    const { context, spend } = contextOf(60_000)
    const handle = (body: unknown) => {
      handled.push(body)
      spend(30_000)
      return Promise.resolve()
    }
    const answer = await call(handle, eventOf(['a', 'b', 'c']), context)
    expect(handled).toEqual(['a', 'b'])
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm3' }] })
  })

  test('stops between the parts of one message as well', () => {
    expect(() => requireTime(() => 9_000)).toThrow('too little time is left')
    expect(() => requireTime(() => 11_000)).not.toThrow()
  })

  test('has its messages shown again a minute after its end, should it die', async () => {
    const { context } = contextOf(300_000)
    await call(() => Promise.resolve(), eventOf(['a', 'b']), context)
    expect(waits()).toEqual([
      ['handle-1', 360],
      ['handle-2', 360],
    ])
  })
})
