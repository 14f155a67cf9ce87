import { Logger } from '@aws-lambda-powertools/logger'
import type { Context } from 'aws-lambda'
import { describeError } from './describe-error.ts'

/** What a line is about: ids of the queue's message, a drop, a pack's run, a mail in the ledger, the day of the daily checks. */
export interface LogSubject {
  readonly message_id?: string
  readonly attempt?: number
  readonly request_id?: string
  readonly drop?: string
  readonly run?: string
  readonly mail?: string
  readonly day?: string
}

/** One for each function: to set one up takes longer than to write a line. */
const loggers = new Map<string, Logger>()
let logger = new Logger()
let subject: LogSubject = {}

/** A call of a function begins: every line has the function's name, and Lambda's id of the call. */
export function beginLog(service: string, context: Partial<Context>): void {
  logger = loggers.get(service) ?? new Logger({ serviceName: service })
  loggers.set(service, logger)
  logger.appendPersistentKeys({ function_request_id: context.awsRequestId })
  subject = {}
}

/** Another message or page begins: what the lines before were about is forgotten. */
export function beginSubject(about: LogSubject): void {
  subject = about
}

/** What is learnt about the message in hand; every later line of it says so. */
export function noteSubject(about: LogSubject): void {
  subject = { ...subject, ...about }
}

export const logInfo = (message: string, details: Readonly<Record<string, unknown>> = {}): void =>
  logger.info(message, { ...subject, ...details })

export const logWarning = (message: string, error: unknown): void =>
  logger.warn(message, { ...subject, ...describeError(error) })

/** A failure: no address of a person is in it, whatever the error says. */
export const logFailure = (message: string, error: unknown, details: Readonly<Record<string, unknown>> = {}): void =>
  logger.error(message, { ...subject, ...details, ...describeError(error) })
