import { setTimeout as wait } from 'node:timers/promises'
import {
  CreateBackupCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  RestoreTableFromBackupCommand,
  RestoreTableToPointInTimeCommand,
} from '@aws-sdk/client-dynamodb'
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3'

/*
 * What docs/aws.md says of restoring, step by step. Each gives what it found, or throws.
 */

const POLLS = 60
/** A part of the table of which there is something after every trial. */
const PARTITION = 'PACK'

/** By which way a second table is made as the first one was. */
export type RestoreMethod = 'point-in-time' | 'backup'

/** Makes a second table, and brings what is in it back into the board's table. */
export async function restoreTable(client: DynamoDBClient, table: string, method: RestoreMethod): Promise<string> {
  const restored = `${table}-${method}`
  const lost = (await readItems(client, table))[0]
  if (lost === undefined) throw new Error(`${table} has no item to lose`)
  if (method === 'point-in-time')
    await client.send(
      new RestoreTableToPointInTimeCommand({
        SourceTableName: table,
        TargetTableName: restored,
        UseLatestRestorableTime: true,
      }),
    )
  else {
    const { BackupDetails } = await client.send(new CreateBackupCommand({ TableName: table, BackupName: restored }))
    const BackupArn = BackupDetails?.BackupArn
    await client.send(new RestoreTableFromBackupCommand({ TargetTableName: restored, BackupArn }))
  }
  await waitUntilActive(client, restored)
  // something is lost in the meantime
  await client.send(new PutItemCommand({ TableName: table, Item: { ...lost, state: { S: 'lost' } } }))
  const items = await readItems(client, restored)
  for (const Item of items) await client.send(new PutItemCommand({ TableName: table, Item }))
  const after = (await readItems(client, table)).find(item => item.sk?.S === lost.sk?.S)
  if (JSON.stringify(sorted(after)) !== JSON.stringify(sorted(lost)))
    throw new Error(`${restored} has ${items.length} items of ${PARTITION}, and what was lost is not among them`)
  await client.send(new DeleteTableCommand({ TableName: restored }))
  return `${items.length} items of ${PARTITION} brought back`
}

const sorted = (item: Record<string, unknown> = {}) => Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))

async function readItems(client: DynamoDBClient, TableName: string) {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: PARTITION } },
    }),
  )
  return Items
}

async function waitUntilActive(client: DynamoDBClient, TableName: string): Promise<void> {
  for (let poll = 0; poll < POLLS; poll++) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }))
    if (Table?.TableStatus === 'ACTIVE') return
    await wait(1000)
  }
  throw new Error(`${TableName} is not there after ${POLLS} s`)
}

/** Overwrites an object and brings its first version back; deletes it and brings it back again. */
export async function restoreObject(
  client: S3Client,
  bucket: string,
  key: string,
  read: () => Promise<Uint8Array | null>,
): Promise<string> {
  const target = { Bucket: bucket, Key: key }
  const before = await read()
  const version = (await client.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix: key }))).Versions?.find(
    ({ IsLatest }) => IsLatest === true,
  )?.VersionId
  if (before === null || version === undefined) throw new Error(`${key} has no version`)
  const bringBack = async (lost: string) => {
    const source = `${bucket}/${key.split('/').map(encodeURIComponent).join('/')}?versionId=${version}`
    await client.send(new CopyObjectCommand({ ...target, CopySource: source }))
    if (Buffer.compare((await read()) ?? new Uint8Array(), before) !== 0)
      throw new Error(`${lost}: it is not as before`)
  }
  await client.send(new PutObjectCommand({ ...target, Body: 'something else' }))
  await bringBack('overwritten')
  await client.send(new DeleteObjectCommand(target))
  if ((await read()) !== null) throw new Error(`${key} is there although it was deleted`)
  await bringBack('deleted')
  return `${key}, overwritten and then deleted, is as it was`
}
