import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MAX_OBJECT_BYTES, readArrival } from '../../functions/edge/arrival.ts'
import { type ObjectCreated, parseObjectsCreated } from '../../functions/edge/events.ts'
import { serveObjects } from '../../infra/local/object-server.ts'
import { operatorSettings } from '../../infra/local/operator.ts'
import type { ObjectStore } from '../../shared/store/objects.ts'
import { openBucket } from '../../shared/store/objects.ts'

const Bucket = 'drops'
const declared = {
  logicalId: 'Drops',
  type: 'AWS::S3::Bucket',
  properties: {},
  metadata: {},
  ref: Bucket,
  arn: `arn:aws:s3:::${Bucket}`,
  NotificationConfiguration: {
    QueueConfigurations: [
      {
        Event: 's3:ObjectCreated:*',
        Queue: 'arrivals',
        Filter: { S3Key: { Rules: [{ Name: 'prefix' as const, Value: 'incoming/' }] } },
      },
    ],
  },
}

const folder = mkdtempSync(join(tmpdir(), 'boardpack-objects-'))
const denied = new Set<string>()
const events: ObjectCreated[] = []
let server: Awaited<ReturnType<typeof serveObjects>>
let client: S3Client
let bucket: ObjectStore
const start = async () => {
  server = await serveObjects({
    folder,
    buckets: [declared],
    now: () => '2018-05-01T09:00:00.000Z',
    send: (_, body) => events.push(...parseObjectsCreated(JSON.parse(body))),
    isAllowed: ({ action }) => !denied.has(action),
    crash: () => undefined,
  })
  // with the checksums that clients send unless they are configured not to
  client = new S3Client({ ...operatorSettings(server.endpoint), maxAttempts: 1 })
  bucket = openBucket(client, Bucket)
}
beforeAll(start)
afterAll(async () => {
  client.destroy()
  await server.close()
  rmSync(folder, { recursive: true })
})

const put = (Key: string, Body: string, more: object = {}) =>
  client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }))
const textOf = async (key: string, version?: string | null) => {
  const source = await bucket.open(key, version)
  const parts: Uint8Array[] = []
  for await (const part of source!.stream()) parts.push(part)
  return Buffer.concat(parts).toString()
}

describe('two uploads under one key', () => {
  it('are two arrivals, each read as it was when it came', async () => {
    await put('incoming/indicators/may.csv', 'first')
    await put('incoming/indicators/may.csv', 'second')
    const [first, second] = events.splice(0) as [ObjectCreated, ObjectCreated]
    expect(first.version).not.toBe(second.version)
    const arrivals = [await readArrival(bucket, first), await readArrival(bucket, second)]
    expect(new Set(arrivals.map(arrival => arrival!.drop)).size).toBe(2)
    await bucket.keep(first.key, first.version, `kept/${arrivals[0]!.drop}`)
    expect(await textOf(`kept/${arrivals[0]!.drop}`)).toBe('first')
    expect(await textOf(first.key)).toBe('second')
  })

  it('are read although the object is deleted meanwhile, and are nothing when the version is gone', async () => {
    await put('incoming/indicators/gone.csv', 'here')
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'incoming/indicators/gone.csv' }))
    const [event] = events.splice(0) as [ObjectCreated]
    expect(await bucket.open(event.key)).toBeNull()
    expect(await textOf(event.key, event.version)).toBe('here')
    expect(await readArrival(bucket, { ...event, version: '000000009999' })).toBeNull()
  })
})

