/**
 * What an emulator may lack of CloudFormation. Each is proven on the spot by the smallest stack that needs it, and only then
 * left out of the board's stack.
 */
export interface Gap {
  readonly what: string
  /** Where AWS says that this works. */
  readonly documentedAt: string
  /** The whole of the stack that proves it. */
  readonly probe: {
    readonly Resources: Record<string, ProbeResource>
    readonly Outputs?: Record<string, unknown>
    readonly Parameters?: Record<string, unknown>
  }
  /** Left out of the board's stack: resources of a type, the outputs that ask for an attribute, parameters; or not done: change sets. */
  readonly omits:
    | { readonly type: string }
    | { readonly attribute: string }
    | { readonly call: 'change-set' }
    | { readonly parameters: 'by-default' }
}

interface ProbeResource {
  readonly Type: string
  readonly Properties: Readonly<Record<string, unknown>>
}

const reference = (page: string) => `docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-${page}.html`

/** A type of resource, with the properties that it needs. */
function typeGap(type: string, page: string, properties: Readonly<Record<string, unknown>>, others = {}): Gap {
  return {
    what: `resources of the type ${type}`,
    documentedAt: reference(page),
    probe: { Resources: { Probe: { Type: type, Properties: properties }, ...others } },
    omits: { type },
  }
}

const queue = { Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'gap-queue' } } }
const logGroup = { Log: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: 'gap-log' } } }
const bucket = { Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'gap-policy-bucket' } } }
const allow = (Action: string, Resource: unknown) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action, Resource }],
})

