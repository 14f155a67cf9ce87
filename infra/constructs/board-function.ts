import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch'
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb'
import * as iam from 'aws-cdk-lib/aws-iam'
import * as lambda from 'aws-cdk-lib/aws-lambda'
import * as logs from 'aws-cdk-lib/aws-logs'
import type * as sns from 'aws-cdk-lib/aws-sns'
import type * as sqs from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { Impact } from '../../shared/operations/impacts.ts'
import { METRICS_NAMESPACE } from '../../shared/operations/metrics.ts'
import { MAX_ATTEMPTS } from '../../shared/operations/retry-delay.ts'
import { AlarmWithImpact } from './alarms.ts'
import type { BoardMail } from './mail.ts'
import type { RetainedBucket } from './retained-bucket.ts'
import { stackSuffix } from './stack-suffix.ts'
import { WorkQueue } from './work-queue.ts'

/** The calls on the table that functions may use. `Scan` and deletions are not among them. */
export type TableAction = 'GetItem' | 'PutItem' | 'UpdateItem' | 'Query' | 'BatchWriteItem'

/** Key patterns of a bucket, such as `kept/*`, that may be read or written. */
export interface ObjectAccess {
  readonly get?: readonly string[]
  /** Read by the version that an event names, which takes a right of its own. */
  readonly getVersion?: readonly string[]
  readonly put?: readonly string[]
  /**
   * The names of objects may be listed. Also needed to learn that an object does not exist: without it S3 answers
   * "forbidden" rather than "no such key". A condition on the prefix would undo that.
   */
  readonly list?: boolean
}

export interface BoardFunctionProps extends Impact {
  readonly board: string
  /** File name in `functions/`, without ending. */
  readonly name: string
  /** Folder with the bundle and the board's file. */
  readonly code: string
  readonly memoryMegabytes: number
  readonly timeout: Duration
  /** Messages handed over in one call. Default 10. */
  readonly batchSize?: number
  readonly alarmTopic: sns.ITopic
}

/** One function with its queue, role, log and the alarms on all of them. */
const MAX_CONCURRENCY = 2
/** Work that waits longer is behind: longer than a message waits between two attempts. */
const MAX_WAIT = Duration.hours(1)

export class BoardFunction extends Construct {
  readonly queue: sqs.Queue
  private readonly lambda: lambda.Function
  private readonly role: iam.Role

  constructor(scope: Construct, id: string, props: BoardFunctionProps) {
    super(scope, id)
    const physicalName = `${props.board}-${props.name}`
    const work = new WorkQueue(this, 'Work', { queueName: physicalName, attemptTimeout: props.timeout })
    this.queue = work.queue
    const logGroup = new logs.LogGroup(this, 'Log', {
      logGroupName: `/boardpack/${props.board}/${props.name}-${stackSuffix(Stack.of(this))}`,
      retention: logs.RetentionDays.THIRTEEN_MONTHS,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    })
    this.role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') })
    logGroup.grantWrite(this.role)
    this.lambda = new lambda.Function(this, 'Function', {
      functionName: physicalName,
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      handler: 'index.handler',
      code: lambda.Code.fromAsset(props.code),
      memorySize: props.memoryMegabytes,
      timeout: props.timeout,
      role: this.role,
      logGroup,
      environment: { BOARD_FILE: 'board.json' },
    })
    this.readFromQueue(work.queue, props.batchSize ?? 10)
    this.addAlarm(props, work, logGroup)
  }

  /** Names the table in the environment and allows these calls on it, on nothing else. */
  useTable(table: dynamodb.Table, actions: readonly TableAction[]): this {
    this.allow(
      actions.map(action => `dynamodb:${action}`),
      [table.tableArn],
    )
    return this.withVariable('TABLE_NAME', table.tableName)
  }

  /** Names a bucket in the environment and allows these calls under these keys. */
  useObjects(variable: 'DROPS_BUCKET' | 'PACKS_BUCKET', store: RetainedBucket, access: ObjectAccess): this {
    const { bucket } = store
    const allowKeys = (action: string, patterns: readonly string[]) => {
      if (patterns.length === 0) return
      this.allow(
        [action],
        patterns.map(pattern => bucket.arnForObjects(pattern)),
      )
      const bucketId = Stack.of(this).getLogicalId(bucket.node.defaultChild as never)
      for (const pattern of patterns)
        Validations.of(this.role).acknowledge({
          id: `AwsSolutions-IAM5[Resource::<${bucketId}.Arn>/${pattern}]`,
          reason: `Names under ${pattern} are made while running (hashes, meetings, suppliers' files); the wildcard goes no further than that prefix.`,
        })
    }
    allowKeys('s3:GetObject', access.get ?? [])
    allowKeys('s3:GetObjectVersion', access.getVersion ?? [])
    allowKeys('s3:PutObject', access.put ?? [])
    if (access.list) this.allow(['s3:ListBucket'], [bucket.bucketArn])
    return this.withVariable(variable, bucket.bucketName)
  }

  /** Names the configuration set in the environment and allows sending from the board's own address. */
  sendMail(mail: BoardMail): this {
    this.allow(['ses:SendRawEmail'], [mail.identityArn, mail.configurationSetArn], {
      StringEquals: { 'ses:FromAddress': mail.from },
    })
    // how fast the account may send; the action knows no resources
    this.allow(['ses:GetSendQuota'], ['*'])
    Validations.of(this.role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'ses:GetSendQuota, which reads the account’s sending limits, cannot be limited to a resource.',
    })
    return this.withVariable('CONFIGURATION_SET', mail.configurationSetName)
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

  private withVariable(name: string, value: string): this {
    this.lambda.addEnvironment(name, value)
    return this
  }

  private allow(actions: string[], resources: string[], conditions?: Record<string, Record<string, unknown>>): void {
    this.role.addToPolicy(new iam.PolicyStatement({ actions, resources, ...(conditions && { conditions }) }))
  }

  /**
   * One alarm for the function: an attempt that failed (from its own log, within minutes), a message that was given up, or
   * work that waits. CloudWatch charges for each metric of an alarm.
   */
  private addAlarm(props: BoardFunctionProps, work: WorkQueue, logGroup: logs.LogGroup): void {
    const { alarmTopic, affects, fix, name } = props
    const { MAXIMUM, SUM } = cloudwatch.Stats
    const period = Duration.minutes(1)
    const failed = new logs.MetricFilter(this, 'FailedAttempts', {
      logGroup,
      metricNamespace: METRICS_NAMESPACE,
      metricName: `FailedAttempts-${props.board}-${name}`,
      // what the function logs of an attempt that failed, and what Lambda does of one that ran out of time or died
      filterPattern: logs.FilterPattern.anyTerm('"level":"ERROR"', 'Status: timeout', 'Status: error'),
    }).metric({ statistic: SUM, period })
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
