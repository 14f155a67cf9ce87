import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { ServiceCall } from '../../infra/local/fault-proxy.ts'
import type { LocalStack } from '../../infra/local/local-stack.ts'
import { OPERATOR, operatorSettings } from '../../infra/local/operator.ts'
import { isAllowed } from '../../infra/local/permissions.ts'
import { type PreparedBoard, prepareBoard } from '../../infra/local/prepare-board.ts'
import { startLocalStack } from '../../infra/local/start-local-stack.ts'
import { addressMaker } from '../../shared/links/sign-link.ts'
import {
  BUNDLED_FUNCTIONS,
  type BundledFunction,
  FUNCTION_NAMES,
  type FunctionName,
} from '../../shared/operations/function-names.ts'
import { linkKeyRepository } from '../../shared/store/link-keys.ts'
import { mailLedger } from '../../shared/store/mail-ledger.ts'
import { openBucket } from '../../shared/store/objects.ts'
import { packRunRepository } from '../../shared/store/pack-runs.ts'
import { openTable } from '../../shared/store/table.ts'
import { listAwsCalls } from '../given/aws-calls.ts'
import { listGrants, usedGrants } from '../given/grants.ts'
import { makeMail } from '../given/make-mail.ts'
import { loadOrThrow } from '../given/sample-board.ts'
import { actionsDrop, boardText, historyDrop, monthDrop } from '../given/two-indicators.ts'

/*
 * One board's fortnight through every function and every way that a function can go: drops accepted, rejected, repeated and
 * removed again; a pack held, released, awaiting approval, approved, sent and sent again; an alert, a chased action, a bounce. What the roles
 * allow is then compared with the calls that were made, both ways.
 */

/** Rights that Lambda uses in a function's name, where nothing on this machine sees it. */
const USED_BY_LAMBDA_ITSELF: Readonly<Record<string, string>> = {
  'sqs:ReceiveMessage': 'takes messages from the function’s queue',
  'sqs:DeleteMessage': 'takes those off that were handled',
  'sqs:GetQueueAttributes': 'asks how many wait',
  'logs:CreateLogStream': 'opens a stream for each of the function’s machines',
  'logs:PutLogEvents': 'writes what the function logs',
}

/** What only papers of authors take; this board has none, `tests/given/meeting-2019-06` is run with them. */
const USED_BY_PAPERS = [
  /^s3:PutObject .*-drops-.*\/(?:papers|arrivals|records)\/\*$/,
  /^s3:PutObject .*-packs-.*\/late-papers\.json$/,
  /^s3:GetObject .*-drops-.*\/(?:kept|papers)\/\*$/,
  /^s3:ListBucket .*-drops-[^/]*$/,
  /^s3:(?:Put|Get)Object .*-packs-.*\/packs\/\*\.pdf$/,
]

const WEBHOOK = 'webhook: { format: slack, parameter: /board/webhook, sends: [packs, alerts], edition: board }'
const RUN = 'paper-2018-05-10'
const calls: ServiceCall[] = []
const logged: { readonly name: string; readonly line: string }[] = []
let prepared: PreparedBoard
let stack: LocalStack
const grantsOf = (name: BundledFunction) => {
  const { statements } = prepared.declared.functions.find(one => one.FunctionName === `test-board-${name}`)!
  const [hidden, seen] = [listGrants(statements), listGrants(statements)].map((grants, i) =>
    grants.filter(grant => grant.split(' ')[0]! in USED_BY_LAMBDA_ITSELF === (i === 0)),
  ) as [string[], string[]]
  return { statements, hidden, seen }
}

