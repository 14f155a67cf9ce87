import { Duration } from 'aws-cdk-lib'
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch'
import type * as sns from 'aws-cdk-lib/aws-sns'
import type * as sqs from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import type { Impact } from '../../shared/operations/impacts.ts'
import { MAX_ATTEMPTS } from '../../shared/operations/retry-delay.ts'
import { AlarmWithImpact } from './alarms.ts'
import { FunctionWithRights, type FunctionWithRightsProps } from './function-with-rights.ts'
import { WorkQueue } from './work-queue.ts'

export interface BoardFunctionProps extends FunctionWithRightsProps, Impact {
  /** Messages handed over in one call. Default 10. */
  readonly batchSize?: number
  readonly alarmTopic: sns.ITopic
}

const MAX_CONCURRENCY = 2
/** Work that waits longer is behind: longer than a message waits between two attempts. */
const MAX_WAIT = Duration.hours(1)

/** A function fed by its own queue, with one alarm on both. */
export class BoardFunction extends FunctionWithRights {
  readonly queue: sqs.Queue

  constructor(scope: Construct, id: string, props: BoardFunctionProps) {
    super(scope, id, props)
    const work = new WorkQueue(this, 'Work', {
      queueName: `${props.board}-${props.name}`,
      attemptTimeout: props.timeout,
    })
    this.queue = work.queue
    this.readFromQueue(work.queue, props.batchSize ?? 10)
    this.addAlarm(props, work)
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

  /**
   * One alarm for the function: an attempt that failed (from its own log, within minutes), a message that was given up, or
   * work that waits. CloudWatch charges for each metric of an alarm.
   */
  private addAlarm(props: BoardFunctionProps, work: WorkQueue): void {
    const { alarmTopic, affects, fix, name } = props
    const { MAXIMUM } = cloudwatch.Stats
    const period = Duration.minutes(1)
    const failed = this.failedAttempts(props, period)
    const metric = new cloudwatch.MathExpression({
      expression: `IF(FILL(failed, 0) > 0 OR FILL(dead, 0) > 0 OR FILL(age, 0) > ${MAX_WAIT.toSeconds()}, 1, 0)`,
      label: `${name} fails, has given up on a message, or is behind`,
      period,
      usingMetrics: {
        failed,
        dead: work.deadLetterQueue.metricApproximateNumberOfMessagesVisible({ statistic: MAXIMUM, period }),
        age: work.queue.metricApproximateAgeOfOldestMessage({ statistic: MAXIMUM, period }),
      },
    })
    new AlarmWithImpact(this, 'NeedsAttention', {
      problem: `An attempt of ${name} failed, a message was given up after ${MAX_ATTEMPTS} attempts, or work has waited for more than an hour.`,
      metric,
      threshold: 0,
      alarmTopic,
      affects,
      fix,
    })
  }
}
