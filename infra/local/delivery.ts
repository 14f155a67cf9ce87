import { createHash } from 'node:crypto'
import type { DeclaredMapping } from './declarations.ts'
import { FunctionFailedError, type FunctionRuntime } from './function-runtime.ts'
import { type LocalQueues, type QueuedMessage, receiptHandleOf } from './queues.ts'
import { REGION } from './resolve-template.ts'

export interface DeliveryOptions {
  readonly queues: LocalQueues
  readonly mappings: readonly DeclaredMapping[]
  readonly runtimeOf: (functionReference: string) => FunctionRuntime
}

export interface Delivery {
  /** Hands over messages, oldest first, one call at a time, until every queue is empty or its messages have failed. */
  readonly drain: () => Promise<void>
  /** Stops after the current call. */
  stop(): Promise<void>
}

/** The event source mappings of a template: queues to functions, with failed messages going back to their queue. */
export function startDelivery({ queues, mappings, runtimeOf }: DeliveryOptions): Delivery {
  const batchSizes = new Map(mappings.map(({ EventSourceArn, BatchSize }) => [EventSourceArn, BatchSize]))
  let stopped = false
  let last: Promise<void> = Promise.resolve()

  async function deliver(queueArn: string, messages: readonly QueuedMessage[]): Promise<void> {
    const mapping = mappings.find(({ EventSourceArn }) => EventSourceArn === queueArn)!
    const failed = await callFunction(runtimeOf(mapping.FunctionName), mapping, messages)
    for (const message of messages) {
      const error = failed.get(message.id)
      if (error === undefined) queues.complete(queueArn, message)
      else queues.fail(queueArn, message, error)
    }
  }

  async function run(): Promise<void> {
    while (!stopped) {
      const received = queues.receive(batchSizes)
      if (received) await deliver(received.queueArn, received.messages)
      else if (!queues.expireVisibilityTimeouts()) return
    }
  }

  return {
    drain() {
      last = last.then(run)
      return last
    },
    async stop() {
      stopped = true
      await last.catch(() => undefined)
    },
  }
}

/** Calls the function and says which messages failed and why, as Lambda reads the answer. */
async function callFunction(
  runtime: FunctionRuntime,
  mapping: DeclaredMapping,
  messages: readonly QueuedMessage[],
): Promise<Map<string, string>> {
  const allFailed = (reason: string) => new Map(messages.map(({ id }) => [id, reason]))
  try {
    const answer = await runtime.invoke({ Records: messages.map(message => describeRecord(message, mapping)) })
    if (!mapping.FunctionResponseTypes.includes('ReportBatchItemFailures')) return new Map()
    const failures = (answer as { batchItemFailures?: { itemIdentifier?: string }[] } | null)?.batchItemFailures ?? []
    const ids = failures.map(({ itemIdentifier }) => itemIdentifier ?? '')
    // an id that is not in the batch makes Lambda treat the whole batch as failed
    if (ids.some(id => messages.every(message => message.id !== id)))
      return allFailed('reported a message that was not in its batch')
    return new Map(ids.map(id => [id, readFailureReason(runtime.log.at(-1))]))
  } catch (error) {
    if (error instanceof FunctionFailedError) return allFailed(error.reason)
    throw error
  }
}

/** The last line logged; of one in JSON, its error and message. */
function readFailureReason(line = 'reported as failed'): string {
  try {
    const { error, reason, message } = JSON.parse(line) as { error?: string; reason?: string; message?: string }
    const words = reason ?? message
    return words === undefined ? line : `${error ?? 'Error'}: ${words}`
  } catch {
    return line
  }
}

function describeRecord(message: QueuedMessage, { EventSourceArn }: DeclaredMapping) {
  const { id, body, receiveCount } = message
  return {
    messageId: id,
    receiptHandle: receiptHandleOf(message),
    body,
    attributes: { ApproximateReceiveCount: String(receiveCount) },
    messageAttributes: {},
    md5OfBody: createHash('md5').update(body).digest('hex'),
    eventSource: 'aws:sqs',
    eventSourceARN: EventSourceArn,
    awsRegion: REGION,
  }
}