describe('a file that is kept', () => {
  it('is copied although a scanner has tagged it, without rights over tags', async () => {
    await put('incoming/indicators/tagged.csv', 'clean')
    const [{ key, version }] = events.splice(0) as [ObjectCreated]
    const TagSet = [{ Key: 'GuardDutyMalwareScanStatus', Value: 'NO_THREATS_FOUND' }]
    await client.send(new PutObjectTaggingCommand({ Bucket, Key: key, Tagging: { TagSet } }))
    for (const action of ['GetObjectTagging', 'GetObjectVersionTagging', 'PutObjectTagging']) denied.add(`s3:${action}`)
    await expect(
      client.send(new CopyObjectCommand({ Bucket, Key: 'kept/plain', CopySource: `${Bucket}/${key}` })),
    ).rejects.toThrow('s3:GetObjectTagging')
    await bucket.keep(key, version, 'kept/clean')
    denied.clear()
    expect(await textOf('kept/clean')).toBe('clean')
    const tags = (name: string) => client.send(new GetObjectTaggingCommand({ Bucket, Key: name }))
    expect((await tags(key)).TagSet).toEqual(TagSet)
    expect((await tags('kept/clean')).TagSet).toEqual([])
  })

  it('is not copied again', async () => {
    await put('incoming/indicators/again.csv', 'once')
    const [{ key, version }] = events.splice(0) as [ObjectCreated]
    await bucket.keep(key, version, 'kept/once')
    await put('incoming/indicators/again.csv', 'other')
    const [other] = events.splice(0) as [ObjectCreated]
    await bucket.keep(key, other.version, 'kept/once')
    expect(await textOf('kept/once')).toBe('once')
  })
})

describe('a file that cannot be taken', () => {
  it('because its uploader encrypted it with a key of their own is refused, not dropped', async () => {
    await put('incoming/indicators/secret.csv', 'hidden', {
      SSECustomerAlgorithm: 'AES256',
      SSECustomerKey: Buffer.alloc(32, 1).toString('base64'),
      SSECustomerKeyMD5: 'x',
    })
    const [event] = events.splice(0) as [ObjectCreated]
    const arrival = await readArrival(bucket, event)
    expect(arrival).toMatchObject({
      drop: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      fault: { code: 'encrypted' },
    })
  })

  it('because S3 copies no more than 5 GB in one call is refused with its size', async () => {
    const open = () => Promise.resolve({ size: MAX_OBJECT_BYTES + 1e8 })
    const huge = { open, tags: () => Promise.resolve({}) } as unknown as ObjectStore
    const event = { key: 'incoming/police-uk/all.zip', at: '2018-05-01T09:00:00.000Z', version: 'v1', principal: null }
    expect(await readArrival(huge, event)).toMatchObject({
      fault: { code: 'too-large', found: 'a file of 5.1 GB', expected: 'no more than 5 GB' },
    })
  })
})

describe('the object server', () => {
  it('takes a stream with the checksums that the client adds, and gives back its bytes and parts of them', async () => {
    const content = Buffer.from('0123456789'.repeat(30_000))
    await client.send(
      new PutObjectCommand({
        Bucket,
        Key: 'packs/big',
        Body: Readable.from([content.subarray(0, 7), content.subarray(7)]),
        ContentLength: content.length,
      }),
    )
    expect(content.equals((await bucket.getBytes('packs/big'))!)).toBe(true)
    const part = await client.send(new GetObjectCommand({ Bucket, Key: 'packs/big', Range: 'bytes=10-14' }))
    expect(await part.Body!.transformToString()).toBe('01234')
    expect(part.ContentRange).toBe('bytes 10-14/300000')
  })

  it('lists keys in order, a page at a time, and without those that were deleted', async () => {
    for (const name of ['b', 'a', 'c & <d>', 'e']) await put(`list/${name}`, name)
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'list/e' }))
    expect(await bucket.list('list/')).toEqual(['list/a', 'list/b', 'list/c & <d>'])
  })

  it('finds its objects again when it is restarted', async () => {
    await put('incoming/indicators/stays.csv', 'one')
    await put('incoming/indicators/stays.csv', 'two')
    const [first] = events.splice(0) as [ObjectCreated]
    client.destroy()
    await server.close()
    await start()
    expect(await textOf(first.key, first.version)).toBe('one')
    expect(await textOf(first.key)).toBe('two')
    await put('incoming/indicators/stays.csv', 'three')
    expect(await textOf(first.key)).toBe('three')
  })
})
