import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EmbeddedServer } from '../../infra/local/fault-proxy.ts'
import type { LocalStack } from '../../infra/local/local-stack.ts'
import { serveObjects } from '../../infra/local/object-server.ts'
import { operatorSettings } from '../../infra/local/operator.ts'
import { serveViewer, type Viewer } from '../../infra/local/viewer/serve-viewer.ts'
import { buildReceipt } from '../../shared/intake/receipt/receipt.ts'
import type { PackRunRecord } from '../../shared/packs/model/pack-run.ts'
import { openBucket } from '../../shared/store/objects.ts'
import { sampleBoard } from '../given/sample-board.ts'

const MESSAGE = [
  'From: Board <board@force.example>',
  'To: member@force.example',
  'Subject: The pack <b>for</b> May',
  'X-Boardpack-Kind: pack',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Hello<script>alert(1)</script></p>',
].join('\r\n')

const RUN: PackRunRecord = {
  ...{ run: 'performance-2018-05-10', pack: 'performance', meeting: '2018-05-10', version: 1, state: 'issued' },
  ...{ scheduledFor: '2018-05-03T15:00:00Z', asKnownAt: '2018-05-03T15:00:00Z', drops: [], reasons: [] },
}
const RUNS: PackRunRecord[] = [
  RUN,
  { ...RUN, run: 'performance-2018-05-10-v2', version: 2, state: 'awaiting-approval' },
  { ...RUN, run: 'performance-2018-06-14', meeting: '2018-06-14', state: 'held', reasons: ['No figures.'] },
]

const folder = mkdtempSync(join(tmpdir(), 'boardpack-test-'))
let objects: EmbeddedServer
let viewer: Viewer
beforeAll(async () => {
  const board = sampleBoard()
  const bucket = (ref: string) => ({
    ref,
    arn: `arn:aws:s3:::${ref}`,
    logicalId: ref,
    type: 'AWS::S3::Bucket',
    properties: {},
    metadata: {},
  })
  const now = () => '2018-05-03T15:00:00.000Z'
  objects = await serveObjects({
    folder,
    buckets: [bucket('drops'), bucket('packs')],
    now,
    send: () => undefined,
    crash: () => undefined,
    isAllowed: () => true,
  })
  const s3 = new S3Client({ ...operatorSettings(objects.endpoint), forcePathStyle: true })
  const packs = openBucket(s3, 'packs')
  for (const file of ['index.html', 'report.pdf', 'tables/agenda.csv'])
    await packs.put(`packs/performance-2018-05-10/board/${file}`, file, 'text/plain')
  await packs.put('packs/performance-2018-05-10-v2/public/index.html', 'version 2', 'text/html')
  const receipt = buildReceipt({
    ...{ drop: 'abc', file: '<i>.csv', feed: 'indicators', receivedAt: now(), board: board },
    reading: {
      outcome: 'accepted',
      kind: 'tidy-csv',
      rows: 0,
      observations: [],
      entries: [],
      questions: [],
      notes: [],
    },
  })
  await openBucket(s3, 'drops').putJson('receipts/abc-1.json', receipt)
  s3.destroy()
  const sent = { raw: Buffer.from(MESSAGE), destinations: ['member@force.example'], at: now() }
  const stack = {
    now,
    endpoints: { s3: objects.endpoint },
    dropsBucket: 'drops',
    packsBucket: 'packs',
    sentMail: () => [sent],
    deadLetters: () => [{ queue: 'cambridgeshire-send-pack-dead-letters', attempts: 3, error: 'no <door>' }],
  }
  viewer = await serveViewer(stack as unknown as LocalStack, board, 0, () => Promise.resolve(RUNS))
})
afterAll(async () => {
  await viewer.close()
  await objects.close()
  rmSync(folder, { recursive: true })
})

function get(path: string, host?: string): Promise<{ status: number; policy: string; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, viewer.url), host === undefined ? {} : { headers: { host } }, answer => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        const policy = String(answer.headers['content-security-policy'])
        resolve({ status: answer.statusCode!, policy, body: Buffer.concat(chunks).toString() })
      })
    })
    asked.on('error', reject).end()
  })
}

test('the first page shows packs, mail, receipts and failed messages, in London time, and nothing as markup', async () => {
  const { status, body } = await get('/')
  expect(status).toBe(200)
  expect(body).toContain('The clock of this run shows 3 May 2018, 16:00.')
  expect(body).toContain(
    '<a href="/packs/performance-2018-05-10/board/index.html">Quarterly Performance Report, 10 May 2018, version 1, board edition</a>',
  )
  expect(body).toContain('as CSV beside it: issued</li>')
  expect(body).toContain('10 May 2018, version 2, public edition</a>')
  expect(body).toContain('as CSV beside it: awaiting approval</li>')
  expect(body).toContain('<a href="/packs/performance-2018-05-10/board/report.pdf">as PDF</a>)')
  expect(body).toContain('with 1 table as CSV beside it')
  expect(body).toContain('The pack &lt;b>for&lt;/b> May')
  expect(body).toContain('indicators/&lt;i>.csv')
  expect(body).toContain('cambridgeshire-send-pack-dead-letters, after 3 attempts: no &lt;door>')
  expect(body).toContain(
    '<p>send-pack: 1 message failed, in cambridgeshire-send-pack-dead-letters. Who is affected: the members of the board: a pack is ready but has not reached all of them. Once the cause is fixed: boardpack replay send-pack</p>',
  )
})

test('the first page says which packs wait for a decision, and the command for it', async () => {
  const { body } = await get('/')
  expect(body).toContain('<h2>Waits for a decision</h2>')
  expect(body).toContain(
    '<li>performance-2018-06-14 is held: No figures. Release: boardpack release performance-2018-06-14</li>',
  )
  expect(body).toContain(
    '<li>performance-2018-05-10-v2 awaits approval: boardpack approve performance-2018-05-10-v2</li>',
  )
})

test('while work is in progress the first page says which, and how to see what is new', async () => {
  viewer.showStage('read 25 sample files')
  expect((await get('/')).body).toContain(
    '<strong>In progress: read 25 sample files.</strong> Reload this page to see what is new.',
  )
  viewer.showStage(null)
  expect((await get('/')).body).not.toContain('Still at work')
})

test('a message is shown in a frame that runs nothing', async () => {
  expect((await get('/mail/1')).body).toContain('<iframe title="The message with its markup" sandbox')
  const { body, policy } = await get('/mail/1/html')
  expect(body).toContain('<p>Hello')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toMatch(/; sandbox$/)
})

test.each(['/mail/2', '/packs/none.html', '/etc/passwd', '/packs/..%2f..%2fsecret', '/%ff'])(
  '%s is not found',
  async path => {
    const { status, body } = await get(path)
    expect(status).toBe(404)
    expect(body).toContain('Not found')
  },
)

test('a host name that another page could resolve to this machine is not answered', async () => {
  expect((await get('/', 'evil.example')).status).toBe(404)
})
