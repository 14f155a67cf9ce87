import type { DeclaredBucket } from './declarations.ts'
import type { ObjectVersion } from './object-versions.ts'
import { REGION } from './resolve-template.ts'

/** What happened to an object, in the words of S3's notifications. */
export type ObjectEventName =
  | 'ObjectCreated:Put'
  | 'ObjectCreated:Post'
  | 'ObjectCreated:Copy'
  | 'ObjectRemoved:DeleteMarkerCreated'

/** The queues that a bucket notifies of such an event. */
export function findSubscribedQueues(bucket: DeclaredBucket, event: ObjectEventName, key: string): string[] {
  return (bucket.NotificationConfiguration?.QueueConfigurations ?? [])
    .filter(({ Event }) => `s3:${event}`.startsWith(Event.replace(/\*$/, '')))
    .filter(({ Filter }) =>
      Filter.S3Key.Rules.every(({ Name, Value }) => (Name === 'prefix' ? key.startsWith(Value) : key.endsWith(Value))),
    )
    .map(({ Queue }) => Queue)
}

/** As S3 writes it: the key is form-encoded, slashes left alone. */
export function describeObjectEvent(
  eventName: ObjectEventName,
  bucket: string,
  version: ObjectVersion,
  caller: string,
): object {
  const { key, size, eTag, versionId, sequence, modified } = version
  return {
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: REGION,
        eventTime: modified,
        eventName,
        userIdentity: { principalId: `AWS:${caller}` },
        s3: {
          s3SchemaVersion: '1.0',
          bucket: { name: bucket, arn: `arn:aws:s3:::${bucket}` },
          object: {
            key: key.split('/').map(encodeFormText).join('/'),
            size,
            eTag,
            versionId,
            sequencer: sequence.toString(16).toUpperCase().padStart(18, '0'),
          },
        },
      },
    ],
  }
}

function encodeFormText(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1)
}
