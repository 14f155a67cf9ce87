import { ListQueuesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { runCommandLine } from '../../functions/commands/index.ts'
import { parsePackRequest } from '../../functions/edge/events.ts'
import type { PackRunRecord } from '../../shared/packs/model/pack-run.ts'
import { sampleBoard } from '../given/sample-board.ts'

const board = sampleBoard()
const [by] = board.lists[board.board.administrators]!
const queues = mockClient(SQSClient)
const table = mockClient(DynamoDBDocumentClient)
const sts = mockClient(STSClient)
const ARN = 'arn:aws:sts::123456789012:assumed-role/administrators/j.smith'
const URL = 'https://sqs.eu-west-2.amazonaws.com/123456789012/cambridgeshire-publish-pack'

let [out, err] = ['', '']
// other files share the process and its clients
afterAll(() => {
  queues.restore()
  table.restore()
  sts.restore()
})

beforeEach(() => {
  ;[out, err] = ['', '']
  vi.spyOn(process.stdout, 'write').mockImplementation(text => ((out += String(text)), true))
  vi.spyOn(process.stderr, 'write').mockImplementation(text => ((err += String(text)), true))
  vi.stubEnv('AWS_REGION', 'eu-west-2')
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAIOSFODNN7EXAMPLE')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret')
  sts.on(GetCallerIdentityCommand).resolves({ Account: '123456789012', Arn: ARN, UserId: 'AROA:j.smith' })
  queues.on(ListQueuesCommand).resolves({ QueueUrls: [URL] })
  queues.on(SendMessageCommand).resolves({})
  table.on(GetCommand).resolves({})
  table.on(QueryCommand).resolves({ Items: [] })
  table.on(PutCommand).resolves({})
})
afterEach(() => {
  queues.reset()
  table.reset()
  sts.reset()
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

const make = (...args: string[]) =>
  runCommandLine([
    'make',
    ...args,
    '--because',
    'added late',
    '--table',
    'records',
    '--board',
    'boards/cambridgeshire.yaml',
  ])
const sent = () => queues.commandCalls(SendMessageCommand).map(({ args: [{ input }] }) => input)

describe('make', () => {
  test('puts into the queue of publish-pack what the schedule would have put there, and records who asked', async () => {
    expect(await make('performance', '2018-05-10', '--by', by!)).toBe(0)
    expect(out).toContain('performance-2018-05-10 is being made')
    const [{ QueueUrl, MessageBody } = {}] = sent()
    expect(QueueUrl).toBe(URL)
    expect(parsePackRequest(JSON.parse(MessageBody!))).toMatchObject([
      { kind: 'due', pack: 'performance', meeting: '2018-05-10' },
    ])
    const [entry] = table.commandCalls(PutCommand).map(({ args: [{ input }] }) => input.Item)
    expect(entry).toMatchObject({ who: by, what: 'had made', about: 'performance-2018-05-10', because: 'added late' })
    expect(entry).toMatchObject({ caller: ARN })
  })

  test('says when a pack that is made early would have been made', async () => {
    expect(await make('performance', '2018-05-10', '--by', by!)).toBe(0)
    expect(out).not.toContain('Its own time')
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2018-05-02T09:00:00Z') })
    expect(await make('performance', '2018-05-10', '--by', by!)).toBe(0)
    expect(out).toContain('Its own time is Thursday 3 May 2018 at 16:00; it is not made again then.')
  })

  test('is refused, and leaves nothing behind, where nobody can say whose credentials they are', async () => {
    sts.on(GetCallerIdentityCommand).rejects(new Error('The security token included in the request is expired'))
    expect(await make('performance', '2018-05-10', '--by', by!)).toBe(1)
    expect(err).toContain('make: The security token included in the request is expired')
    expect(table.commandCalls(PutCommand)).toEqual([])
    expect(sent()).toEqual([])
  })

  test.each([
    [
      'a pack that was made already',
      ['performance', '2018-05-10'],
      'performance-2018-05-10 has been made already (held)',
    ],
    ['a pack that is not in the file', ['performence', '2018-05-10'], 'did you mean "performance"?'],
    ['a meeting that is not in the file', ['performance', '2018-05-11'], 'has no meeting on 2018-05-11'],
  ])('refuses %s, and sends nothing', async (_, words, reason) => {
    const run: PackRunRecord = {
      ...{ run: 'performance-2018-05-10', pack: 'performance', meeting: '2018-05-10', version: 1, state: 'held' },
      ...{ scheduledFor: '2018-05-03T15:00:00Z', asKnownAt: '2018-05-03T15:00:00Z', drops: [], reasons: [] },
    }
    table.on(GetCommand).resolves({ Item: run as unknown as Record<string, unknown> })
    expect(await make(...words, '--by', by!)).toBe(2)
    expect(err).toContain(reason)
    expect(sent()).toEqual([])
  })

  test('refuses a role that may not release the pack', async () => {
    const member = board.roles.find(({ id }) => id === 'performance-analyst')!
    expect(await make('performance', '2018-05-10', '--by', member.id)).toBe(2)
    expect(err).toContain(`${member.title} may not have performance-2018-05-10 made`)
    expect(sent()).toEqual([])
  })
})
