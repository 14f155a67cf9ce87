import * as z from 'zod'
import type { Template } from '../synthesize.ts'
import { policyDocument, type Statement } from './permissions.ts'
import { type ResolvedResource, resolveTemplate } from './resolve-template.ts'

// What the local stack needs of each resource. Settings that only matter in the cloud are not read.

const bucket = z.object({
  NotificationConfiguration: z
    .object({
      QueueConfigurations: z.array(
        z.object({
          Event: z.string(),
          Queue: z.string(),
          Filter: z.object({
            S3Key: z.object({ Rules: z.array(z.object({ Name: z.enum(['prefix', 'suffix']), Value: z.string() })) }),
          }),
        }),
      ),
    })
    .optional(),
})

const table = z.object({
  KeySchema: z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) })),
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
})

const queue = z.object({
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.number() }).optional(),
})

const lambdaFunction = z.object({
  FunctionName: z.string(),
  Role: z.string(),
  Handler: z.string(),
  Timeout: z.number(),
  MemorySize: z.number(),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }),
})

// permissions granted by any other means than a policy of the template would not be seen here
const role = z.object({ ManagedPolicyArns: z.undefined().optional(), Policies: z.undefined().optional() })

const policy = z.object({ PolicyDocument: policyDocument, Roles: z.array(z.string()) })

const eventSourceMapping = z.object({
  BatchSize: z.number(),
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  FunctionResponseTypes: z.array(z.string()).default([]),
})

const schedule = z.object({
  Name: z.string(),
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string(),
  State: z.enum(['ENABLED', 'DISABLED']),
  Target: z.object({ Arn: z.string(), Input: z.string() }),
})

const rule = z.object({
  EventPattern: z.record(z.string(), z.unknown()),
  Targets: z.array(z.object({ Arn: z.string() })),
})

const eventDestination = z.object({
  ConfigurationSetName: z.string(),
  EventDestination: z.object({ MatchingEventTypes: z.array(z.string()) }),
})

// the only access that the local stack can give: what the function itself checks
const functionUrl = z.object({ TargetFunctionArn: z.string(), AuthType: z.literal('NONE') })

const receiptRule = z.object({
  Rule: z.object({
    Recipients: z.array(z.string()),
    Enabled: z.literal(true),
    Actions: z.tuple([
      z.object({
        S3Action: z.object({ BucketName: z.string(), ObjectKeyPrefix: z.string(), TopicArn: z.string() }),
      }),
    ]),
  }),
})

const subscription = z.object({ TopicArn: z.string(), Protocol: z.string(), Endpoint: z.string() })

const emailIdentity = z.object({ EmailIdentity: z.string() })

export type DeclaredBucket = z.infer<typeof bucket> & ResolvedResource
export type DeclaredTable = z.infer<typeof table> & ResolvedResource
export type DeclaredQueue = z.infer<typeof queue> & ResolvedResource
export type DeclaredFunction = z.infer<typeof lambdaFunction> &
  ResolvedResource & {
    /** What its role allows. */
    readonly statements: readonly Statement[]
  }
export type DeclaredMapping = z.infer<typeof eventSourceMapping> & ResolvedResource
export type DeclaredSchedule = z.infer<typeof schedule> & ResolvedResource
export type DeclaredRule = z.infer<typeof rule> & ResolvedResource
export type DeclaredFunctionUrl = z.infer<typeof functionUrl> & ResolvedResource
export type DeclaredReceiptRule = z.infer<typeof receiptRule> & ResolvedResource
export type DeclaredSubscription = z.infer<typeof subscription> & ResolvedResource
export type DeclaredEventDestination = z.infer<typeof eventDestination> & ResolvedResource

/** What a template declares, by kind, in the order of the template. */
export interface Declarations {
  readonly buckets: readonly DeclaredBucket[]
  readonly tables: readonly DeclaredTable[]
  readonly queues: readonly DeclaredQueue[]
  readonly functions: readonly DeclaredFunction[]
  /** Addresses at which functions answer people. */
  readonly functionUrls: readonly DeclaredFunctionUrl[]
  readonly mappings: readonly DeclaredMapping[]
  readonly schedules: readonly DeclaredSchedule[]
  readonly rules: readonly DeclaredRule[]
  readonly eventDestinations: readonly DeclaredEventDestination[]
  /** What SES does with mail that arrives. */
  readonly receiptRules: readonly DeclaredReceiptRule[]
  /** Who is notified of what is published to topics. */
  readonly subscriptions: readonly DeclaredSubscription[]
  /** Domains that mail may be sent from. */
  readonly identities: readonly string[]
  readonly configurationSets: readonly string[]
}

/** Throws UnresolvedReferenceError, or zod's error when a resource has a shape that the local stack cannot make. */
export function readDeclarations(template: Template): Declarations {
  const resources = resolveTemplate(template)
  const ofType = <T extends object>(type: string, schema: z.ZodType<T>) =>
    resources
      .filter(resource => resource.type === type)
      .map(resource => ({ ...resource, ...schema.parse(resource.properties) }))
  const roles = new Map(ofType('AWS::IAM::Role', role).map(({ ref, arn }) => [ref, arn]))
  const policies = ofType('AWS::IAM::Policy', policy)
  return {
    buckets: ofType('AWS::S3::Bucket', bucket),
    tables: ofType('AWS::DynamoDB::Table', table),
    queues: ofType('AWS::SQS::Queue', queue),
    functions: ofType('AWS::Lambda::Function', lambdaFunction).map(one => ({
      ...one,
      statements: policies
        .filter(({ Roles }) => Roles.some(name => roles.get(name) === one.Role))
        .flatMap(({ PolicyDocument }) => PolicyDocument.Statement),
    })),
    functionUrls: ofType('AWS::Lambda::Url', functionUrl),
    mappings: ofType('AWS::Lambda::EventSourceMapping', eventSourceMapping),
    schedules: ofType('AWS::Scheduler::Schedule', schedule),
    rules: ofType('AWS::Events::Rule', rule),
    eventDestinations: ofType('AWS::SES::ConfigurationSetEventDestination', eventDestination),
    receiptRules: ofType('AWS::SES::ReceiptRule', receiptRule),
    subscriptions: ofType('AWS::SNS::Subscription', subscription),
    identities: ofType('AWS::SES::EmailIdentity', emailIdentity).map(({ EmailIdentity }) => EmailIdentity),
    configurationSets: resources.filter(({ type }) => type === 'AWS::SES::ConfigurationSet').map(({ ref }) => ref),
  }
}
