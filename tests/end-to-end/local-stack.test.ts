import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import type { ServiceCall } from '../../infra/local/fault-proxy.ts'
import type { LocalStack, LocalStackOptions } from '../../infra/local/local-stack.ts'
import { operatorSettings } from '../../infra/local/operator.ts'
import { prepareBoard } from '../../infra/local/prepare-board.ts'
import { startLocalStack } from '../../infra/local/start-local-stack.ts'
import { sampleBoard, sampleBoardFile } from '../given/sample-board.ts'

const source = { file: sampleBoardFile, board: sampleBoard() }
const FIXTURES = join(import.meta.dirname, '../given/fixture-functions')
const board = await prepareBoard(source, '2018-03-23', FIXTURES)
const bytes = (text: string) => new TextEncoder().encode(text)

let stack: LocalStack
afterEach(() => stack.stop())
afterAll(() => board.dispose())

async function start(options: Partial<LocalStackOptions> = {}): Promise<void> {
  stack = await startLocalStack({
    board,
    clock: '2018-05-10T00:00:00Z',
    ...options,
  })
}

/** What the functions noted, in order, as `function: text`. */
async function notes(of?: string): Promise<string[]> {
  const client = new DynamoDBClient(operatorSettings(stack.endpoints.dynamodb))
  const { Items = [] } = await client.send(new ScanCommand({ TableName: stack.tableName }))
  client.destroy()
  return Items.filter(item => item.pk!.S!.startsWith('note#'))
    .map(item => ({ by: item.pk!.S!.slice(5), order: item.sk!.S!, text: item.text!.S! }))
    .filter(({ by }) => of === undefined || by === of)
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ by, text }) => (of === undefined ? `${by}: ${text}` : text))
}

describe('a prepared board', () => {
  test('is the same from a template that was kept, with its own bundles; another day or file has a template of its own', async () => {
    await start()
    const { board: file } = source
    const renamed = { ...file, board: { ...file.board, name: 'Another Board' } }
    const again = await prepareBoard(source, '2018-03-23', FIXTURES)
    const later = await prepareBoard(source, '2018-06-23', FIXTURES)
    const other = await prepareBoard({ ...source, board: renamed }, '2018-03-23', FIXTURES)
    for (const prepared of [again, later, other]) await prepared.dispose()
    const withoutFolder = (text: string) => text.replaceAll(/\.build\/local-[A-Za-z0-9]+/g, 'BUNDLES')
    const [first, second] = [board, again].map(({ declared }) => JSON.stringify(declared))
    expect(second).not.toBe(first)
    expect(withoutFolder(second!)).toBe(withoutFolder(first!))
    expect(later.declared.schedules.length).toBeLessThan(board.declared.schedules.length)
    expect(other.declared.functions).not.toEqual(board.declared.functions)
  })
})

describe('events', () => {
  test('follow prefixes, in order, with encoded keys and a second between drops', async () => {
    await start()
    await stack.putDrop('police-uk', '2018-03/a file, and +more.csv', bytes('one'))
    await stack.putDrop('indicators', 'b.csv', bytes('two'))
    await stack.drain()
    expect(await notes()).toEqual([
      'receive-drop: 2018-05-10T00:00:01.000Z incoming/police-uk/2018-03/a+file%2C+and+%2Bmore.csv 3 bytes, attempt 1',
      'receive-drop: 2018-05-10T00:00:02.000Z incoming/indicators/b.csv 3 bytes, attempt 1',
      'compute-indicators: accepted/a file, and +more.csv.json',
      'compute-indicators: accepted/b.csv.json',
    ])
    expect(stack.deadLetters()).toEqual([])
  })

  test('are tried five times, after everything else, and then go to the dead-letter queue with the reason', async () => {
    await start()
    await stack.putDrop('indicators', 'a', bytes('fail always'))
    await stack.putDrop('indicators', 'b', bytes('fail twice'))
    await stack.drain()
    expect((await notes()).map(note => note.replace(/2018\S+ /, ''))).toEqual([
      'receive-drop: incoming/indicators/a 11 bytes, attempt 1',
      'receive-drop: incoming/indicators/b 10 bytes, attempt 1',
      'receive-drop: incoming/indicators/a 11 bytes, attempt 2',
      'receive-drop: incoming/indicators/b 10 bytes, attempt 2',
      'receive-drop: incoming/indicators/a 11 bytes, attempt 3',
      'receive-drop: incoming/indicators/b 10 bytes, attempt 3',
      'compute-indicators: accepted/b.json',
      'receive-drop: incoming/indicators/a 11 bytes, attempt 4',
      'receive-drop: incoming/indicators/a 11 bytes, attempt 5',
    ])
    expect(stack.deadLetters()).toMatchObject([
      { queue: 'cambridgeshire-receive-drop-dead-letters', attempts: 5, error: 'Error: never' },
    ])
  })

  test('survive a function that dies', async () => {
    await start()
    await stack.putDrop('indicators', 'a', bytes('exit'))
    await stack.putDrop('indicators', 'b', bytes('well'))
    await stack.drain()
    expect(stack.deadLetters()).toMatchObject([{ attempts: 5, error: 'its thread ended' }])
    expect(await notes('compute-indicators')).toEqual(['accepted/b.json'])
  })

  test('are delivered twice on request', async () => {
    await start({ deliverTwice: true })
    await stack.putDrop('indicators', 'a', bytes('one'))
    await stack.drain()
    expect(await notes('receive-drop')).toHaveLength(2)
    // each delivery of the first writes the object that wakes the second
    expect(await notes('compute-indicators')).toHaveLength(4)
  })
})

