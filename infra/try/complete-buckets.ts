import {
  GetBucketNotificationConfigurationCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketVersioningCommand,
} from '@aws-sdk/client-s3'
import * as z from 'zod'
import type { Template } from '../synthesize.ts'
import { type Endpoint, REGION } from './endpoint.ts'

const bucketSchema = z.object({
  NotificationConfiguration: z.object({
    QueueConfigurations: z.array(
      z.object({
        Event: z.literal('s3:ObjectCreated:*'),
        Queue: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
        Filter: z.object({
          S3Key: z.object({ Rules: z.array(z.object({ Name: z.enum(['prefix', 'suffix']), Value: z.string() })) }),
        }),
      }),
    ),
  }),
})
const queueSchema = z.object({ QueueName: z.string() })

/**
 * Where an emulator made a bucket without the versions and notifications that its template asks for, asks for them by the
 * calls of S3. Gives whether that was so.
 *
 * @param isBucket whether a resource of the template is this bucket
 */
export async function completeBucket(
  { s3, account }: Endpoint,
  Bucket: string,
  template: Template,
  isBucket: (logicalId: string) => boolean,
): Promise<boolean> {
  const made = await s3.send(new GetBucketNotificationConfigurationCommand({ Bucket }))
  if ((made.QueueConfigurations ?? []).length > 0) return false
  const [, declared] = Object.entries(template.Resources).find(
    ([id, { Type }]) => Type === 'AWS::S3::Bucket' && isBucket(id),
  )!
  const { QueueConfigurations } = bucketSchema.parse(declared.Properties).NotificationConfiguration
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }))
  await s3.send(
    new PutBucketNotificationConfigurationCommand({
      Bucket,
      NotificationConfiguration: {
        QueueConfigurations: QueueConfigurations.map(({ Event, Queue, Filter: { S3Key } }) => ({
          Events: [Event],
          QueueArn: `arn:aws:sqs:${REGION}:${account}:${queueSchema.parse(template.Resources[Queue['Fn::GetAtt'][0]]!.Properties).QueueName}`,
          Filter: { Key: { FilterRules: S3Key.Rules } },
        })),
      },
    }),
  )
  return true
}
