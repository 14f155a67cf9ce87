import * as z from 'zod'
import { count } from '../document/count-words.ts'
import { type AsideName, FUNCTION_NAMES, type FunctionName, IMPACTS } from './impacts.ts'

/** Times a message is tried before it is put aside for a person. */
export const ATTEMPTS = 3

/** A queue in which what failed lies aside. */
export interface AsideQueue {
  readonly name: AsideName
  /** `cambridgeshire-receive-drop-aside`. */
  readonly queueName: string
}

export interface LyingAside extends AsideQueue {
  readonly messages: number
}

/** What lies aside, or why that cannot be known. */
export type AsideKnown = { readonly lying: readonly LyingAside[] } | { readonly unknown: string }

/** The queue that feeds a function. */
export const workQueueName = (board: string, name: FunctionName) => `${board}-${name}`

/** Every queue of a board in which something can lie aside. */
export function asideQueues(board: string): AsideQueue[] {
  return [
    ...FUNCTION_NAMES.map(name => ({ name, queueName: `${workQueueName(board, name)}-aside` })),
    { name: 'schedules', queueName: `${board}-schedules-aside` },
    { name: 'lost-delivery-notices', queueName: `${board}-lost-delivery-notices` },
  ]
}

/** The queue that a person means by its name, with or without the board's, or by the name of its function; null when there is none. */
export function findAsideQueue(board: string, typed: string): AsideQueue | null {
  const isMeant = ({ name, queueName }: AsideQueue) =>
    [name, queueName, queueName.slice(board.length + 1)].includes(typed)
  return asideQueues(board).find(isMeant) ?? null
}

/** A line for each queue in which something lies: how much, whose, who is affected and how to replay it. */
export function describeAside(known: AsideKnown): string[] {
  if ('unknown' in known) return [`What lies aside is not known: ${known.unknown}`]
  return known.lying
    .filter(({ messages }) => messages > 0)
    .map(
      ({ name, queueName, messages }) =>
        `${name}: ${count(messages, 'message')} put aside in ${queueName}. Who is affected: ${IMPACTS[name].affects} When the cause is mended: boardpack replay ${name}`,
    )
}

/** A message that lies aside, as it should be sent on. */
export interface SentOn {
  readonly to: FunctionName
  readonly body: string
}

/** Queues of messages that never reached the queue of any function. */
export type LostName = Exclude<AsideName, FunctionName>

export const isLostQueue = (name: AsideName): name is LostName =>
  name === 'schedules' || name === 'lost-delivery-notices'

/** Where such a message goes; null when it is none that this board's schedules send. */
export function readLost(name: LostName, body: string): SentOn | null {
  if (name === 'lost-delivery-notices') return { to: 'track-delivery', body }
  return readTask(body) ?? readTask(readRequest(body))
}

/** Why some messages were left where they were; null when there are none. */
export function describeStrange(messages: number): string | null {
  if (messages === 0) return null
  return messages === 1
    ? '1 message is no task of this board, and stays where it is'
    : `${messages} messages are no tasks of this board, and stay where they are`
}

/** Why SQS did not move everything, by how it says that a move ended; null when it did. */
export function describeMoveFault(status = 'UNKNOWN', reason = 'no reason was given'): string | null {
  if (status === 'COMPLETED') return null
  return status === 'FAILED' ? `the move failed: ${reason}` : 'somebody ended the move before it was done'
}

/** What schedules ask for, and of whom: see `infra/due-tasks.ts`. */
const TASKS = { pack: 'publish-pack', 'daily-checks': 'daily-checks' } as const
const task = z.object({ kind: z.enum(['pack', 'daily-checks']), scheduledTime: z.string() })
/** Scheduler may put aside the request it could not make, with the task in it, rather than the task alone. */
const request = z.object({ MessageBody: z.string() })

function readTask(body: string): SentOn | null {
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
