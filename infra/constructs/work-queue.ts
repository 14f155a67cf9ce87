import { Duration, Validations } from 'aws-cdk-lib'
import * as sqs from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { MAX_ATTEMPTS } from '../../shared/operations/retry-delay.ts'

/** The longest that SQS keeps a message: the time an operator has to act. */
const MAX_RETENTION = Duration.days(14)

/** A dead-letter queue: failed messages, for an operator to look at. */
export class DeadLetterQueue extends sqs.Queue {
  constructor(scope: Construct, id: string, queueName: string) {
    super(scope, id, {
      queueName,
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: MAX_RETENTION,
    })
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'This is itself a dead-letter queue; an alarm is raised when anything is in it.',
    })
  }
}

export interface WorkQueueProps {
  readonly queueName: string
  /** How long one attempt may take; a message is hidden six times as long, as Lambda advises. */
  readonly attemptTimeout: Duration
}

/** A queue that hands its messages to one function, and after its last attempt to a dead-letter queue. */
export class WorkQueue extends Construct {
  readonly queue: sqs.Queue
  readonly deadLetterQueue: sqs.Queue

  constructor(scope: Construct, id: string, { queueName, attemptTimeout }: WorkQueueProps) {
    super(scope, id)
    this.deadLetterQueue = new DeadLetterQueue(this, 'DeadLetters', `${queueName}-dead-letters`)
    this.queue = new sqs.Queue(this, 'Queue', {
      queueName,
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(6 * attemptTimeout.toSeconds()),
      retentionPeriod: MAX_RETENTION,
      deadLetterQueue: { queue: this.deadLetterQueue, maxReceiveCount: MAX_ATTEMPTS },
    })
  }
}
