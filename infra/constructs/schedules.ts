import { Duration, TimeZone } from 'aws-cdk-lib'
import * as scheduler from 'aws-cdk-lib/aws-scheduler'
import { SqsSendMessage } from 'aws-cdk-lib/aws-scheduler-targets'
import type * as sqs from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { BoardFile } from '../../shared/config/schema/index.ts'
import { DeadLetterQueue } from './work-queue.ts'

/** A late pack is still useful the same day; a day later the daily checks have notified the administrators instead. */
const MAX_EVENT_AGE = Duration.hours(6)
const MAX_RETRIES = 20

/** One task at a time of day on the board's clock. */
export interface ScheduledTask {
  /** Stable: the same task keeps its name when its time changes. */
  readonly name: string
  readonly description: string
  /** `at(2018-05-03T09:00:00)` or `cron(0 7 ? * MON-FRI *)`, read by the board’s clock. */
  readonly expression: string
  readonly queue: sqs.Queue
  /** The function's input; the scheduled time is added. */
  readonly message: Readonly<Record<string, string>>
}

/**
 * The board's timetable: each task a schedule by its own clock, retried for six hours and then sent to the dead-letter
 * queue.
 */
export class Schedules extends Construct {
  readonly deadLetterQueue: sqs.Queue

  constructor(scope: Construct, id: string, board: BoardFile['board'], tasks: readonly ScheduledTask[]) {
    super(scope, id)
    this.deadLetterQueue = new DeadLetterQueue(this, 'DeadLetters', `${board.id}-schedules-dead-letters`)
    const group = new scheduler.ScheduleGroup(this, 'Group', { scheduleGroupName: board.id })
    for (const task of tasks)
      new scheduler.Schedule(this, task.name, {
        scheduleName: task.name,
        scheduleGroup: group,
        description: task.description,
        schedule: scheduler.ScheduleExpression.expression(task.expression, TimeZone.of(board.timeZone)),
        target: new SqsSendMessage(task.queue, {
          deadLetterQueue: this.deadLetterQueue,
          maxEventAge: MAX_EVENT_AGE,
          retryAttempts: MAX_RETRIES,
          input: scheduler.ScheduleTargetInput.fromObject({
            ...task.message,
            scheduledFor: scheduler.ContextAttribute.scheduledTime,
          }),
        }),
      })
  }
}
