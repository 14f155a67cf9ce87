import type { Duration } from 'aws-cdk-lib'
import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch'
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb'
import * as iam from 'aws-cdk-lib/aws-iam'
import * as lambda from 'aws-cdk-lib/aws-lambda'
import * as logs from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { METRICS_NAMESPACE } from '../../shared/operations/metrics.ts'
import type { BoardMail } from './mail.ts'
import type { RetainedBucket } from './retained-bucket.ts'
import { stackSuffix } from './stack-suffix.ts'

/** The calls on the table that functions may use. `Scan` and deletions are not among them. */
export type TableAction = 'GetItem' | 'PutItem' | 'UpdateItem' | 'Query' | 'BatchWriteItem'

/** Key patterns of a bucket, such as `kept/*`, that may be read or written. */
export interface ObjectAccess {
  readonly get?: readonly string[]
  /** Read by the version that an event names, which takes a right of its own. */
  readonly getVersion?: readonly string[]
  /** Tags of the version that an event names, such as a scanner's verdict. */
  readonly getVersionTags?: readonly string[]
  readonly put?: readonly string[]
  /**
   * The names of objects may be listed. Also needed to learn that an object does not exist: without it S3 answers
   * "forbidden" rather than "no such key". A condition on the prefix would undo that.
   */
  readonly list?: boolean
}

export interface FunctionWithRightsProps {
  readonly board: string
  /** File name in `functions/`, without ending. */
  readonly name: string
  /** Folder with the bundle and the board's file. */
  readonly code: string
  readonly memoryMegabytes: number
  readonly timeout: Duration
}

/** One function with its role and its log. It may do nothing but what is allowed it here, one method a service. */
export class FunctionWithRights extends Construct {
  protected readonly lambda: lambda.Function
  protected readonly role: iam.Role
  private readonly logGroup: logs.LogGroup

  constructor(scope: Construct, id: string, props: FunctionWithRightsProps) {
    super(scope, id)
    this.logGroup = new logs.LogGroup(this, 'Log', {
      logGroupName: `/boardpack/${props.board}/${props.name}-${stackSuffix(Stack.of(this))}`,
      retention: logs.RetentionDays.THIRTEEN_MONTHS,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    })
    this.role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') })
    this.logGroup.grantWrite(this.role)
    this.lambda = new lambda.Function(this, 'Function', {
      functionName: `${props.board}-${props.name}`,
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      handler: 'index.handler',
      code: lambda.Code.fromAsset(props.code),
      memorySize: props.memoryMegabytes,
      timeout: props.timeout,
      role: this.role,
      logGroup: this.logGroup,
      environment: { BOARD_FILE: 'board.json' },
    })
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
  useObjects(
    variable: 'DROPS_BUCKET' | 'PACKS_BUCKET' | 'SITE_BUCKET',
    store: RetainedBucket,
    access: ObjectAccess,
  ): this {
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
    allowKeys('s3:GetObjectVersionTagging', access.getVersionTags ?? [])
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

  /** Names a secret of the Parameter Store in the environment, and allows it to be read. */
  useSecret(variable: string, name: string): this {
    const resourceName = name.replace(/^\//, '')
    this.allow(
      ['ssm:GetParameter'],
      [Stack.of(this).formatArn({ service: 'ssm', resource: 'parameter', resourceName })],
    )
    return this.withVariable(variable, name)
  }

  /** A setting that the function reads from its environment. */
  withVariable(name: string, value: string): this {
    this.lambda.addEnvironment(name, value)
    return this
  }

  protected allow(actions: string[], resources: string[], conditions?: Record<string, Record<string, unknown>>): void {
    this.role.addToPolicy(new iam.PolicyStatement({ actions, resources, ...(conditions && { conditions }) }))
  }

  /** Attempts that failed a minute, read from the function's own log: within minutes, whatever calls it. */
  protected failedAttempts({ board, name }: FunctionWithRightsProps, period: Duration): cloudwatch.Metric {
    return new logs.MetricFilter(this, 'FailedAttempts', {
      logGroup: this.logGroup,
      metricNamespace: METRICS_NAMESPACE,
      metricName: `FailedAttempts-${board}-${name}`,
      // what the function logs of an attempt that failed, and what Lambda does of one that ran out of time or died
      filterPattern: logs.FilterPattern.anyTerm('"level":"ERROR"', 'Status: timeout', 'Status: error'),
    }).metric({ statistic: cloudwatch.Stats.SUM, period, label: name })
  }
}