export const GAPS: readonly Gap[] = [
  typeGap('AWS::CloudWatch::Alarm', 'cloudwatch-alarm', {
    EvaluationPeriods: 1,
    ComparisonOperator: 'GreaterThanThreshold',
    Threshold: 0,
    Metrics: [
      { Id: 'sum', Expression: 'FILL(calls, 0)', ReturnData: true },
      {
        Id: 'calls',
        ReturnData: false,
        MetricStat: { Metric: { Namespace: 'gap', MetricName: 'Calls' }, Period: 60, Stat: 'Sum' },
      },
    ],
  }),
  typeGap('AWS::CloudWatch::Dashboard', 'cloudwatch-dashboard', { DashboardBody: '{"widgets":[]}' }),
  typeGap('AWS::SES::EmailIdentity', 'ses-emailidentity', { EmailIdentity: 'gap.example' }),
  {
    what: 'the DKIM records of AWS::SES::EmailIdentity',
    documentedAt: reference('ses-emailidentity'),
    probe: {
      Resources: { Probe: { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: 'gap-dkim.example' } } },
      Outputs: { Record: { Value: { 'Fn::GetAtt': ['Probe', 'DkimDNSTokenName1'] } } },
    },
    omits: { attribute: 'DkimDNSTokenName' },
  },
  {
    what: 'the outputs of a stack made by a change set',
    documentedAt: 'docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ExecuteChangeSet.html',
    probe: {
      Resources: { Probe: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'gap-output' } } },
      Outputs: { Record: { Value: { Ref: 'Probe' } } },
    },
    omits: { call: 'change-set' },
  },
  {
    what: 'an update that keeps a parameter which has its default',
    documentedAt: 'docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Parameter.html',
    probe: {
      Parameters: { Name: { Type: 'String', Default: 'gap-default' } },
      Resources: { Probe: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'Name' } } } },
    },
    omits: { parameters: 'by-default' },
  },
  typeGap('AWS::SES::ConfigurationSet', 'ses-configurationset', { Name: 'gap-set' }),
  typeGap(
    'AWS::SES::ConfigurationSetEventDestination',
    'ses-configurationseteventdestination',
    {
      ConfigurationSetName: { Ref: 'Set' },
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['BOUNCE'],
        EventBridgeDestination: {
          EventBusArn: {
            'Fn::Sub': 'arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/default',
          },
        },
      },
    },
    { Set: { Type: 'AWS::SES::ConfigurationSet', Properties: { Name: 'gap-destination-set' } } },
  ),
  typeGap('AWS::Scheduler::ScheduleGroup', 'scheduler-schedulegroup', { Name: 'gap-group' }),
  typeGap(
    'AWS::Scheduler::Schedule',
    'scheduler-schedule',
    {
      Name: 'gap-schedule',
      FlexibleTimeWindow: { Mode: 'OFF' },
      ScheduleExpression: 'at(2099-01-01T00:00:00)',
      ScheduleExpressionTimezone: 'Europe/London',
      Target: {
        Arn: { 'Fn::GetAtt': ['Queue', 'Arn'] },
        RoleArn: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/gap' },
      },
    },
    queue,
  ),
  typeGap(
    'AWS::Logs::MetricFilter',
    'logs-metricfilter',
    {
      LogGroupName: { Ref: 'Log' },
      FilterPattern: 'ERROR',
      MetricTransformations: [{ MetricName: 'Errors', MetricNamespace: 'gap', MetricValue: '1' }],
    },
    logGroup,
  ),
  typeGap(
    'AWS::SQS::QueuePolicy',
    'sqs-queuepolicy',
    { Queues: [{ Ref: 'Queue' }], PolicyDocument: allow('sqs:SendMessage', { 'Fn::GetAtt': ['Queue', 'Arn'] }) },
    queue,
  ),
  typeGap(
    'AWS::S3::BucketPolicy',
    's3-bucketpolicy',
    {
      Bucket: { Ref: 'Bucket' },
      PolicyDocument: allow('s3:GetBucketAcl', { 'Fn::GetAtt': ['Bucket', 'Arn'] }),
    },
    bucket,
  ),
  typeGap('AWS::CloudFront::CachePolicy', 'cloudfront-cachepolicy', {
    CachePolicyConfig: {
      Name: 'gap-cache',
      DefaultTTL: 60,
      MinTTL: 0,
      MaxTTL: 60,
      ParametersInCacheKeyAndForwardedToOrigin: {
        CookiesConfig: { CookieBehavior: 'none' },
        HeadersConfig: { HeaderBehavior: 'none' },
        QueryStringsConfig: { QueryStringBehavior: 'none' },
        EnableAcceptEncodingGzip: true,
      },
    },
  }),
  typeGap('AWS::CloudFront::ResponseHeadersPolicy', 'cloudfront-responseheaderspolicy', {
    ResponseHeadersPolicyConfig: {
      Name: 'gap-headers',
      SecurityHeadersConfig: { ContentTypeOptions: { Override: true } },
    },
  }),
  typeGap('AWS::CloudFront::OriginAccessControl', 'cloudfront-originaccesscontrol', {
    OriginAccessControlConfig: {
      Name: 'gap-access',
      OriginAccessControlOriginType: 's3',
      SigningBehavior: 'always',
      SigningProtocol: 'sigv4',
    },
  }),
  typeGap('AWS::CloudFront::Distribution', 'cloudfront-distribution', {
    DistributionConfig: {
      Enabled: true,
      Origins: [
        {
          Id: 'origin',
          DomainName: 'gap.example',
          CustomOriginConfig: { OriginProtocolPolicy: 'https-only' },
        },
      ],
      DefaultCacheBehavior: {
        TargetOriginId: 'origin',
        ViewerProtocolPolicy: 'redirect-to-https',
        CachePolicyId: '658327ea-f89d-4fab-a63d-7e88639e58f6',
      },
    },
  }),
  typeGap(
    'AWS::Lambda::Url',
    'lambda-url',
    { AuthType: 'NONE', TargetFunctionArn: { 'Fn::GetAtt': ['Function', 'Arn'] } },
    {
      Function: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          FunctionName: 'gap-url',
          Runtime: 'nodejs24.x',
          Handler: 'index.handler',
          Code: { ZipFile: 'exports.handler = async () => "ok"' },
          Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
        },
      },
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
          },
        },
      },
    },
  ),
]
