import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { GetFunctionConfigurationCommand, InvokeCommand } from '@aws-sdk/client-lambda'
import { DeleteMessageCommand, GetQueueUrlCommand, type Message, ReceiveMessageCommand } from '@aws-sdk/client-sqs'
import { FUNCTION_NAMES, OPTIONAL_FUNCTIONS } from '../../shared/operations/function-names.ts'
import { type FunctionRuntime, startFunction } from '../local/function-runtime.ts'
import { type Endpoint, REGION } from './endpoint.ts'

const PROJECT = resolve(import.meta.dirname, '../..')
const BATCH_SIZE = 1

/** Whether the endpoint runs functions: one is called with nothing to do, and answers that nothing failed. */
export async function runsFunctions({ lambda }: Endpoint, board: string): Promise<boolean> {
  try {
    const Payload = new TextEncoder().encode(JSON.stringify({ Records: [] }))
    const answer = await lambda.send(new InvokeCommand({ FunctionName: `${board}-typeset-pack`, Payload }))
    return answer.FunctionError === undefined && new TextDecoder().decode(answer.Payload).includes('batchItemFailures')
  } catch {
    return false
  }
}

export interface FunctionDriver {
  /** Hands every message that waits to its function. Gives how many there were. */
  drain(): Promise<number>
  stop(): Promise<void>
}

/**
 * Does what Lambda does where the endpoint runs no functions: reads each function's queue at the endpoint and runs the
 * function's own bundle in this process, against the endpoint's services and with the environment it was deployed with.
 */
export async function driveFunctions(endpoint: Endpoint, board: string): Promise<FunctionDriver> {
  // the sample board asks for none of the others
  const optional: readonly string[] = OPTIONAL_FUNCTIONS
  const names = FUNCTION_NAMES.filter(name => !optional.includes(name))
  const driven = await Promise.all(names.map(name => openFunction(endpoint, `${board}-${name}`, board, name)))
  return {
    async drain() {
      let handled = 0
      for (let before = -1; before !== handled; ) {
        before = handled
        for (const one of driven) handled += await handOver(endpoint, one)
      }
      return handled
    },
    async stop() {
      await Promise.all(driven.map(({ runtime }) => runtime.stop()))
    },
  }
}

interface DrivenFunction {
  readonly queueUrl: string
  readonly queueArn: string
  readonly runtime: FunctionRuntime
}

async function openFunction(
  endpoint: Endpoint,
  FunctionName: string,
  board: string,
  name: string,
): Promise<DrivenFunction> {
  const found = await endpoint.lambda.send(new GetFunctionConfigurationCommand({ FunctionName }))
  const { QueueUrl } = await endpoint.sqs.send(new GetQueueUrlCommand({ QueueName: FunctionName }))
  const runtime = startFunction(
    {
      FunctionName,
      arn: found.FunctionArn ?? FunctionName,
      Handler: found.Handler ?? '',
      Timeout: found.Timeout ?? 0,
      MemorySize: found.MemorySize ?? 0,
      Environment: { Variables: withLinksUrl(found.Environment?.Variables ?? {}) },
      metadata: { 'aws:asset:path': join(PROJECT, '.build/functions', board, name) },
    },
    { environment: stringsOf(endpoint.productEnvironment) },
  )
  return { queueUrl: QueueUrl!, queueArn: `arn:aws:sqs:${REGION}:${endpoint.account}:${FunctionName}`, runtime }
}

const withLinksUrl = (variables: Record<string, string>): Record<string, string> =>
  variables.LINKS_URL === undefined || URL.canParse(variables.LINKS_URL)
    ? variables
    : { ...variables, LINKS_URL: NO_LINKS_URL }

/** Where links lead when the endpoint gives functions no address. */
const NO_LINKS_URL = 'https://links.example/'

/** The AWS settings of the environment. */
const stringsOf = (environment: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (name.startsWith('AWS_') && value ? [[name, value]] : [])),
  )

async function handOver({ sqs }: Endpoint, { queueUrl, queueArn, runtime }: DrivenFunction): Promise<number> {
  const { Messages: [message] = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: BATCH_SIZE,
      MessageSystemAttributeNames: ['All'],
    }),
  )
  if (message === undefined) return 0
  const answer = (await runtime.invoke({ Records: [toRecord(message, queueArn)] })) as { batchItemFailures: unknown[] }
  if (answer.batchItemFailures.length > 0) throw new Error(runtime.log.slice(-3).join(' ').slice(0, 700))
  await sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: message.ReceiptHandle }))
  return 1
}

function toRecord({ MessageId, ReceiptHandle, Body = '', Attributes }: Message, eventSourceARN: string) {
  return {
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    attributes: Attributes ?? {},
    messageAttributes: {},
    md5OfBody: createHash('md5').update(Body).digest('hex'),
    eventSource: 'aws:sqs',
    eventSourceARN,
    awsRegion: REGION,
  }
}
