import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import middy from '@middy/core'
import type { Context, SQSEvent, SQSRecord } from 'aws-lambda'
import { retryDelaySeconds } from '../../shared/operations/retry-delay.ts'
import { beginLog, beginSubject, logFailure, logInfo, logWarning } from './log.ts'
import { publishMetrics } from './metrics.ts'
import { changeVisibility } from './wiring.ts'

/** Milliseconds that the function may still run. */
export type TimeLeft = () => number

/** Work is not begun with less time than this: what is begun would go on behind an invocation that has timed out. */
const MARGIN_MILLISECONDS = 10_000
/** A message whose function dies is tried again this long after the function's time would have been up. */
const CRASH_MARGIN_SECONDS = 60

/** Too little time is left to begin the next piece of work: the message goes back to its queue. */
export class OutOfTimeError extends Error {
  constructor() {
    super('too little time is left; the rest is done in the next attempt')
    this.name = 'OutOfTimeError'
  }
}

/** Throws OutOfTimeError where too little time is left to begin another piece of work. */
export function requireTime(timeLeft: TimeLeft): void {
  if (timeLeft() < MARGIN_MILLISECONDS) throw new OutOfTimeError()
}

/**
 * A function fed by a queue: each message is parsed and handled by itself, and only those that failed go back to the
 * queue, to be tried again after a delay that grows. What is logged is in `docs/log-messages.md`; no user sees it, and no
 * address of a person is in it.
 */
export function queueHandler<T>(
  name: string,
  parse: (body: unknown) => T,
  handle: (event: T, timeLeft: TimeLeft) => Promise<void>,
) {
  async function handleRecord(record: SQSRecord, timeLeft: TimeLeft): Promise<void> {
    const attempt = Number((record as Partial<SQSRecord>).attributes?.ApproximateReceiveCount ?? 1)
    beginSubject({ message_id: record.messageId, attempt })
    try {
      requireTime(timeLeft)
      await handle(parse(JSON.parse(record.body)), timeLeft)
      logInfo('handled')
    } catch (error) {
      logFailure('attempt failed', error)
      await delay(record, retryDelaySeconds(attempt))
      throw error
    }
  }

  async function delay(record: SQSRecord, seconds: number): Promise<void> {
    try {
      await changeVisibility(record.eventSourceARN, record.receiptHandle, seconds)
    } catch (error) {
      // the message comes back all the same, when the time that its queue hides it is up
      logWarning('retry not brought forward', error)
    }
  }

  return middy<SQSEvent>().handler(async (event: SQSEvent, context: Context) => {
    beginLog(name, context)
    const timeLeft = () => (context as Partial<Context>).getRemainingTimeInMillis?.() ?? Number.POSITIVE_INFINITY
    const seconds = Math.ceil(timeLeft() / 1000) + CRASH_MARGIN_SECONDS
    if (Number.isFinite(seconds)) await Promise.all(event.Records.map(record => delay(record, seconds)))
    // one for each invocation: it keeps what failed
    const answer = await processPartialResponse(
      event,
      (record: SQSRecord) => handleRecord(record, timeLeft),
      new BatchProcessor(EventType.SQS),
      { processInParallel: false, throwOnFullBatchFailure: false },
    )
    publishMetrics()
    return answer
  })
}