beforeAll(async () => {
  const text = boardText({ approval: true })
    .replace('editions: [board]', 'editions: [board, public]')
    .replace('  domain: pcc.example\n', '  domain: pcc.example\n  receiving: { domain: in.pcc.example }\n')
    .replace(/^feeds:$/m, `${WEBHOOK}\nfeeds:`)
  const source = { file: 'two-indicators', text, board: loadOrThrow(text) }
  prepared = await prepareBoard(source, '2018-05-01')
  stack = await startLocalStack({
    board: prepared,
    clock: '2018-05-02T23:00:00Z',
    mailOutcome: address => (address.startsWith('chief') ? 'bounce' : 'delivery'),
    onCall: call => void calls.push(call),
    onLog: (name, line) => void logged.push({ name, line }),
  })
})
afterAll(async () => {
  await stack.stop()
  await prepared.dispose()
})

/** Tells a function of an object that is no longer there. */
const notifyOfMissingObject = (name: FunctionName, key: string) =>
  stack.invoke(name, {
    Records: [{ eventTime: '2018-05-03T08:00:00.000Z', s3: { object: { key, versionId: 'gone' } } }],
  })

/** Opens every kind of link, reads what can be read and sends what can be sent; approves the pack at the end. */
async function actByLinks(packs: ReturnType<typeof openBucket>): Promise<void> {
  const table = openTable(new DynamoDBClient(operatorSettings(stack.endpoints.dynamodb)), stack.tableName)
  const [key] = await linkKeyRepository(table).list()
  const makeAddress = addressMaker(stack.linksUrl, 'test-board', key!, stack.now())
  const { asKnownAt } = (await packRunRepository(table).find(RUN))!
  const send = (url: string, fields: Record<string, string>) =>
    fetch(url, { method: 'POST', body: new URLSearchParams(fields) })
  const preferences = makeAddress({ purpose: 'preferences', role: 'clerk' })
  for (let i = 0; i < 2; i++) await send(preferences, { alerts: 'on' })
  const comment = makeAddress({ purpose: 'comment', role: 'chief', indicator: 'burglary', month: '2018-03' })
  const answer = await send(comment, { why: 'Fewer were reported.' })
  await send(makeAddress({ purpose: 'update', role: 'chief', action: '3.0' }), { update: 'Half done.' })
  for (const feed of ['indicators', 'police-uk', 'actions'] as const)
    await upload(makeAddress({ purpose: 'upload', role: 'clerk', feed }))
  await stack.drain()
  expect(await (await fetch(answer.url)).text()).toContain('Receipt')
  const approve = makeAddress({ purpose: 'approve', role: 'chief', run: RUN, asKnownAt })
  await openAll(approve)
  await send(approve, { name: 'C. Hief', decision: 'approve' })
  await stack.drain()
  await packs.put(`packs/${RUN}/board/meeting.pdf`, 'a document', 'application/pdf')
  await openAll(makeAddress({ purpose: 'documents', role: 'clerk', run: RUN, edition: 'board' }))
}

async function openAll(link: string): Promise<void> {
  const page = await (await fetch(link)).text()
  for (const [, path] of page.matchAll(/href="(\/(?:approve|documents)\/[^"]+)"/g))
    expect((await fetch(new URL(path!, link))).status).toBe(200)
}

/** Sends a file by the form of an upload page. */
async function upload(link: string): Promise<void> {
  const page = await (await fetch(link)).text()
  if (!page.includes('type="file"')) return
  const form = new FormData()
  for (const [, name = '', value = ''] of page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g))
    form.append(name, value)
  form.append('file', new Blob(['nothing']), 'nothing.csv')
  await fetch(/action="([^"]+)"/.exec(page)![1]!, { method: 'POST', body: form })
}

/** A mail with a file for each feed, and one without. */
async function mailFiles(): Promise<void> {
  const from = 'clerk@pcc.example'
  for (const feed of ['indicators', 'police-uk', 'actions', 'files']) {
    const attachments = feed === 'files' ? [] : [{ filename: 'mailed.csv', content: `mailed for ${feed}` }]
    const recipients = [`${feed}@in.pcc.example`]
    await stack.receiveMail({ raw: await makeMail({ from, attachments }), recipients, envelopeFrom: from })
  }
  await stack.drain()
}

