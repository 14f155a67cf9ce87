import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { adopt } from '../../functions/commands/adopt.ts'
import { sampleBoardFile } from '../../functions/commands/read-board.ts'
import type { EmbeddedServer } from '../../infra/local/fault-proxy.ts'
import { serveObjects } from '../../infra/local/object-server.ts'
import { operatorSettings } from '../../infra/local/operator.ts'
import type { PackRunRecord } from '../../shared/packs/model/pack-run.ts'
import type { Records } from '../../shared/store/adopt.ts'
import { auditTrail } from '../../shared/store/audit.ts'
import { type DropRecord, dropRepository } from '../../shared/store/drops.ts'
import { openBucket } from '../../shared/store/objects.ts'
import { dropsById, observationRepository } from '../../shared/store/observations.ts'
import { packRunRepository } from '../../shared/store/pack-runs.ts'
import { registerRepository } from '../../shared/store/registers.ts'
import { openTable } from '../../shared/store/table.ts'
import { startTable } from '../given/local-table.ts'

const NEW_TABLE = 'successor'
const DROP: DropRecord = {
  ...{ drop: 'c0ffee', state: 'receiving', cause: 'incoming/indicators/march.csv', file: 'march.csv' },
  ...{ feed: 'indicators', kind: 'tidy-csv', rows: 1, knownFrom: '2018-05-03T08:00:00.000Z' },
  ...{ sentBy: { source: 'link', roles: ['performance-analyst'] }, indicators: ['hate-crime'], registers: ['risks'] },
}
const RUN: PackRunRecord = {
  ...{ run: 'performance-2018-05-10', pack: 'performance', meeting: '2018-05-10', version: 1, state: 'building' },
  ...{ scheduledFor: '2018-05-03T15:00:00Z', asKnownAt: '2018-05-03T15:00:00Z', drops: [DROP.drop], reasons: [] },
}
/** What a pack leaves in its bucket: documents, and what starts functions. */
const PACK_FILES = ['board/index.html', 'board/model.json', 'public/tables/dashboard.csv', 'issue.json', 'typeset.json']

const folder = mkdtempSync(join(tmpdir(), 'boardpack-adopt-'))
let objects: EmbeddedServer
let s3: S3Client
let dynamo: DynamoDBClient
let stopTable: () => Promise<void>
let [before, after] = [] as unknown as [Records, Records]
let args: string[]

beforeAll(async () => {
  const started = await startTable()
  stopTable = started.stop
  const buckets = ['old-drops', 'old-packs', 'new-drops', 'new-packs'].map(ref => ({
    ...{ ref, arn: `arn:aws:s3:::${ref}`, logicalId: ref, type: 'AWS::S3::Bucket', properties: {}, metadata: {} },
  }))
  objects = await serveObjects({
    ...{ folder, buckets, now: () => '2018-05-20T09:00:00.000Z', send: () => undefined, crash: () => undefined },
    isAllowed: () => true,
  })
  vi.stubEnv('AWS_ENDPOINT_URL_S3', objects.endpoint)
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', started.endpoint)
  vi.stubEnv('AWS_REGION', 'eu-west-2')
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'operator')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local')
  s3 = new S3Client({ ...operatorSettings(objects.endpoint), forcePathStyle: true })
  dynamo = new DynamoDBClient(operatorSettings(started.endpoint))
  const attributes = ['pk', 'sk'] as const
  await dynamo.send(
    new CreateTableCommand({
      TableName: NEW_TABLE,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: attributes.map(AttributeName => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: attributes.map((AttributeName, i) => ({ AttributeName, KeyType: i === 0 ? 'HASH' : 'RANGE' })),
    }),
  )
  const recordsOf = (table: string, board: string): Records => ({
    table: openTable(dynamo, table),
    drops: openBucket(s3, `${board}-drops`),
    packs: openBucket(s3, `${board}-packs`),
  })
  ;[before, after] = [recordsOf(started.name, 'old'), recordsOf(NEW_TABLE, 'new')]
  args = [
    ...['cambridgeshire', '--from-table', started.name, '--from-drops-bucket', 'old-drops'],
    ...['--from-packs-bucket', 'old-packs', '--table', NEW_TABLE, '--drops-bucket', 'new-drops'],
    ...['--packs-bucket', 'new-packs', '--board', sampleBoardFile],
    ...['--by', 'executive-support-officer', '--because', 'Order of 2028'],
  ]
  await fill(before)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  s3.destroy()
  dynamo.destroy()
  await objects.close()
  await stopTable()
  rmSync(folder, { recursive: true })
})