describe('schedules', () => {
  test('fire at their London time before and after the clocks change', async () => {
    await start({ clock: '2018-03-23T00:00:00Z' })
    await stack.fireSchedulesUntil('2018-03-26T23:00:00Z')
    const spring = await notes('daily-checks')
    const [hour, minute] = source.board.schedules.dailyChecksAt.split(':').map(Number)
    const utc = (date: string, offset: number) =>
      `${date}T${String(hour! - offset).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00Z`
    // the clocks went forward on Sunday 25 March 2018
    expect(spring).toEqual([utc('2018-03-23', 0), utc('2018-03-26', 1)])
    expect(stack.now()).toBe('2018-03-26T23:00:00.000Z')
    // and back on Sunday 28 October
    await stack.fireSchedulesUntil('2018-10-25T23:00:00Z')
    const before = (await notes('daily-checks')).length
    await stack.fireSchedulesUntil('2018-10-29T23:00:00Z')
    expect((await notes('daily-checks')).slice(before)).toEqual([utc('2018-10-26', 1), utc('2018-10-29', 0)])
  })

  test('send a pack once, some working days before its meeting, and by way of its bucket', async () => {
    await start({ clock: '2018-04-30T23:00:00Z' })
    await stack.fireSchedulesUntil('2018-05-10T22:59:59Z')
    const [sent, ...more] = await notes('publish-pack')
    expect(sent).toMatch(/^performance 2018-05-10 2018-05-0\dT\d\d:\d\d:00Z$/)
    expect(more).toEqual([])
    expect(await notes('send-pack')).toEqual(['packs/performance-2018-05-10/issue.json'])
  })
})

describe('mail', () => {
  test('is kept byte for byte with its envelope, and its outcome reported', async () => {
    await start()
    const raw = bytes(
      'mail a@pcc.example bounce@simulator.amazonses.com\r\nFrom: boardpack@cambridgeshire-pcc.example\r\nTo: x@pcc.example\r\nSubject: Été =?utf-8?q?=C3=A9?=\r\n\r\n+ body & more\r\n',
    )
    await stack.putDrop('indicators', 'letter', raw)
    await stack.drain()
    const [sent] = stack.sentMail()
    expect(Buffer.from(sent!.raw).equals(Buffer.from(raw))).toBe(true)
    expect(sent).toMatchObject({
      messageId: 'local-000001',
      at: '2018-05-10T00:00:01.000Z',
      source: 'boardpack@cambridgeshire-pcc.example',
      destinations: ['a@pcc.example', 'bounce@simulator.amazonses.com'],
    })
    expect(await notes('track-delivery')).toEqual(['Delivery local-000001', 'Bounce local-000001'])
  })

  test('is refused from a domain that the stack has no identity for', async () => {
    await start()
    const client = new SESClient(operatorSettings(stack.endpoints.ses))
    const send = client.send(
      new SendRawEmailCommand({
        Source: 'somebody@elsewhere.example',
        Destinations: ['a@pcc.example'],
        RawMessage: { Data: bytes('Subject: x\r\n\r\n') },
      }),
    )
    await expect(send).rejects.toThrow('Email address is not verified: elsewhere.example')
    client.destroy()
    expect(stack.sentMail()).toEqual([])
  })
})

describe('objects', () => {
  test('that are streamed from a file are read back unchanged', async () => {
    await start()
    const folder = mkdtempSync(join(tmpdir(), 'boardpack-test-'))
    const content = randomBytes(3_000_000)
    writeFileSync(join(folder, 'big.bin'), content)
    await stack.putDrop('indicators', 'big.bin', { file: join(folder, 'big.bin') })
    await stack.drain()
    rmSync(folder, { recursive: true })
    const client = new S3Client({ ...operatorSettings(stack.endpoints.s3), forcePathStyle: true })
    const kept = await client.send(new GetObjectCommand({ Bucket: stack.dropsBucket, Key: 'kept/big.bin' }))
    expect(content.equals(await kept.Body!.transformToByteArray())).toBe(true)
    client.destroy()
  })
})