/** The next version of the pack: made, approved, sent; the version before says that it is superseded. */
async function correct(packs: ReturnType<typeof openBucket>): Promise<void> {
  const [by, because, override] = ['chief', 'burglary was restated', false] as const
  const order = { action: 'correct', run: RUN, by, because, at: stack.now(), override, caller: 'local' }
  await packs.putJson(`packs/${RUN}/decision.json`, order)
  await stack.drain()
  const approval = { ...order, action: 'approve', run: `${RUN}-v2`, at: stack.now() }
  await packs.putJson(`packs/${RUN}-v2/decision.json`, approval)
  await stack.drain()
}

async function runFortnight(): Promise<void> {
  const packs = openBucket(new S3Client(operatorSettings(stack.endpoints.s3)), stack.packsBucket)
  const decide = (by: string) =>
    packs.putJson(`packs/${RUN}/decision.json`, {
      ...{ action: 'release', run: RUN, by, because: 'agreed', at: stack.now(), override: false, caller: 'local' },
    })
  await stack.putDrop('indicators', 'bad.csv', monthDrop('2018-03', { burgalry: 1 }))
  await stack.putDrop('actions', 'log.csv', actionsDrop())
  await stack.fireSchedulesUntil('2018-05-03T15:30:00Z')
  // held for want of figures, released when they have come
  await stack.putDrop('indicators', 'history.csv', historyDrop())
  await stack.putDrop('indicators', 'march.csv', monthDrop('2018-03', { burglary: 210, robbery: 61 }))
  await stack.putDrop('indicators', 'again.csv', monthDrop('2018-03', { burglary: 210, robbery: 61 }))
  await stack.drain()
  await stack.putDrop('indicators', 'april.csv', monthDrop('2018-04', { burglary: 205, robbery: 60 }))
  await stack.drain()
  await decide('clerk')
  await stack.drain()
  await actByLinks(packs)
  const again = {
    run: RUN,
    by: 'clerk',
    because: 'asked for',
    at: stack.now(),
    to: ['clerk'],
    isExplicit: true,
    caller: 'local',
  }
  await packs.putJson(`packs/${RUN}/resend-1/resend.json`, again)
  await stack.drain()
  await packs.putJson('packs/preview-1/preview.json', {
    id: 'preview-1',
    pack: 'paper',
    meeting: '2018-05-10',
    to: 'clerk',
  })
  await stack.drain()
  await correct(packs)
  await mailFiles()
  notifyOfMissingObject('receive-drop', 'incoming/indicators/gone.csv')
  notifyOfMissingObject('receive-drop', 'incoming/indicators/from clerk@pcc.example.csv')
  notifyOfMissingObject('compute-indicators', 'accepted/gone.json')
  notifyOfMissingObject('publish-pack', 'packs/gone/decision.json')
  notifyOfMissingObject('typeset-pack', 'packs/gone/typeset.json')
  notifyOfMissingObject('send-pack', 'packs/gone/issue.json')
  notifyOfMissingObject('post-webhook', 'packs/gone/webhook.json')
  await stack.fireSchedulesUntil('2018-05-11T22:00:00Z')
}

