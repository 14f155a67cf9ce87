import { Stack } from 'aws-cdk-lib'
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import * as iam from 'aws-cdk-lib/aws-iam'
import * as sns from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import type { Impact } from '../../shared/operations/alarm-texts.ts'

export interface AlarmWithImpactProps extends Impact {
  /** What is wrong, in a sentence. */
  readonly problem: string
  readonly metric: cloudwatch.IMetric
  /** The alarm is raised when the metric is above this. */
  readonly threshold: number
  /** How many periods in a row the metric has to be above it. Default 1. */
  readonly evaluationPeriods?: number
  readonly alarmTopic: sns.ITopic
}

/** An alarm whose message tells an administrator what is wrong, who is affected and what to do. */
export class AlarmWithImpact extends Construct {
  constructor(scope: Construct, id: string, props: AlarmWithImpactProps) {
    super(scope, id)
    const alarm = new cloudwatch.Alarm(this, 'Alarm', {
      alarmDescription: `${props.problem} Who is affected: ${props.affects} What to do: ${props.fix}`,
      metric: props.metric,
      threshold: props.threshold,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: props.evaluationPeriods ?? 1,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    })
    alarm.addAlarmAction(new SnsAction(props.alarmTopic))
  }
}

/** The topic the alarms publish to, with the administrators' addresses. */
export class AdministratorsTopic extends Construct {
  readonly topic: sns.Topic

  constructor(scope: Construct, id: string, addresses: readonly string[]) {
    super(scope, id)
    this.topic = new sns.Topic(this, 'Topic', { enforceSSL: true })
    // an explicit policy replaces the topic's default one, which would have let CloudWatch publish
    this.topic.addToResourcePolicy(
      new iam.PolicyStatement({
        actions: ['sns:Publish'],
        principals: [new iam.ServicePrincipal('cloudwatch.amazonaws.com')],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
    for (const address of addresses) this.topic.addSubscription(new EmailSubscription(address))
  }
}
