import type { DeclaredQueue } from './declarations.ts'

export interface QueuedMessage {
  readonly id: string
  readonly body: string
  /** Order of arrival across all queues. */
  sequence: number
  receiveCount: number
  /** Delivered once already and now deliberately again. */
  isRepeat: boolean
  /** Why the last attempt failed. */
  lastError: string | null
  /** Seconds that it stays hidden after a failed attempt. */
  visibilityTimeout?: number
}

/** A message that failed after every attempt. */
export interface DeadLetter {
  readonly queue: string
  readonly body: string
  readonly attempts: number
  readonly error: string | null
}

export interface LocalQueues {
  /** Gives the message's id. */
  readonly send: (queueArn: string, body: string) => string
  /** The oldest messages that may be handed over from one of these queues, at most as many as that queue's batch. */
  readonly receive: (batchSizes: ReadonlyMap<string, number>) => { queueArn: string; messages: QueuedMessage[] } | null
  readonly complete: (queueArn: string, message: QueuedMessage) => void
  readonly fail: (queueArn: string, message: QueuedMessage, error: string) => void
  /** Shows hidden messages again, as if their visibility timeouts had run out; gives whether there were any. */
  readonly expireVisibilityTimeouts: () => boolean
  /** Messages in queues that no function reads: these queues have no dead-letter queue themselves. */
  readonly deadLetters: () => DeadLetter[]
  /** How many messages are visible, and how many are in flight or awaiting another attempt. */
  readonly countMessages: (queueArn: string) => { visible: number; hidden: number }
  /** The oldest messages, hidden from now on until they are removed or shown again. */
  readonly takeMessages: (queueArn: string, most: number) => QueuedMessage[]
  readonly remove: (queueArn: string, id: string) => void
  /** Sets how long a message that is being handled stays hidden, by its receipt handle; false when it is not being handled. */
  readonly changeVisibility: (queueArn: string, receiptHandle: string, seconds: number) => boolean
  /** Puts every message of one queue into another, as if none had been tried; gives how many. */
  readonly move: (fromArn: string, toArn: string) => number
}

interface Queue {
  readonly declared: DeclaredQueue
  visible: QueuedMessage[]
  /** Failed, and waiting for the visibility timeout. */
  hidden: QueuedMessage[]
  /** Handed over, by receipt handle. */
  readonly inFlight: Map<string, QueuedMessage>
}

/** The handle of a message as it was received this time. */
export const receiptHandleOf = ({ id, receiveCount }: QueuedMessage) => `${id}-${receiveCount}`

/** What a message that nobody says otherwise of stays hidden: longer than any that was brought forward. */
const LONGEST = Number.MAX_SAFE_INTEGER

const timeoutOf = ({ visibilityTimeout = LONGEST }: QueuedMessage) => visibilityTimeout

/**
 * The template's queues in memory: in order, with the declared attempts and dead-letter queues. A failed message waits
 * until nothing else is left to do, which is the effect of its visibility timeout when nobody waits in real time.
 */
export function openQueues(declared: readonly DeclaredQueue[], { deliverTwice = false } = {}): LocalQueues {
  const queues = new Map<string, Queue>(
    declared.map(one => [one.arn, { declared: one, visible: [], hidden: [], inFlight: new Map() }]),
  )
  let sequence = 0

  function find(arn: string): Queue {
    const queue = queues.get(arn)
    if (!queue) throw new Error(`The template has no queue ${arn}`)
    return queue
  }

  function enqueue(queue: Queue, message: QueuedMessage): void {
    message.sequence = ++sequence
    queue.visible.push(message)
  }

  return {
    send(queueArn, body) {
      const id = `00000000-0000-4000-8000-${String(sequence + 1).padStart(12, '0')}`
      enqueue(find(queueArn), { id, body, sequence: 0, receiveCount: 0, isRepeat: false, lastError: null })
      return id
    },

    receive(batchSizes) {
      let oldest: Queue | null = null
      for (const arn of batchSizes.keys()) {
        const queue = find(arn)
        const [first] = queue.visible
        if (first && (!oldest || first.sequence < oldest.visible[0]!.sequence)) oldest = queue
      }
      if (!oldest) return null
      const queueArn = oldest.declared.arn
      const messages = oldest.visible.splice(0, batchSizes.get(queueArn))
      for (const message of messages) {
        message.receiveCount += 1
        message.visibilityTimeout = LONGEST
        oldest.inFlight.set(receiptHandleOf(message), message)
      }
      return { queueArn, messages }
    },

    complete(queueArn, message) {
      find(queueArn).inFlight.delete(receiptHandleOf(message))
      if (!deliverTwice || message.isRepeat) return
      enqueue(find(queueArn), { ...message, receiveCount: 0, isRepeat: true })
    },

    fail(queueArn, message, error) {
      const queue = find(queueArn)
      queue.inFlight.delete(receiptHandleOf(message))
      const failed = { ...message, lastError: error }
      const redrive = queue.declared.RedrivePolicy
      if (redrive && message.receiveCount >= redrive.maxReceiveCount) enqueue(find(redrive.deadLetterTargetArn), failed)
      else queue.hidden.push(failed)
    },

    expireVisibilityTimeouts() {
      const timeouts = [...queues.values()].flatMap(({ hidden }) => hidden.map(timeoutOf))
      if (timeouts.length === 0) return false
      const soonest = Math.min(...timeouts)
      for (const queue of queues.values()) {
        const due = queue.hidden.filter(message => timeoutOf(message) === soonest)
        queue.hidden = queue.hidden.filter(message => timeoutOf(message) !== soonest)
        for (const message of due) enqueue(queue, message)
        // the others have waited as long
        for (const message of queue.hidden) message.visibilityTimeout = timeoutOf(message) - soonest
      }
      return true
    },

    changeVisibility(queueArn, receiptHandle, seconds) {
      const message = find(queueArn).inFlight.get(receiptHandle)
      if (message === undefined) return false
      message.visibilityTimeout = seconds
      return true
    },

    deadLetters() {
      const deadLetterQueues = [...queues.values()].filter(queue => !queue.declared.RedrivePolicy)
      return deadLetterQueues.flatMap(({ declared: { ref }, visible, hidden }) =>
        [...visible, ...hidden].map(({ body, receiveCount, lastError }) => ({
          queue: ref,
          body,
          attempts: receiveCount,
          error: lastError,
        })),
      )
    },

    countMessages(queueArn) {
      const { visible, hidden } = find(queueArn)
      return { visible: visible.length, hidden: hidden.length }
    },

    takeMessages(queueArn, most) {
      const queue = find(queueArn)
      const taken = queue.visible.splice(0, most)
      queue.hidden.push(...taken)
      return taken
    },

    remove(queueArn, id) {
      const queue = find(queueArn)
      queue.visible = queue.visible.filter(message => message.id !== id)
      queue.hidden = queue.hidden.filter(message => message.id !== id)
    },

    move(fromArn, toArn) {
      const [from, to] = [find(fromArn), find(toArn)]
      const moved = [...from.visible.splice(0), ...from.hidden.splice(0)]
      for (const message of moved) enqueue(to, { ...message, receiveCount: 0, isRepeat: false, lastError: null })
      return moved.length
    },
  }
}
