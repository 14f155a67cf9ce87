import { CfnOutput, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import * as iam from 'aws-cdk-lib/aws-iam'
import * as ses from 'aws-cdk-lib/aws-ses'
import * as sns from 'aws-cdk-lib/aws-sns'
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type * as sqs from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { receiptRuleNames, receivingHost } from '../../shared/operations/receipt-rule.ts'
import type { RetainedBucket } from './retained-bucket.ts'

/** Where SES puts mails in the bucket of drops. */
export const MAIL_PREFIX = 'mails/'

export interface MailInProps {
  readonly board: string
  readonly receiving: NonNullable<BoardFile['mail']['receiving']>
  readonly drops: RetainedBucket
  /** Of the function that reads mails. */
  readonly queue: sqs.IQueue
}

/**
 * Mail to the domain for files: SES checks it, puts it into the bucket of drops and notifies the function, with the result of its
 * checks beside the mail rather than in it (decision 0140).
 */
export class MailIn extends Construct {
  constructor(scope: Construct, id: string, { board, receiving, drops, queue }: MailInProps) {
    super(scope, id)
    const stack = Stack.of(this)
    const { rule: name, ruleSet: ruleSetName } = receiptRuleNames(board, receiving)
    const ruleArn = stack.formatArn({
      service: 'ses',
      resource: 'receipt-rule-set',
      resourceName: `${ruleSetName}:receipt-rule/${name}`,
    })
    // SES alone, and for this rule alone
    const conditions = { StringEquals: { 'aws:SourceAccount': stack.account, 'aws:SourceArn': ruleArn } }
    const service = new iam.ServicePrincipal('ses.amazonaws.com')
    drops.bucket.addToResourcePolicy(
      new iam.PolicyStatement({
        actions: ['s3:PutObject'],
        principals: [service],
        resources: [drops.bucket.arnForObjects(`${MAIL_PREFIX}*`)],
        conditions,
      }),
    )
    const topic = new sns.Topic(this, 'Topic', { topicName: name, enforceSSL: true })
    Validations.of(topic).acknowledge({
      id: 'AwsSolutions-SNS2',
      reason:
        'SES cannot publish to a topic under the key that AWS manages; the queue that keeps the notices is encrypted.',
    })
    topic.addToResourcePolicy(
      new iam.PolicyStatement({
        actions: ['sns:Publish'],
        principals: [service],
        resources: [topic.topicArn],
        conditions,
      }),
    )
    topic.addSubscription(new SqsSubscription(queue))
    const ruleSet = receiving.ruleSet === undefined ? new ses.CfnReceiptRuleSet(this, 'RuleSet', { ruleSetName }) : null
    const rule = new ses.CfnReceiptRule(this, 'Rule', {
      ruleSetName,
      rule: {
        name,
        enabled: true,
        recipients: [receiving.domain],
        scanEnabled: true,
        tlsPolicy: 'Require',
        actions: [
          { s3Action: { bucketName: drops.bucketName, objectKeyPrefix: MAIL_PREFIX, topicArn: topic.topicArn } },
        ],
      },
    })
    if (ruleSet !== null) rule.addResourceDependency(ruleSet)
    // SES tries bucket and topic when the rule is made
    rule.node.addDependency(drops.bucket, topic)
    if (receiving.identity === 'create') this.createIdentity(receiving.domain)
    this.addOutputs(receiving.domain, ruleSetName, receiving.ruleSet === undefined)
  }

  /** Kept when the stack goes, as that of the domain mail is sent from. */
  private createIdentity(domain: string): void {
    const identity = new ses.EmailIdentity(this, 'Identity', { identity: ses.Identity.domain(domain) })
    identity.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
    identity.dkimRecords.forEach(({ name, value }, index) => {
      new CfnOutput(Stack.of(this), `ReceivingDkimRecord${index + 1}`, {
        description: `CNAME to add to the DNS of ${domain}, which proves to SES that the domain is yours`,
        value: `${name} CNAME ${value}`,
      })
    })
  }

  private addOutputs(domain: string, ruleSetName: string, isOwn: boolean): void {
    const stack = Stack.of(this)
    new CfnOutput(stack, 'ReceivingMxRecord', {
      description: `MX record to add to the DNS of ${domain}, so that mail to it goes to SES`,
      value: `${domain} MX 10 ${receivingHost(stack.region)}`,
    })
    if (isOwn)
      new CfnOutput(stack, 'ReceivingActivation', {
        description: 'To run once: an account has one active rule set, and CloudFormation cannot switch it on',
        value: `aws ses set-active-receipt-rule-set --rule-set-name ${ruleSetName}`,
      })
  }
}
