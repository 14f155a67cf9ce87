import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { replay } from '../../functions/commands/replay.ts'
import { status } from '../../functions/commands/status.ts'
import { writeResults } from '../../functions/commands/write-results.ts'
import type { ServiceCall } from '../../infra/local/fault-proxy.ts'
import type { LocalStack } from '../../infra/local/local-stack.ts'
import { operatorSettings } from '../../infra/local/operator.ts'
import { type PreparedBoard, prepareBoard } from '../../infra/local/prepare-board.ts'
import { startLocalStack } from '../../infra/local/start-local-stack.ts'
import { auditTrail } from '../../shared/store/audit.ts'
import { packRunRepository } from '../../shared/store/pack-runs.ts'
import { openTable } from '../../shared/store/table.ts'
import { historyDrop, loadTestBoard, monthDrop } from '../given/two-indicators.ts'
import { captureCommandOutput, restoreCommandOutput } from './operator-session.ts'
import { readExports } from './read-exports.ts'

/* A function fails until its messages are in the dead-letter queue; fixed and replayed, all ends as if nothing had happened. */

const source = { file: 'two-indicators', ...loadTestBoard({ approval: false }) }
const folder = mkdtempSync(join(tmpdir(), 'boardpack-test-'))
const boardFile = join(folder, 'board.yaml')
const PACK_DUE = '2018-05-03T15:00:00Z'
const RUN = 'paper-2018-05-10'

let prepared: PreparedBoard
let stack: LocalStack
let output: string[] = []
/** The function that dies at whatever it asks of a service. */
let crashingFunction: string | null = null
beforeAll(async () => {
  writeFileSync(boardFile, source.text)
  prepared = await prepareBoard(source, '2018-05-01')
})
afterEach(async () => {
  restoreCommandOutput()
  await stack.stop()
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await prepared.dispose()
})

async function start(clock: string): Promise<void> {
  stack = await startLocalStack({
    board: prepared,
    clock,
    onCall: ({ caller }: ServiceCall) => (caller === crashingFunction ? 'crash-before' : undefined),
  })
  output = captureCommandOutput(stack)
}

const runStatus = async () => {
  output.length = 0
  const exit = await status(['--board', boardFile])
  // the board's meetings of 2018 are over by the clock of any machine
  const lines = output.join('').split('\n').slice(1, -1)
  return { exit, lines: lines.filter(line => !line.startsWith('The last meeting in the board’s file')) }
}
const runReplay = async (...args: string[]) => {
  output.length = 0
  const exit = await replay([...args, '--by', 'clerk', '--because', 'it is fixed', '--board', boardFile])
  return { exit, said: output.join('') }
}

async function known() {
  const client = new DynamoDBClient(operatorSettings(stack.endpoints.dynamodb))
  const table = openTable(client, stack.tableName)
  const [run, trail] = [await packRunRepository(table).find(RUN), await auditTrail(table).list()]
  client.destroy()
  return { state: run?.state, trail: trail.map(({ who, what, about, because }) => [who, what, about, because]) }
}

async function exportsAs(name: string) {
  await writeResults(join(folder, name), stack, source.board, '2018-05-03')
  return readExports(join(folder, name))
}

async function putFigures(): Promise<void> {
  await stack.putDrop('indicators', 'history.csv', historyDrop())
  await stack.drain()
  await stack.putDrop('indicators', 'march.csv', monthDrop('2018-03', { burglary: 210, robbery: 61 }))
  await stack.drain()
}