describe('a fortnight of a board', () => {
  beforeAll(runFortnight)

  test('finishes: no permission that is needed is denied', async () => {
    const table = openTable(new DynamoDBClient(operatorSettings(stack.endpoints.dynamodb)), stack.tableName)
    expect(stack.deadLetters()).toEqual([])
    expect(await packRunRepository(table).find(RUN)).toMatchObject({ state: 'superseded' })
    expect(await packRunRepository(table).find(`${RUN}-v2`)).toMatchObject({ state: 'issued' })
    const kinds = new Set((await mailLedger(table).list()).map(({ kind, state }) => `${kind} ${state}`))
    expect([...kinds].sort()).toEqual([
      'action-overdue bounced',
      'administrators bounced',
      'administrators delivered',
      'alert-digest bounced',
      'alert-digest delivered',
      'notice delivered',
      'pack bounced',
      'pack delivered',
      'preview delivered',
      'receipt bounced',
      'receipt delivered',
      'webhook delivered',
    ])
    // the pack, its next version and the alerts of the days that had some
    expect(stack.channel.posts.length).toBeGreaterThan(2)
    for (const call of calls.filter(({ caller }) => caller !== OPERATOR)) {
      const { statements } = grantsOf(call.caller as BundledFunction)
      expect(isAllowed(statements, call), JSON.stringify(call)).toBe(true)
    }
  })

  test.each(BUNDLED_FUNCTIONS)('uses everything that %s is allowed', name => {
    const { statements, seen } = grantsOf(name)
    const used = calls.filter(({ caller }) => caller === name).flatMap(call => usedGrants(statements, call))
    const byPapers = seen.filter(grant => !used.includes(grant) && USED_BY_PAPERS.some(known => known.test(grant)))
    expect([...new Set([...used, ...byPapers])].sort()).toEqual([...seen].sort())
  })

  test('makes every call of AWS that the code of the functions can make', () => {
    const possible = listAwsCalls(['shared', 'functions'])
      .filter(({ file }) => !file.startsWith('functions/commands/'))
      .flatMap(({ actions }) => actions)
    const made = new Set(calls.filter(({ caller }) => caller !== OPERATOR).map(({ action }) => action))
    expect([...new Set(possible)].filter(action => !made.has(action))).toEqual([])
  })

  /** Lines about a message or a page; the others are metrics. */
  const lines = () =>
    logged.flatMap(({ name, line }) => {
      const read = z.looseObject({ level: z.string(), message: z.string() }).safeParse(JSON.parse(line))
      return read.success ? [{ ...read.data, name }] : []
    })

  test('logs lines of JSON that say which message or page, and which drop, run, mail or day they are about', () => {
    const about: Readonly<Record<string, readonly string[]>> = {
      'receive-drop': ['drop'],
      'compute-indicators': ['drop'],
      'publish-pack': ['run'],
      'typeset-pack': ['run'],
      'send-pack': ['run'],
      'publish-site': ['run'],
      'daily-checks': ['day'],
      'track-delivery': ['mail'],
      'answer-links': [],
      'receive-mail': [],
      'post-webhook': [],
    }
    expect(new Set(lines().map(({ name }) => name))).toEqual(new Set(Object.keys(about)))
    for (const line of lines()) {
      expect(line).toMatchObject({ service: line.name, function_request_id: expect.any(String) as string })
      expect('message_id' in line || 'request_id' in line, JSON.stringify(line)).toBe(true)
      // a file that was taken away meanwhile has nothing more to be told apart by
      const isGone = line.message === 'handled' && !['drop', 'run', 'mail', 'day'].some(key => key in line)
      if (!isGone) for (const key of about[line.name]!) expect(line, JSON.stringify(line)).toHaveProperty(key)
    }
    expect(lines().filter(({ message }) => message === 'mail').length).toBeGreaterThan(10)
  })

  test('logs no address of a person, not even of a file that is named after one', () => {
    const addresses = prepared.source.board.roles.map(({ email }) => email)
    expect(addresses.length).toBeGreaterThan(1)
    const text = logged.map(({ line }) => decodeURIComponent(line.replaceAll('%', '%25'))).join('\n')
    for (const address of addresses) expect(text.toLowerCase()).not.toContain(address.toLowerCase())
    expect(text).not.toMatch(/[\w.+-]+@[\w-]+\.[\w.]+/)
  })

  test.each(FUNCTION_NAMES)('gives Lambda only the queue and the log of %s', name => {
    const own = [`:test-board-${name}`, `:/boardpack/test-board/${name}-00000000:*`]
    const { hidden } = grantsOf(name)
    expect(hidden.map(grant => grant.split(' ')[0]).sort()).toEqual(Object.keys(USED_BY_LAMBDA_ITSELF).sort())
    for (const grant of hidden)
      expect(
        own.some(end => grant.endsWith(end)),
        grant,
      ).toBe(true)
  })
})
