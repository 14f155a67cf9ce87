import { Duration } from 'aws-cdk-lib'
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch'
import type * as sns from 'aws-cdk-lib/aws-sns'
import type * as sqs from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import type { Impact } from '../../shared/operations/alarm-texts.ts'
import { MAX_ATTEMPTS } from '../../shared/operations/retry-delay.ts'
import { AlarmWithImpact } from './alarms.ts'
import type { WatchedFunction } from './dashboard.ts'
import { FunctionWithRights, type FunctionWithRightsProps } from './function-with-rights.ts'
import { WorkQueue } from './work-queue.ts'

export interface BoardFunctionProps extends FunctionWithRightsProps, Impact {
  /** Messages handed over in one call. Default 10. */
  readonly batchSize?: number
  readonly alarmTopic: sns.ITopic
}

const MAX_CONCURRENCY = 2
/** How often CloudWatch looks. */
const PERIOD = Duration.minutes(1)
/**
 * Work that waits longer is behind. Shorter than five receives of any queue take, so that a message which no function is
 * ever called with is noticed before it is given up: a dead-letter queue needs no metric of its own.
 */
const MAX_WAIT = Duration.minutes(15)

/** A function fed by its own queue, with one alarm on both. */
export class BoardFunction extends FunctionWithRights {
  readonly queue: sqs.Queue
  readonly watched: WatchedFunction

  constructor(scope: Construct, id: string, props: BoardFunctionProps) {
    super(scope, id, props)
    const work = new WorkQueue(this, 'Work', {
      queueName: `${props.board}-${props.name}`,
      attemptTimeout: props.timeout,
    })
    this.queue = work.queue
    this.readFromQueue(work.queue, props.batchSize ?? 10)
    this.watched = this.watch(props, work)
    this.addAlarm(props)
  }

  /**
   * Lambda reads the queue with the function's role and needs these three permissions; the library's own way grants
   * five.
   */
  private readFromQueue(queue: sqs.Queue, batchSize: number): void {
    this.allow(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [queue.queueArn])
    // the function itself brings a retry forward
    this.allow(['sqs:ChangeMessageVisibility'], [queue.queueArn])
    this.lambda.addEventSourceMapping('Messages', {
      eventSourceArn: queue.queueArn,
      batchSize,
      reportBatchItemFailures: true,
      // many files at the same time wait their turn rather than take the whole of a new account's 10 functions
      maxConcurrency: MAX_CONCURRENCY,
    })
  }

  private watch(props: BoardFunctionProps, { queue, deadLetterQueue }: WorkQueue): WatchedFunction {
    const options = { statistic: cloudwatch.Stats.MAXIMUM, period: PERIOD, label: props.name }
    return {
      name: props.name,
      failed: this.failedAttempts(props, PERIOD),
      waiting: queue.metricApproximateAgeOfOldestMessage(options),
      givenUp: deadLetterQueue.metricApproximateNumberOfMessagesVisible(options),
    }
  }

  /**
   * One alarm for the function: an attempt that failed (from its own log, within minutes) or work that waits. CloudWatch
   * charges for each metric of an alarm (decision 0090).
   */
  private addAlarm({ alarmTopic, affects, fix, name }: BoardFunctionProps): void {
    const { failed, waiting: age } = this.watched
    const metric = new cloudwatch.MathExpression({
      expression: `IF(FILL(failed, 0) > 0 OR FILL(age, 0) > ${MAX_WAIT.toSeconds()}, 1, 0)`,
      label: `${name} fails or is behind`,
      period: PERIOD,
      usingMetrics: { failed, age },
    })
    new AlarmWithImpact(this, 'NeedsAttention', {
      problem: `An attempt of ${name} failed, or work has waited for more than ${MAX_WAIT.toMinutes()} minutes. It is given up after ${MAX_ATTEMPTS} attempts.`,
      metric,
      threshold: 0,
      alarmTopic,
      affects,
      fix,
    })
  }
}