test('failed messages are listed, replayed after a fix, and end as if nothing had failed', async () => {
  await start('2018-05-02T23:00:00Z')
  await putFigures()
  await stack.fireSchedulesUntil(PACK_DUE)
  expect(await runStatus()).toEqual({ exit: 0, lines: ['Nothing needs attention.'] })
  const calm = await exportsAs('calm')
  expect((await known()).state).toBe('issued')
  restoreCommandOutput()
  await stack.stop()

  await start('2018-05-02T23:00:00Z')
  crashingFunction = 'receive-drop'
  await putFigures()
  expect(await runStatus()).toEqual({
    exit: 3,
    lines: [
      'receive-drop: 2 messages failed, in test-board-receive-drop-dead-letters. Who is affected: a supplier whose file has no receipt yet. Once the cause is fixed: boardpack replay receive-drop',
    ],
  })
  crashingFunction = null
  expect(await runReplay('receive-drop')).toEqual({
    exit: 0,
    said: 'receive-drop: 2 messages replayed by Clerk: it is fixed\n',
  })
  await stack.drain()

  crashingFunction = 'publish-pack'
  await stack.fireSchedulesUntil(PACK_DUE)
  const { exit, lines } = await runStatus()
  expect([exit, lines]).toEqual([
    3,
    [
      'publish-pack: 1 message failed, in test-board-publish-pack-dead-letters. Who is affected: the members of the board: a pack that is due has not been built. Once the cause is fixed: boardpack replay publish-pack',
    ],
  ])
  expect((await known()).state).toBeUndefined()
  // not fixed yet: the message comes back to where it was
  expect((await runReplay()).exit).toBe(0)
  await stack.drain()
  expect((await runStatus()).lines).toEqual(lines)
  crashingFunction = null
  expect(await runReplay('test-board-publish-pack-dead-letters')).toEqual({
    exit: 0,
    said: 'publish-pack: 1 message replayed by Clerk: it is fixed\n',
  })
  await stack.drain()

  expect(await runStatus()).toEqual({ exit: 0, lines: ['Nothing needs attention.'] })
  expect(stack.deadLetters()).toEqual([])
  expect(await runReplay()).toEqual({ exit: 0, said: 'There are no failed messages.\n' })
  const { state, trail } = await known()
  expect(state).toBe('issued')
  expect(trail.filter(([, what]) => what?.startsWith('replayed'))).toEqual([
    ['clerk', 'replayed 2 messages', 'test-board-receive-drop-dead-letters', 'it is fixed'],
    ['clerk', 'replayed 1 message', 'test-board-publish-pack-dead-letters', 'it is fixed'],
    ['clerk', 'replayed 1 message', 'test-board-publish-pack-dead-letters', 'it is fixed'],
  ])
  expect(calm['ledger.csv']!.length).toBeGreaterThan(2)
  expect(await exportsAs('replayed')).toEqual(calm)
})

test('a pack whose schedule never reached its function is built as at the time it was due', async () => {
  await start('2018-05-03T15:20:00Z')
  await putFigures()
  const client = new SQSClient(operatorSettings(stack.endpoints.sqs))
  const task = { kind: 'pack', pack: 'paper', meeting: '2018-05-10', scheduledFor: '2018-05-03T15:21:00Z' }
  await client.send(
    new SendMessageCommand({
      QueueUrl: `${stack.endpoints.sqs}/000000000000/test-board-schedules-dead-letters`,
      MessageBody: JSON.stringify({ QueueUrl: 'gone', MessageBody: JSON.stringify(task) }),
    }),
  )
  client.destroy()
  expect(stack.deadLetters()).toMatchObject([{ queue: 'test-board-schedules-dead-letters' }])
  expect(await runStatus()).toEqual({
    exit: 3,
    lines: [
      'schedules: 1 message failed, in test-board-schedules-dead-letters. Who is affected: the members of the board, if the task was a pack; otherwise owners of actions and suppliers. Once the cause is fixed: boardpack replay schedules',
    ],
  })
  expect(await runReplay('schedules')).toEqual({
    exit: 0,
    said: 'schedules: 1 message replayed by Clerk: it is fixed\n',
  })
  await stack.drain()
  expect((await known()).state).toBe('issued')
  expect(await runStatus()).toEqual({ exit: 0, lines: ['Nothing needs attention.'] })
})

test('a function may do none of it', async () => {
  await start('2018-05-02T23:00:00Z')
  for (const name of ['receive-drop', 'send-pack']) {
    const settings = operatorSettings(stack.endpoints.sqs)
    const client = new SQSClient({ ...settings, credentials: { ...settings.credentials, accessKeyId: name } })
    const QueueUrl = `${stack.endpoints.sqs}/000000000000/test-board-${name}`
    await expect(client.send(new SendMessageCommand({ QueueUrl, MessageBody: '{}' }))).rejects.toThrow(
      `because no identity-based policy allows the sqs:SendMessage action`,
    )
    client.destroy()
  }
})
