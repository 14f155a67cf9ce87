import * as z from 'zod'
import { plannedPacks } from '../config/plan.ts'
import type { BoardFile } from '../config/schema/index.ts'
import { countNoun } from '../document/count-words.ts'
import { type DeadLetterSource, IMPACTS } from './alarm-texts.ts'
import { type FunctionName, queuedFunctions } from './function-names.ts'

/** A dead-letter queue. */
export interface DeadLetterQueue {
  readonly name: DeadLetterSource
  /** `cambridgeshire-receive-drop-dead-letters`. */
  readonly queueName: string
}

export interface DeadLetterCount extends DeadLetterQueue {
  readonly messages: number
}

/** The failed messages, or why they cannot be known. */
export type DeadLetterStatus = { readonly queues: readonly DeadLetterCount[] } | { readonly unknown: string }

/** The queue that feeds a function. */
export const workQueueName = (board: string, name: FunctionName) => `${board}-${name}`

/** Every dead-letter queue that a board's stack has: one for each of its functions with a queue, and two of messages that reached none. */
export function deadLetterQueues(file: BoardFile): DeadLetterQueue[] {
  const board = file.board.id
  return [
    ...queuedFunctions(file).map(name => ({ name, queueName: `${workQueueName(board, name)}-dead-letters` })),
    { name: 'schedules', queueName: `${board}-schedules-dead-letters` },
    { name: 'lost-delivery-notices', queueName: `${board}-lost-delivery-notices` },
  ]
}

/**
 * The queue with a name as typed: with or without the board's id, or by the name of its function; null when there is
 * none.
 */
export function findDeadLetterQueue(file: BoardFile, typed: string): DeadLetterQueue | null {
  const isNamed = ({ name, queueName }: DeadLetterQueue) =>
    [name, queueName, queueName.slice(file.board.id.length + 1)].includes(typed)
  return deadLetterQueues(file).find(isNamed) ?? null
}

/** A line for each queue with failed messages: how many, whose, who is affected and how to replay them. */
export function describeDeadLetters(known: DeadLetterStatus): string[] {
  if ('unknown' in known) return [`Failed messages are not known: ${known.unknown}`]
  return known.queues
    .filter(({ messages }) => messages > 0)
    .map(
      ({ name, queueName, messages }) =>
        `${name}: ${countNoun(messages, 'message')} failed, in ${queueName}. Who is affected: ${IMPACTS[name].affects} Once the cause is fixed: boardpack replay ${name}`,
    )
}

/** A failed message as it should be sent on. */
export interface RoutedMessage {
  readonly to: FunctionName
  readonly body: string
}

/** Dead-letter queues of messages that never reached a function's queue. */
export type UnroutedSource = Exclude<DeadLetterSource, FunctionName>

export const isUnroutedSource = (name: DeadLetterSource): name is UnroutedSource =>
  name === 'schedules' || name === 'lost-delivery-notices'

/** What Scheduler says about a hand-over that failed, in the attributes of the message. */
export interface FailedHandOver {
  /** `SCHEDULE_ARN`: ends in the schedule's name. */
  readonly scheduleArn: string | undefined
  /** `SCHEDULED_TIME`: when the task was due, an ISO instant. */
  readonly scheduledFor: string | undefined
}

/**
 * Where such a message goes; null when this board's schedules do not send it. Its body may be the task, the request that
 * Scheduler could not make, or anything else: then the task is that of the schedule named in its attributes.
 */
export function routeMessage(
  name: UnroutedSource,
  body: string,
  board?: BoardFile,
  handOver?: FailedHandOver,
): RoutedMessage | null {
  if (name === 'lost-delivery-notices') return { to: 'track-delivery', body }
  return readTask(body) ?? readTask(readRequest(body)) ?? (board && handOver ? planTask(board, handOver) : null)
}

/** The task of a schedule, as the board's plan has it. */
function planTask(board: BoardFile, { scheduleArn, scheduledFor }: FailedHandOver): RoutedMessage | null {
  const schedule = scheduleArn?.split('/').at(-1)
  if (schedule === 'daily-checks')
    return scheduledFor === undefined ? null : readTask(JSON.stringify({ kind: 'daily-checks', scheduledFor }))
  const event = plannedPacks(board).find(({ name }) => name === schedule)
  if (event === undefined) return null
  const { pack, meeting, instant } = event
  return readTask(JSON.stringify({ kind: 'pack', pack, meeting, scheduledFor: scheduledFor ?? instant }))
}

/** Why some messages were not moved; null when all were. */
export function describeUnrecognised(messages: number): string | null {
  if (messages === 0) return null
  return messages === 1
    ? '1 message is not a task of this board and was not moved'
    : `${messages} messages are not tasks of this board and were not moved`
}

/** Why SQS did not move everything, from the status of its move task; null when it did. */
export function describeMoveFailure(status = 'UNKNOWN', reason = 'no reason was given'): string | null {
  if (status === 'COMPLETED') return null
  return status === 'FAILED' ? `the move failed: ${reason}` : 'the move was cancelled before it was done'
}

/** The tasks of schedules and their functions: see `infra/scheduled-tasks.ts`. */
const TASKS = { pack: 'publish-pack', 'daily-checks': 'daily-checks' } as const
const task = z.object({ kind: z.enum(['pack', 'daily-checks']), scheduledFor: z.string() })
/** Scheduler may send its failed request, with the task in it, to the dead-letter queue rather than the task alone. */
const request = z.object({ MessageBody: z.string() })

function readTask(body: string): RoutedMessage | null {
  const read = task.safeParse(parse(body))
  return read.success ? { to: TASKS[read.data.kind], body } : null
}

function readRequest(body: string): string {
  const read = request.safeParse(parse(body))
  return read.success ? read.data.MessageBody : ''
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
