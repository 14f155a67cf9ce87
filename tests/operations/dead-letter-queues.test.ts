import { describe, expect, it } from 'vitest'
import { plannedPacks } from '../../shared/config/plan.ts'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import {
  deadLetterQueues,
  describeMoveFailure,
  describeUnrecognised,
  findDeadLetterQueue,
  routeMessage,
} from '../../shared/operations/dead-letter-queues.ts'

import { sampleBoard } from '../given/sample-board.ts'
import { loadTestBoard } from '../given/two-indicators.ts'

/** A board that asks for no optional function. */
const north = { ...sampleBoard(), board: { ...sampleBoard().board, id: 'north' } }

describe('a queue by its name', () => {
  it.each([
    ['receive-drop', 'north-receive-drop-dead-letters'],
    ['receive-drop-dead-letters', 'north-receive-drop-dead-letters'],
    ['north-receive-drop-dead-letters', 'north-receive-drop-dead-letters'],
    ['schedules', 'north-schedules-dead-letters'],
    ['schedules-dead-letters', 'north-schedules-dead-letters'],
    ['lost-delivery-notices', 'north-lost-delivery-notices'],
    ['north-lost-delivery-notices', 'north-lost-delivery-notices'],
  ])('%s is %s', (typed, queueName) => {
    expect(findDeadLetterQueue(north, typed)?.queueName).toBe(queueName)
  })

  it.each(['north-receive-drop', 'south-receive-drop-dead-letters', 'recieve-drop', ''])('%s is none', typed => {
    expect(findDeadLetterQueue(north, typed)).toBeNull()
  })

  it('has a unique name', () => {
    const queues = deadLetterQueues(north)
    for (const queue of queues)
      for (const name of [queue.name, queue.queueName, queue.queueName.slice('north-'.length)])
        expect(findDeadLetterQueue(north, name)).toEqual(queue)
  })
})

it('there is a queue for an optional function only on a board that asks for it', () => {
  const optional = ['receive-mail', 'post-webhook']
  const optionalOf = (board: BoardFile) =>
    deadLetterQueues(board)
      .map(({ name }) => name)
      .filter(name => optional.includes(name))
  expect(optionalOf(north)).toEqual([])
  expect(findDeadLetterQueue(north, 'receive-mail')).toBeNull()
  const receiving = { domain: 'in.north.example', identity: 'create' as const }
  expect(optionalOf({ ...north, mail: { ...north.mail, receiving } })).toEqual(['receive-mail'])
})

describe('a message that never reached a queue', () => {
  const pack = JSON.stringify({
    kind: 'pack',
    pack: 'performance',
    meeting: '2018-05-10',
    scheduledFor: '2018-05-03T15:00:00Z',
  })
  const daily = JSON.stringify({ kind: 'daily-checks', scheduledFor: '2018-05-03T06:00:00Z' })

  it('goes to the function that its schedule asks', () => {
    expect(routeMessage('schedules', pack)).toEqual({ to: 'publish-pack', body: pack })
    expect(routeMessage('schedules', daily)).toEqual({ to: 'daily-checks', body: daily })
  })

  it('is found in the request that Scheduler could not make', () => {
    const request = JSON.stringify({ QueueUrl: 'https://queue.example/1/north-publish-pack', MessageBody: pack })
    expect(routeMessage('schedules', request)).toEqual({ to: 'publish-pack', body: pack })
  })

  it('is a notice whatever is in it: the function that keeps the ledger says what it cannot read', () => {
    expect(routeMessage('lost-delivery-notices', '{"detail":1}')).toEqual({
      to: 'track-delivery',
      body: '{"detail":1}',
    })
  })

  it.each(['', 'no JSON', '[]', '{"kind":"tea"}', '{"kind":"pack"}', '{"MessageBody":"{}"}'])(
    'of a schedule is not moved when it is not a task: %s',
    body => {
      expect(routeMessage('schedules', body)).toBeNull()
    },
  )
})

describe('what was not replayed is reported', () => {
  it('as messages that are not tasks', () => {
    expect([0, 1, 2].map(describeUnrecognised)).toEqual([
      null,
      '1 message is not a task of this board and was not moved',
      '2 messages are not tasks of this board and were not moved',
    ])
  })

  it.each([
    ['COMPLETED', undefined, null],
    ['FAILED', 'the queue was deleted', 'the move failed: the queue was deleted'],
    ['FAILED', undefined, 'the move failed: no reason was given'],
    ['CANCELLED', undefined, 'the move was cancelled before it was done'],
  ])('of a move that is %s', (status, reason, says) => {
    expect(describeMoveFailure(status, reason)).toBe(says)
  })
})

it('routes a task whose message cannot be read by its schedule, which the attributes name', () => {
  const { board } = loadTestBoard({ approval: false })
  const [planned] = plannedPacks(board)
  const { pack, meeting, instant, name } = planned!
  const arn = (schedule: string) => `arn:aws:scheduler:eu-west-2:123456789012:schedule/${board.board.id}/${schedule}`
  const route = (body: string, scheduleArn?: string, scheduledFor?: string) =>
    routeMessage('schedules', body, board, { scheduleArn, scheduledFor })
  const task = (scheduledFor: string) => ({
    to: 'publish-pack',
    body: JSON.stringify({ kind: 'pack', pack, meeting, scheduledFor }),
  })
  expect(route('', arn(name), '2018-05-03T15:00:00Z')).toEqual(task('2018-05-03T15:00:00Z'))
  expect(route('{"error": "truncated', arn(name))).toEqual(task(instant))
  expect(route('[]', arn('daily-checks'), '2018-05-03T06:00:00Z')).toEqual({
    to: 'daily-checks',
    body: '{"kind":"daily-checks","scheduledFor":"2018-05-03T06:00:00Z"}',
  })
  expect(route('', arn('pack-of-another-board'), '2018-05-03T15:00:00Z')).toBeNull()
  expect(route('')).toBeNull()
})
