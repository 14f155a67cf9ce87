import type { Instant } from '../../shared/calendar/local-time.ts'
import type { DeclaredQueue } from './declarations.ts'
import type { LocalQueues } from './queues.ts'

/** SQS's own error, by name. */
export class SqsError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'SqsError'
  }
}

interface MoveTask {
  TaskHandle?: string
  Status: 'RUNNING' | 'COMPLETED'
  readonly SourceArn: string
  readonly DestinationArn: string
  readonly ApproximateNumberOfMessagesToMove: number
  ApproximateNumberOfMessagesMoved: number
  readonly StartedTimestamp: number
}

export interface MoveTasks {
  /** Throws SqsError. */
  start(from: string, to: string | undefined): { TaskHandle: string }
  /** Those of one queue, the latest first. */
  list(from: string): MoveTask[]
}

/**
 * SQS's message move tasks: only from a dead-letter queue of another queue, one at a time, and not immediately.
 */
export function openMoveTasks({
  queues,
  declared,
  now,
  later: deferMove,
}: {
  readonly queues: LocalQueues
  readonly declared: readonly DeclaredQueue[]
  readonly now: () => Instant
  readonly later: (move: () => void) => void
}): MoveTasks {
  const tasks: MoveTask[] = []
  const list = (from: string) => tasks.filter(({ SourceArn }) => SourceArn === from).reverse()
  return {
    list,
    start(from, to) {
      const source = declared.find(({ RedrivePolicy }) => RedrivePolicy?.deadLetterTargetArn === from)
      if (!source) throw new SqsError('UnsupportedOperation', 'Source queue must be configured as a Dead Letter Queue.')
      if (list(from)[0]?.Status === 'RUNNING')
        throw new SqsError('UnsupportedOperation', 'There is already a task running.')
      const destination = to ?? source.arn
      if (!declared.some(({ arn }) => arn === destination))
        throw new SqsError('ResourceNotFoundException', 'The resource that you specified does not exist.')
      const { visible, hidden } = queues.countMessages(from)
      const handle = `task-${tasks.length + 1}`
      const task: MoveTask = {
        TaskHandle: handle,
        Status: 'RUNNING',
        SourceArn: from,
        DestinationArn: destination,
        ApproximateNumberOfMessagesToMove: visible + hidden,
        ApproximateNumberOfMessagesMoved: 0,
        // a run's clock may stand still, but no two tasks may have the same start
        StartedTimestamp: Date.parse(now()) + tasks.length,
      }
      tasks.push(task)
      deferMove(() => {
        task.ApproximateNumberOfMessagesMoved = queues.move(from, destination)
        task.Status = 'COMPLETED'
        delete task.TaskHandle
      })
      return { TaskHandle: handle }
    },
  }
}
