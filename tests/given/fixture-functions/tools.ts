import { DynamoDBClient, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { CopyObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { SendRawEmailCommand } from '@aws-sdk/client-ses'
import { openMailClient } from '../../../shared/mail/transport.ts'

// Small functions that stand in for the product's own, to try the local stack by itself. Each notes what it was told.

interface QueueEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string; readonly attributes: { readonly ApproximateReceiveCount: string } }[]
}

const table = new DynamoDBClient({})
export const objects = new S3Client({})
const mail = openMailClient()

/** Notes something under this function's name, in order, with a counter that is the store's own. */
export async function note(text: string): Promise<void> {
  const pk = { S: `note#${process.env.AWS_ACCESS_KEY_ID ?? ''}` }
  const counted = await table.send(
    new UpdateItemCommand({
      TableName: process.env.TABLE_NAME,
      Key: { pk: { S: 'counter' }, sk: { S: 'counter' } },
      UpdateExpression: 'ADD #n :one',
      ExpressionAttributeNames: { '#n': 'n' },
      ExpressionAttributeValues: { ':one': { N: '1' } },
      ReturnValues: 'UPDATED_NEW',
    }),
  )
  const sk = { S: (counted.Attributes?.n?.N ?? '0').padStart(6, '0') }
  await table.send(new PutItemCommand({ TableName: process.env.TABLE_NAME, Item: { pk, sk, text: { S: text } } }))
}

export async function sendRaw(raw: Uint8Array, from: string, to: string[]): Promise<void> {
  await mail.send(
    new SendRawEmailCommand({
      Source: from,
      Destinations: to,
      RawMessage: { Data: raw },
      ConfigurationSetName: process.env.CONFIGURATION_SET,
    }),
  )
}

export const read = async (bucket: string | undefined, key: string, version: string): Promise<Uint8Array> => {
  const answer = await objects.send(new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: version }))
  return answer.Body!.transformToByteArray()
}
export const put = (bucket: string | undefined, key: string, body: string) =>
  objects.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }))
export const copy = (bucket: string, from: string, version: string, to: string) =>
  objects.send(new CopyObjectCommand({ Bucket: bucket, CopySource: `${bucket}/${encodeURIComponent(from)}?versionId=${version}`, Key: to }))

interface ObjectEvent {
  readonly Records: readonly { readonly eventTime: string; readonly s3: { readonly object: { readonly key: string; readonly versionId: string } } }[]
}

export const newObjects = (body: unknown) =>
  (body as ObjectEvent).Records.map(({ eventTime, s3 }) => ({ at: eventTime, encoded: s3.object.key, version: s3.object.versionId, key: decodeURIComponent(s3.object.key.replaceAll('+', ' ')) }))

/** Handles each message by itself and reports those that failed. */
export const each = (handle: (body: unknown, attempt: number) => Promise<void>) => async (event: QueueEvent) => {
  const batchItemFailures: { itemIdentifier: string }[] = []
  for (const { messageId, body, attributes } of event.Records)
    try {
      await handle(JSON.parse(body), Number(attributes.ApproximateReceiveCount))
    } catch (error) {
      console.error(String(error))
      batchItemFailures.push({ itemIdentifier: messageId })
    }
  return { batchItemFailures }
}
