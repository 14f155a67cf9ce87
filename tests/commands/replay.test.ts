import { readFileSync } from 'node:fs'
import { SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { listDeadLetterQueues } from '../../functions/commands/dead-letter-queues.ts'
import { replay } from '../../functions/commands/replay.ts'
import { replayQueue } from '../../functions/commands/replay-queue.ts'
import { status } from '../../functions/commands/status.ts'
import { operatorSettings } from '../../infra/local/operator.ts'
import type { QueueServerOptions } from '../../infra/local/queue-server.ts'
import { auditTrail } from '../../shared/store/audit.ts'
import { startQueues } from '../given/local-queues.ts'
import { startTable } from '../given/local-table.ts'
import { sampleBoard, sampleBoardFile } from '../given/sample-board.ts'

const BOARD = 'cambridgeshire'
const FILE = sampleBoard()
const TASK = JSON.stringify({ kind: 'daily-checks', scheduledFor: '2018-05-03T06:00:00Z' })

let table: Awaited<ReturnType<typeof startTable>>
let server: Awaited<ReturnType<typeof startQueues>>
let output = ''
let errorOutput = ''
beforeAll(async () => {
  table = await startTable()
})
afterAll(() => table.stop())
beforeEach(() => {
  output = errorOutput = ''
  vi.spyOn(process.stdout, 'write').mockImplementation(text => ((output += String(text)), true))
  vi.spyOn(process.stderr, 'write').mockImplementation(text => ((errorOutput += String(text)), true))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  await server.stop()
})

async function start(options: Parameters<typeof startQueues>[1] = {}, board = BOARD): Promise<void> {
  server = await startQueues(board, options)
  for (const [name, value] of Object.entries({
    AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
    AWS_ENDPOINT_URL_SQS: server.endpoint,
    AWS_REGION: 'eu-west-2',
    AWS_ACCESS_KEY_ID: 'operator',
    AWS_SECRET_ACCESS_KEY: 'local',
    TABLE_NAME: table.name,
    BOARDPACK_BOARD: sampleBoardFile,
  }))
    vi.stubEnv(name, value)
}

const byClerk = ['--by', 'executive-support-officer', '--because', 'the heading is fixed']
const decisions = async () =>
  (await auditTrail(table.table).list()).map(({ who: by, what, about, because }) => [by, what, about, because])

/** Everything but these actions. */
const allExcept =
  (...actions: string[]): QueueServerOptions['isAllowed'] =>
  ({ action }) =>
    !actions.includes(action.replace('sqs:', ''))

describe('failed messages', () => {
  test('are replayed from the queue named, and recorded with who, why and how many', async () => {
    await start()
    server.put('cambridgeshire-receive-drop-dead-letters', 'one')
    server.put('cambridgeshire-receive-drop-dead-letters', 'two')
    server.put('cambridgeshire-send-pack-dead-letters', 'three')
    expect([await replay(['receive-drop', ...byClerk]), errorOutput]).toEqual([0, ''])
    expect(output).toBe('receive-drop: 2 messages replayed by Executive Support Officer: the heading is fixed\n')
    expect(server.deadLetters()).toEqual({ 'send-pack': 1 })
    expect(server.waitingIn('cambridgeshire-receive-drop')).toEqual(['one', 'two'])
    expect((await decisions()).at(-1)).toEqual([
      'executive-support-officer',
      'replayed 2 messages',
      'cambridgeshire-receive-drop-dead-letters',
      'the heading is fixed',
    ])
  })

  test('are replayed from every queue when none is named, each to its own destination', async () => {
    await start()
    server.put('cambridgeshire-compute-indicators-dead-letters', 'figures')
    server.put('cambridgeshire-schedules-dead-letters', TASK)
    server.put('cambridgeshire-lost-delivery-notices', 'notice')
    expect([await replay(byClerk), errorOutput]).toEqual([0, ''])
    expect(output).toBe(
      [
        'compute-indicators: 1 message replayed by Executive Support Officer: the heading is fixed',
        'schedules: 1 message replayed by Executive Support Officer: the heading is fixed',
        'lost-delivery-notices: 1 message replayed by Executive Support Officer: the heading is fixed\n',
      ].join('\n'),
    )
    expect(server.deadLetters()).toEqual({})
    expect(server.waitingIn('cambridgeshire-compute-indicators')).toEqual(['figures'])
    expect(server.waitingIn('cambridgeshire-daily-checks')).toEqual([TASK])
    expect(server.waitingIn('cambridgeshire-track-delivery')).toEqual(['notice'])
    expect((await decisions()).slice(-3).map(([, what, about]) => [what, about])).toEqual([
      ['replayed 1 message', 'cambridgeshire-compute-indicators-dead-letters'],
      ['replayed 1 message', 'cambridgeshire-schedules-dead-letters'],
      ['replayed 1 message', 'cambridgeshire-lost-delivery-notices'],
    ])
  })

  test('are none: that is printed and not recorded', async () => {
    await start()
    server.put('cambridgeshire-send-pack-dead-letters', 'three')
    const before = await decisions()
    expect(await replay(['schedules-dead-letters', ...byClerk])).toBe(0)
    expect(await replay(['cambridgeshire-lost-delivery-notices', ...byClerk])).toBe(0)
    await server.stop()
    await start()
    expect(await replay(byClerk)).toBe(0)
    expect(output).toBe(
      'There are no failed messages in cambridgeshire-schedules-dead-letters.\nThere are no failed messages in cambridgeshire-lost-delivery-notices.\nThere are no failed messages.\n',
    )
    expect(await decisions()).toEqual(before)
  })

  test('are reported and recorded as far as the replay went, when some are left', async () => {
    await start()
    for (let i = 0; i < 12; i++) server.put('cambridgeshire-schedules-dead-letters', i === 5 ? 'tea' : TASK)
    await expect(replay(byClerk)).rejects.toThrow(
      'schedules: 11 messages replayed by Executive Support Officer: the heading is fixed; schedules: 1 message is not a task of this board and was not moved',
    )
    expect(server.deadLetters()).toEqual({ schedules: 1 })
    expect(server.waitingIn('cambridgeshire-daily-checks')).toHaveLength(11)
    expect((await decisions()).at(-1)![1]).toBe('replayed 11 messages')
  })

  test('are never lost: a message leaves its queue only once it is in the next', async () => {
    await start({ isAllowed: allExcept('SendMessage') })
    server.put('cambridgeshire-schedules-dead-letters', TASK)
    await expect(replay(byClerk)).rejects.toThrow(
      /^schedules: User: .+ is not authorized to perform: sqs:SendMessage on/,
    )
    expect(server.deadLetters()).toEqual({ schedules: 1 })
    await server.stop()
    await start({ isAllowed: allExcept('DeleteMessage') })
    server.put('cambridgeshire-schedules-dead-letters', TASK)
    await expect(replay(byClerk)).rejects.toThrow(
      /^schedules: User: .+ is not authorized to perform: sqs:DeleteMessage on/,
    )
    expect(server.deadLetters()).toEqual({ schedules: 1 })
    expect(server.waitingIn('cambridgeshire-daily-checks')).toEqual([TASK])
  })

  test('are not moved when the caller may not move them', async () => {
    await start({ isAllowed: allExcept('StartMessageMoveTask') })
    server.put('cambridgeshire-send-pack-dead-letters', 'three')
    await expect(replay(byClerk)).rejects.toThrow(
      /^send-pack: User: .+ is not authorized to perform: sqs:StartMessageMoveTask on/,
    )
    expect(server.deadLetters()).toEqual({ 'send-pack': 1 })
  })
})

test('the permissions an operator needs are those that README names, on the queues that it names', async () => {
  const used = new Map<string, Set<string>>()
  await start({
    onCall({ action, resource }) {
      const kind = /:\*$/.test(resource)
        ? '*'
        : /-dead-letters$|-lost-delivery-notices$/.test(resource)
          ? 'dead-letter'
          : 'work'
      used.set(action, (used.get(action) ?? new Set()).add(kind))
      return undefined
    },
  })
  await status([])
  expect([...used.keys()].sort()).toEqual(['sqs:GetQueueAttributes', 'sqs:ListQueues'])
  server.put('cambridgeshire-send-pack-dead-letters', 'one')
  server.put('cambridgeshire-schedules-dead-letters', TASK)
  expect(await replay(byClerk)).toBe(0)
  expect(Object.fromEntries([...used].map(([action, kinds]) => [action, [...kinds].join()]))).toEqual({
    'sqs:ListQueues': '*',
    'sqs:GetQueueAttributes': 'dead-letter',
    'sqs:StartMessageMoveTask': 'dead-letter',
    'sqs:ListMessageMoveTasks': 'dead-letter',
    'sqs:ReceiveMessage': 'dead-letter',
    'sqs:DeleteMessage': 'dead-letter',
    'sqs:SendMessage': 'work',
  })
  const readme = readFileSync('README.md', 'utf8')
  for (const action of used.keys()) expect(readme).toContain(`\`${action}\``)
})

describe('a slow move', () => {
  let move: () => void = () => undefined
  async function replaySlowly(pause: () => Promise<unknown>) {
    await start({ deferMove: begin => (move = begin) })
    server.put('cambridgeshire-send-pack-dead-letters', 'one')
    const client = new SQSClient(operatorSettings(server.endpoint))
    const queue = (await listDeadLetterQueues(client, FILE)).find(({ name }) => name === 'send-pack')!
    const first = await replayQueue(client, FILE, queue, pause)
    return { client, queue, first }
  }

  test('is waited for, and not confused with the one before', async () => {
    let pauses = 0
    const pause = () => {
      pauses += 1
      if (pauses % 3 === 0) move()
      return Promise.resolve()
    }
    const { client, queue, first } = await replaySlowly(pause)
    expect([first, pauses]).toEqual([{ moved: 1, fault: null, isStillMoving: false }, 3])
    server.put('cambridgeshire-send-pack-dead-letters', 'two')
    server.put('cambridgeshire-send-pack-dead-letters', 'three')
    expect([await replayQueue(client, FILE, queue, pause), pauses]).toEqual([
      { moved: 2, fault: null, isStillMoving: false },
      6,
    ])
    client.destroy()
  })

  test('is not waited for for ever', async () => {
    const { client, queue, first } = await replaySlowly(() => Promise.resolve())
    expect(first).toEqual({
      moved: 0,
      fault: 'the move is still running; boardpack status says how much is left',
      isStillMoving: true,
    })
    expect(await replayQueue(client, FILE, queue, () => Promise.resolve())).toEqual({
      moved: 0,
      fault: 'There is already a task running.',
      isStillMoving: false,
    })
    client.destroy()
  })
})

test('a started move is recorded even when its end cannot be seen', async () => {
  let isBegun = false
  await start({
    isAllowed({ action }) {
      isBegun ||= action === 'sqs:StartMessageMoveTask'
      return !isBegun || action !== 'sqs:ListMessageMoveTasks'
    },
  })
  server.put('cambridgeshire-send-pack-dead-letters', 'one')
  await expect(replay(byClerk)).rejects.toThrow(
    /^send-pack: User: .+ is not authorized to perform: sqs:ListMessageMoveTasks on/,
  )
  expect((await decisions()).at(-1)).toEqual([
    'executive-support-officer',
    'began to replay 1 message',
    'cambridgeshire-send-pack-dead-letters',
    'the heading is fixed',
  ])
})

describe('what cannot be done says why in one line', () => {
  const usage =
    'usage: boardpack replay [FUNCTION] --by ROLE --because WORDS --table NAME --board FILE [--stack NAME]\n'
  const names =
    'receive-drop, compute-indicators, publish-pack, typeset-pack, send-pack, publish-site, daily-checks, track-delivery, schedules, lost-delivery-notices'
  test.each<[string, string[], string]>([
    ['nobody said to want it', ['--because', 'fixed'], `replay: missing: --by ROLE; ${usage}`],
    ['two names', ['send-pack', 'receive-drop', ...byClerk], `replay: unexpected argument "receive-drop"; ${usage}`],
    [
      'an unknown flag',
      ['--tea', ...byClerk],
      'replay: unknown option "--tea"; allowed: --by, --because, --table, --stack, --board\n',
    ],
    ['no reason', ['--by', 'executive-support-officer'], `replay: missing: --because WORDS; ${usage}`],
    [
      'an unknown role',
      ['--by', 'executive-suport-officer', '--because', 'fixed'],
      'replay: --by is "executive-suport-officer", which is not a role in the board’s file; did you mean "executive-support-officer"?\n',
    ],
    [
      'a role that may not',
      ['--by', 'chief-constable', '--because', 'fixed'],
      'replay: Chief Constable may not replay; allowed: executive-support-officer, head-of-business-development\n',
    ],
    [
      'a mistyped function',
      ['recieve-drop', ...byClerk],
      `replay: unknown queue "recieve-drop"; allowed: ${names}; did you mean "receive-drop"?\n`,
    ],
    [
      'a mistyped queue',
      ['cambridgeshire-schedule-dead-letters', ...byClerk],
      `replay: unknown queue "cambridgeshire-schedule-dead-letters"; allowed: ${names}; did you mean "cambridgeshire-schedules-dead-letters"?\n`,
    ],
    ['no such table', ['--table', 'tea', ...byClerk], 'replay: there is no table tea\n'],
  ])('%s', async (_, args, line) => {
    await start()
    server.put('cambridgeshire-send-pack-dead-letters', 'three')
    expect(await replay(args)).toBe(2)
    expect([output, errorOutput]).toEqual(['', line])
    expect(server.deadLetters()).toEqual({ 'send-pack': 1 })
  })

  test('no table', async () => {
    await start()
    vi.stubEnv('TABLE_NAME', '')
    const missing = 'missing: --table NAME (or --stack, or TABLE_NAME in the environment)'
    expect([await replay(byClerk), errorOutput]).toEqual([2, `replay: ${missing}; ${usage}`])
    errorOutput = ''
    expect([await status([]), errorOutput]).toEqual([
      2,
      `status: ${missing}; usage: boardpack status --table NAME [--stack NAME] [--board FILE]\n`,
    ])
  })

  test('the board has no queues', async () => {
    await start({}, 'south')
    expect(await replay(byClerk)).toBe(2)
    expect(errorOutput).toBe(
      'replay: the board cambridgeshire has no queues in this account and region; --board FILE names another board\n',
    )
  })
})

describe('status', () => {
  test('lists failed messages, including those being read, and is clear once they are replayed', async () => {
    await start()
    server.put('cambridgeshire-receive-drop-dead-letters', 'one')
    server.put('cambridgeshire-receive-drop-dead-letters', 'two')
    server.waitingIn('cambridgeshire-receive-drop-dead-letters')
    expect(await status(['--table', table.name])).toBe(3)
    expect(output.split('\n').slice(1)).toEqual([
      'receive-drop: 2 messages failed, in cambridgeshire-receive-drop-dead-letters. Who is affected: a supplier whose file has no receipt yet. Once the cause is fixed: boardpack replay receive-drop',
      '',
    ])
    expect(await replay(byClerk)).toBe(0)
    output = ''
    expect([await status([]), errorOutput]).toEqual([0, ''])
    expect(output.split('\n').slice(1)).toEqual(['Nothing needs attention.', ''])
  })

  test('says so in a line when the caller has no right to the queues', async () => {
    await start({ isAllowed: () => false })
    expect(await status(['--table', table.name])).toBe(3)
    expect(output.split('\n').slice(1)).toEqual([
      expect.stringMatching(
        /^Failed messages are not known: User: .+ is not authorized to perform: sqs:ListQueues on resource: [^\n]+$/,
      ),
      '',
    ])
  })

  test('says so in a line when the board has no queues here', async () => {
    await start({}, 'cambridgeshire-north')
    expect([await status(['--table', table.name]), errorOutput]).toEqual([3, ''])
    expect(output.split('\n').slice(1)).toEqual([
      'Failed messages are not known: the board cambridgeshire has no queues in this account and region; --board FILE names another board',
      '',
    ])
  })

  test.each([
    [['--table', 'tea'], 'status: there is no table tea\n'],
    [['--tea'], 'status: unknown option "--tea"; allowed: --table, --stack, --board\n'],
    [
      ['tea'],
      'status: unexpected argument "tea"; usage: boardpack status --table NAME [--stack NAME] [--board FILE]\n',
    ],
    [['--table', 'tea', '--board', 'none.yaml'], 'status: cannot read none.yaml: there is no such file\n'],
  ])('cannot be asked for %s', async (args, line) => {
    await start()
    expect([await status(args), errorOutput]).toEqual([2, line])
  })
})
