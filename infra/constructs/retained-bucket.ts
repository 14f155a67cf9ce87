import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import * as iam from 'aws-cdk-lib/aws-iam'
import * as s3 from 'aws-cdk-lib/aws-s3'
import type * as sqs from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { stackSuffix } from './stack-suffix.ts'

export interface RetainedBucketProps {
  /** Last part of the bucket's name: `drops` gives `cambridgeshire-drops-ACCOUNT-1a2b3c4d`, where the last part is different for every stack ever made. */
  readonly purpose: string
  readonly board: string
  /** Where each request is logged. Left out for the bucket of logs itself. */
  readonly logs?: s3.Bucket
  readonly lifecycleRules: s3.LifecycleRule[]
  /** Versions cannot be deleted for this long, but by somebody who may bypass governance. */
  readonly lockedFor?: Duration
}

/** Which new objects a queue is notified of. */
export interface ObjectFilter {
  readonly prefix?: string
  readonly suffix?: string
}

/**
 * A bucket that loses nothing: versioned, encrypted, reached by TLS only, closed to the public, retained when the stack
 * is deleted. Its name is fixed rather than generated, so that a queue's policy can name it before it exists and
 * suppliers can be given it.
 */
export class RetainedBucket extends Construct {
  readonly bucket: s3.Bucket
  readonly bucketName: string
  /** The bucket's ARN made from its name, so that what refers to it does not depend on it. */
  readonly arn: string
  private readonly notifications: s3.CfnBucket.QueueConfigurationProperty[] = []

  constructor(scope: Construct, id: string, props: RetainedBucketProps) {
    super(scope, id)
    const { account } = Stack.of(this)
    this.bucketName = `${props.board}-${props.purpose}-${account}-${stackSuffix(Stack.of(this))}`
    this.arn = Stack.of(this).formatArn({ service: 's3', region: '', account: '', resource: this.bucketName })
    this.bucket = new s3.Bucket(this, 'Bucket', {
      bucketName: this.bucketName,
      versioned: true,
      encryption: s3.BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      lifecycleRules: [
        { id: 'unfinished-uploads', abortIncompleteMultipartUploadAfter: Duration.days(7) },
        ...props.lifecycleRules,
      ],
      ...(props.lockedFor && { objectLockDefaultRetention: s3.ObjectLockRetention.governance(props.lockedFor) }),
      ...(props.logs && {
        serverAccessLogsBucket: props.logs as s3.IBucket,
        serverAccessLogsPrefix: `${props.purpose}/`,
      }),
    })
  }

  /**
   * Notifies a queue of every new object that matches the filter. Set on the bucket itself: the library's own way adds
   * a function with permissions on every bucket of the account.
   */
  notifyQueue(queue: sqs.Queue, filter: ObjectFilter): void {
    const { account } = Stack.of(this)
    const rules = Object.entries(filter).map(([name, value]) => ({ name, value: value as string }))
    this.notifications.push({ event: 's3:ObjectCreated:*', queue: queue.queueArn, filter: { s3Key: { rules } } })
    queue.addToResourcePolicy(
      new iam.PolicyStatement({
        actions: ['sqs:SendMessage'],
        principals: [new iam.ServicePrincipal('s3.amazonaws.com')],
        resources: [queue.queueArn],
        conditions: {
          ArnEquals: { 'aws:SourceArn': this.arn },
          StringEquals: { 'aws:SourceAccount': account },
        },
      }),
    )
    const bucket = this.bucket.node.defaultChild as s3.CfnBucket
    bucket.notificationConfiguration = { queueConfigurations: this.notifications }
    // S3 tests the queue when the bucket is created, so the queue's policy must exist first
    bucket.node.addDependency(queue.node.findChild('Policy'))
  }
}