describe('calls', () => {
  test('are reported as a policy names them, with the name of the function', async () => {
    const calls: ServiceCall[] = []
    await start({ onCall: call => void calls.push(call) })
    await stack.putDrop(
      'indicators',
      'a b',
      bytes(`mail a@pcc.example\r\nFrom: A board <${source.board.mail.from}>\r\n\r\n.`),
    )
    await stack.drain()
    const ofFunction = calls.filter(({ caller }) => caller === 'receive-drop')
    const bucket = `arn:aws:s3:::${stack.dropsBucket}`
    expect(ofFunction.filter(({ service }) => service === 's3')).toEqual([
      {
        caller: 'receive-drop',
        service: 's3',
        action: 's3:GetObjectVersion',
        resource: `${bucket}/incoming/indicators/a b`,
      },
      { caller: 'receive-drop', service: 's3', action: 's3:PutObject', resource: `${bucket}/kept/a b` },
      {
        caller: 'receive-drop',
        service: 's3',
        action: 's3:GetObjectVersion',
        resource: `${bucket}/incoming/indicators/a b`,
      },
      { caller: 'receive-drop', service: 's3', action: 's3:PutObject', resource: `${bucket}/accepted/a b.json` },
      { caller: 'receive-drop', service: 's3', action: 's3:PutObject', resource: `${bucket}/receipts/a b.txt` },
    ])
    expect(new Set(ofFunction.filter(({ service }) => service !== 's3').map(({ action }) => action))).toEqual(
      new Set(['dynamodb:UpdateItem', 'dynamodb:PutItem', 'ses:SendRawEmail']),
    )
  })

  test('that the template’s policies do not allow get the service’s own error', async () => {
    await start()
    await stack.putDrop('indicators', 'a', bytes('one'))
    await stack.drain()
    const as = (name: string, endpoint: string) => ({
      ...operatorSettings(endpoint),
      credentials: { accessKeyId: name, secretAccessKey: 'local' },
      maxAttempts: 1,
    })
    const table = new DynamoDBClient(as('compute-indicators', stack.endpoints.dynamodb))
    const objects = new S3Client({ ...as('receive-drop', stack.endpoints.s3), forcePathStyle: true })
    const tracker = new S3Client({ ...as('track-delivery', stack.endpoints.s3), forcePathStyle: true })
    const mail = new SESClient(as('track-delivery', stack.endpoints.ses))
    const get = (client: S3Client, Key: string) =>
      client.send(new GetObjectCommand({ Bucket: stack.dropsBucket, Key })).then(
        () => 'given',
        (error: unknown) => (error as Error).name,
      )
    const send = (from: string) =>
      mail
        .send(
          new SendRawEmailCommand({
            Source: source.board.mail.from,
            Destinations: ['a@pcc.example'],
            RawMessage: { Data: bytes(`From: ${from}\r\n\r\n.`) },
          }),
        )
        .then(
          () => 'sent',
          (error: unknown) => (error as Error).name,
        )
    await expect(table.send(new ScanCommand({ TableName: stack.tableName }))).rejects.toThrow(
      'User: arn:aws:sts::000000000000:assumed-role/compute-indicators/compute-indicators is not authorized to perform: dynamodb:Scan on resource: arn:aws:dynamodb:us-east-1:000000000000:table/',
    )
    // it may list the bucket, and so learn what is not there
    expect(await get(objects, 'kept/a')).toBe('given')
    expect(await get(objects, 'kept/b')).toBe('NoSuchKey')
    expect(await get(objects, 'accepted/a.json')).toBe('AccessDenied')
    expect(await get(tracker, 'accepted/b.json')).toBe('AccessDenied')
    expect(await send(source.board.mail.from)).toBe('sent')
    expect(await send(`"Somebody, else" <commissioner@${source.board.mail.domain}>`)).toBe('AccessDenied')
    for (const client of [table, objects, tracker, mail]) client.destroy()
  })

  test('that are throttled are made again by the client', async () => {
    let throttled = 0
    await start({
      onCall: ({ caller, action }) =>
        caller === 'compute-indicators' && action === 'dynamodb:PutItem' && throttled++ < 2 ? 'throttle' : undefined,
    })
    await stack.putDrop('indicators', 'a', bytes('one'))
    await stack.drain()
    expect(throttled).toBe(3)
    expect(await notes('compute-indicators')).toEqual(['accepted/a.json'])
  })

  test.each([
    ['crash-before', 1],
    ['crash-after', 2],
  ] as const)('%s: the function restarts, and the call has had its effect %i times', async (fault, noted) => {
    let crashed = false
    await start({
      onCall({ caller, action }) {
        if (crashed || caller !== 'compute-indicators' || action !== 'dynamodb:PutItem') return undefined
        crashed = true
        return fault
      },
    })
    await stack.putDrop('indicators', 'a', bytes('one'))
    await stack.drain()
    expect(await notes('compute-indicators')).toHaveLength(noted)
    expect(stack.deadLetters()).toEqual([])
  })

  test('fail while a server is down, and work when it is back', async () => {
    await start()
    await stack.putDrop('indicators', 'a', bytes('one'))
    await stack.servers.dynamodb.stop()
    await stack.drain()
    expect(stack.deadLetters()).toHaveLength(1)
    await stack.servers.dynamodb.restart()
    await stack.putDrop('indicators', 'b', bytes('two'))
    await stack.drain()
    expect(await notes('compute-indicators')).toEqual(['accepted/b.json'])
  })
})
