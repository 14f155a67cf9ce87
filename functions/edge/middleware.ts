import middy from '@middy/core'

interface QueueRecord {
  readonly messageId: string
  readonly body: string
}
interface QueueEvent {
  readonly Records: readonly QueueRecord[]
}
interface BatchResponse {
  readonly batchItemFailures: { itemIdentifier: string }[]
}

/**
 * A function fed by a queue: each message is parsed and handled by itself, and only those that failed go back to the
 * queue.
 * A failure is logged as one line of JSON with its subject; no user sees any of it.
 */
export function queueHandler<T>(name: string, parse: (body: unknown) => T, handle: (event: T) => Promise<void>) {
  return middy<QueueEvent, BatchResponse>().handler(async (event: QueueEvent): Promise<BatchResponse> => {
    const failed: string[] = []
    for (const record of event.Records) {
      try {
        await handle(parse(JSON.parse(record.body)))
      } catch (error) {
        logFault(name, record, error)
        failed.push(record.messageId)
      }
    }
    return { batchItemFailures: failed.map(itemIdentifier => ({ itemIdentifier })) }
  })
}

function logFault(name: string, record: QueueRecord, error: unknown): void {
  const fault =
    error instanceof Error
      ? { error: error.name, message: error.message, stack: error.stack }
      : { error: String(error) }
  console.error(JSON.stringify({ level: 'error', function: name, message_id: record.messageId, ...fault }))
}