/** The records of a board with one drop, one issued pack and one that waits. */
async function fill({ table, drops, packs }: Records): Promise<void> {
  await dropRepository(table).claim(DROP)
  const figure = { indicator: 'hate-crime', area: 'force', period: '2018-03', value: 60 }
  await observationRepository(table).write(DROP.drop, [
    { ...figure, numerator: null, denominator: null, n: null, status: 'published' },
  ])
  const body = { id: '1', name: 'Flood', impact: 3, likelihood: 2 }
  await registerRepository(table).write(DROP.drop, DROP.knownFrom, [{ register: 'risks', id: '1', body }])
  await dropRepository(table).accept({ ...DROP, state: 'accepted' })
  await packRunRepository(table).pin(RUN)
  await packRunRepository(table).issue(RUN.run)
  await packRunRepository(table).pin({ ...RUN, run: 'performance-2018-06-14', meeting: '2018-06-14' })
  await auditTrail(table).record({
    ...{ at: '2018-05-03T15:00:00Z', who: 'chief-executive', what: 'approved', about: RUN.run, because: 'read' },
    caller: null,
  })
  for (const name of [`kept/${DROP.drop}`, `receipts/${DROP.drop}.json`, `accepted/${DROP.drop}.json`])
    await drops.put(name, name, 'text/plain', { original: 'march.csv' })
  for (const name of PACK_FILES) await packs.put(`packs/${RUN.run}/${name}`, name, 'text/plain')
}

/** Runs the command; gives its exit code and what it printed. */
async function run(): Promise<{ code: number; printed: string }> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  try {
    const code = await adopt(args)
    return { code, printed: write.mock.calls.map(([text]) => String(text)).join('') }
  } finally {
    write.mockRestore()
  }
}

describe('a board that takes over from another', () => {
  let first: Awaited<ReturnType<typeof run>>
  beforeAll(async () => {
    first = await run()
  })

  test('has its figures, with the drop, its sender and since when they are known', async () => {
    expect(first.code).toBe(0)
    const accepted = await dropRepository(after.table).listAccepted()
    expect(accepted).toEqual([{ ...DROP, state: 'accepted' }])
    const known = await observationRepository(after.table).read('hate-crime', dropsById(accepted))
    expect(known.get('force')).toMatchObject([{ value: 60, drop: DROP.drop, knownFrom: DROP.knownFrom }])
    expect(first.printed).toContain('register entries: 1 copied, 0 there already')
  })

  test('has the packs that were sent and what was decided, and not the pack that waits', async () => {
    expect((await packRunRepository(after.table).list()).map(each => [each.run, each.state])).toEqual([
      ['performance-2018-05-10', 'issued'],
    ])
    expect(first.printed).toContain('1 pack not taken over, since a decision waits there: performance-2018-06-14')
    const trail = new TextDecoder().decode((await after.packs.getBytes('adopted/cambridgeshire/audit.json'))!)
    expect(JSON.parse(trail)).toMatchObject([{ what: 'approved', who: 'chief-executive' }])
  })

  test('has nothing that starts a function but the request to list public papers, so nothing is sent', async () => {
    expect(await after.packs.list('packs/')).toEqual([
      'packs/performance-2018-05-10/board/index.html',
      'packs/performance-2018-05-10/board/model.json',
      'packs/performance-2018-05-10/public/tables/dashboard.csv',
      'packs/performance-2018-05-10/publish.json',
    ])
    expect(await after.drops.list('')).toEqual([`kept/${DROP.drop}`, `receipts/${DROP.drop}.json`])
    expect((await after.drops.open(`kept/${DROP.drop}`))?.metadata).toEqual({ original: 'march.csv' })
  })

  test('records who took it over, and the hash of all that was there', async () => {
    const [entry] = await auditTrail(after.table).list()
    const [, sha256 = ''] = /to be taken over: ([0-9a-f]{64})/.exec(first.printed)!
    expect(entry).toMatchObject({ who: 'executive-support-officer', about: 'cambridgeshire', because: 'Order of 2028' })
    expect(entry!.what).toContain(`SHA-256 ${sha256}`)
  })

  test('changes nothing when it is run again, and finds the same hash', async () => {
    const again = await run()
    expect(again.code).toBe(0)
    expect(again.printed).toContain('figures: 0 copied, 1 there already')
    expect(again.printed).toContain('files: 0 copied, 2 there already')
    const hashIn = (text: string) => /[0-9a-f]{64}/.exec(text)?.[0]
    expect(hashIn(again.printed)).toBe(hashIn(first.printed))
  })

  test('leaves what it has itself as it is, says so, and needs a person', async () => {
    await after.drops.put(`receipts/${DROP.drop}.json`, 'our own', 'text/plain')
    const { code, printed } = await run()
    expect(code).toBe(3)
    expect(printed).toContain(`  different: receipts/${DROP.drop}.json`)
    expect(new TextDecoder().decode((await after.drops.getBytes(`receipts/${DROP.drop}.json`))!)).toBe('our own')
  })

  test('cannot take over from itself', async () => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    expect(await adopt(args.map(arg => (arg === 'old-packs' ? 'new-packs' : arg)))).toBe(2)
    expect(String(write.mock.calls[0]![0])).toContain('new-packs is this board’s own: name that of the board before')
    write.mockRestore()
  })
})
