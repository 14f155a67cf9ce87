import { Duration, TimeZone } from 'aws-cdk-lib'
import * as scheduler from 'aws-cdk-lib/aws-scheduler'
import { SqsSendMessage } from 'aws-cdk-lib/aws-scheduler-targets'
import type * as sqs from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { DeadLetterQueue } from './work-queue.ts'

/** A late pack is still a pack the same day; a day later the daily checks have told the administrators instead. */
const MAX_EVENT_AGE = Duration.hours(6)
const MAX_RETRIES = 20

/** One thing to be done at a time of the board's clocks. */
export interface ScheduledTask {
  /** Stable: the same task keeps its name when its time changes. */
  readonly name: string
  readonly description: string
  /** `at(2018-05-03T09:00:00)` or `cron(0 7 ? * MON-FRI *)`, read in London. */
  readonly expression: string
  readonly queue: sqs.Queue
  /** What the function is told; the scheduled time is added. */
  readonly message: Readonly<Record<string, string>>
}

/** The board's timetable: each task a schedule in London time, tried again for six hours and then put aside. */
export class Schedules extends Construct {
  readonly deadLetterQueue: sqs.Queue

  constructor(scope: Construct, id: string, board: string, tasks: readonly ScheduledTask[]) {
    super(scope, id)
    this.deadLetterQueue = new DeadLetterQueue(this, 'DeadLetters', `${board}-schedules-dead-letters`)
    const group = new scheduler.ScheduleGroup(this, 'Group', { scheduleGroupName: board })
    for (const task of tasks)
      new scheduler.Schedule(this, task.name, {
        scheduleName: task.name,
        scheduleGroup: group,
        description: task.description,
        schedule: scheduler.ScheduleExpression.expression(task.expression, TimeZone.EUROPE_LONDON),
        target: new SqsSendMessage(task.queue, {
          deadLetterQueue: this.deadLetterQueue,
          maxEventAge: MAX_EVENT_AGE,
          retryAttempts: MAX_RETRIES,
          input: scheduler.ScheduleTargetInput.fromObject({
            ...task.message,
            scheduledTime: scheduler.ContextAttribute.scheduledTime,
          }),
        }),
      })
  }
}
