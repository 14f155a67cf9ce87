import * as z from 'zod'
import { countNoun } from '../document/count-words.ts'
import { type DeadLetterSource, FUNCTION_NAMES, type FunctionName, IMPACTS } from './impacts.ts'

/** Times a message is tried before it is put aside for a person. */
export const MAX_ATTEMPTS = 3

/** A queue in which what failed lies aside. */
export interface DeadLetterQueue {
  readonly name: DeadLetterSource
  /** `cambridgeshire-receive-drop-dead-letters`. */
  readonly queueName: string
}

export interface DeadLetterCount extends DeadLetterQueue {
  readonly messages: number
}

/** What lies aside, or why that cannot be known. */
export type DeadLetterStatus = { readonly queues: readonly DeadLetterCount[] } | { readonly unknown: string }

/** The queue that feeds a function. */
export const workQueueName = (board: string, name: FunctionName) => `${board}-${name}`

/** Every queue of a board in which something can lie aside. */
export function deadLetterQueues(board: string): DeadLetterQueue[] {
  return [
    ...FUNCTION_NAMES.map(name => ({ name, queueName: `${workQueueName(board, name)}-dead-letters` })),
    { name: 'schedules', queueName: `${board}-schedules-dead-letters` },
    { name: 'lost-delivery-notices', queueName: `${board}-lost-delivery-notices` },
  ]
}

/** The queue that a person means by its name, with or without the board's, or by the name of its function; null when there is none. */
export function findDeadLetterQueue(board: string, typed: string): DeadLetterQueue | null {
  const isNamed = ({ name, queueName }: DeadLetterQueue) =>
    [name, queueName, queueName.slice(board.length + 1)].includes(typed)
  return deadLetterQueues(board).find(isNamed) ?? null
}

/** A line for each queue in which something lies: how much, whose, who is affected and how to replay it. */
export function describeDeadLetters(known: DeadLetterStatus): string[] {
  if ('unknown' in known) return [`What lies aside is not known: ${known.unknown}`]
  return known.queues
    .filter(({ messages }) => messages > 0)
    .map(
      ({ name, queueName, messages }) =>
        `${name}: ${countNoun(messages, 'message')} put aside in ${queueName}. Who is affected: ${IMPACTS[name].affects} When the cause is mended: boardpack replay ${name}`,
    )
}

/** A message that lies aside, as it should be sent on. */
export interface RoutedMessage {
  readonly to: FunctionName
  readonly body: string
}

/** Queues of messages that never reached the queue of any function. */
export type UnroutedSource = Exclude<DeadLetterSource, FunctionName>

export const isUnroutedSource = (name: DeadLetterSource): name is UnroutedSource =>
  name === 'schedules' || name === 'lost-delivery-notices'

/** Where such a message goes; null when it is none that this board's schedules send. */
export function routeMessage(name: UnroutedSource, body: string): RoutedMessage | null {
  if (name === 'lost-delivery-notices') return { to: 'track-delivery', body }
  return readTask(body) ?? readTask(readRequest(body))
}

/** Why some messages were left where they were; null when there are none. */
export function describeUnrecognised(messages: number): string | null {
  if (messages === 0) return null
  return messages === 1
    ? '1 message is no task of this board, and stays where it is'
    : `${messages} messages are no tasks of this board, and stay where they are`
}

/** Why SQS did not move everything, by how it says that a move ended; null when it did. */
export function describeMoveFailure(status = 'UNKNOWN', reason = 'no reason was given'): string | null {
  if (status === 'COMPLETED') return null
  return status === 'FAILED' ? `the move failed: ${reason}` : 'somebody ended the move before it was done'
}

/** What schedules ask for, and of whom: see `infra/scheduled-tasks.ts`. */
const TASKS = { pack: 'publish-pack', 'daily-checks': 'daily-checks' } as const
const task = z.object({ kind: z.enum(['pack', 'daily-checks']), scheduledTime: z.string() })
/** Scheduler may put aside the request it could not make, with the task in it, rather than the task alone. */
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
