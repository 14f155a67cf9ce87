import { Duration, Validations } from 'aws-cdk-lib'
import * as sqs from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { MAX_ATTEMPTS } from '../../shared/operations/dead-letter-queues.ts'

/** The longest that SQS keeps a message: the time a person has to look. */
const MAX_RETENTION = Duration.days(14)

/** Where what failed is put aside for a person to look at. */
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
      reason: 'This is itself where others put aside what failed; an alarm sounds when anything is in it.',
    })
  }
}

export interface WorkQueueProps {
  readonly queueName: string
  /** How long one attempt may take; a message is hidden six times as long, as Lambda advises. */
  readonly attemptTimeout: Duration
}

/** A queue that hands its messages to one function, and after three failed attempts puts them aside. */
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
