import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Instant } from '../../shared/calendar/local-time.ts'
import type { DeclaredQueue } from './declarations.ts'
import { type CallInterceptor, type EmbeddedServer, type ErrorResponse, openFaultProxy } from './fault-proxy.ts'
import { type MoveTasks, openMoveTasks, SqsError } from './move-tasks.ts'
import type { RequestedAction } from './permissions.ts'
import type { LocalQueues } from './queues.ts'
import { ACCOUNT, REGION } from './resolve-template.ts'

export interface QueueServerOptions extends CallInterceptor {
  readonly port?: number
  readonly declared: readonly DeclaredQueue[]
  readonly queues: LocalQueues
  readonly now: () => Instant
  /** When a task begins to move messages, which is later than its request; a turn later when left out. */
  readonly deferMove?: (move: () => void) => void
}

interface Input {
  readonly QueueNamePrefix?: string
  readonly QueueUrl?: string
  readonly SourceArn?: string
  readonly DestinationArn?: string
  readonly MaxNumberOfMessages?: number
  readonly MessageBody?: string
  readonly ReceiptHandle?: string
  readonly MaxResults?: number
  readonly VisibilityTimeout?: number
  readonly NextToken?: string
}

/** SQS as far as an operator who replays failed messages needs it; the functions get their messages without it. */
export async function serveQueues(options: QueueServerOptions): Promise<EmbeddedServer> {
  const { port, queues, declared, now, deferMove = setImmediate } = options
  const requests = new WeakMap<IncomingMessage, { action: string; input: Input }>()
  const tasks = openMoveTasks({ queues, declared, now, later: deferMove })
  const proxy = await openFaultProxy(
    {
      ...options,
      service: 'sqs',
      async listCalls(request) {
        const action = String(request.headers['x-amz-target']).replace(/^AmazonSQS\./, '')
        const input = JSON.parse(await text(request)) as Input
        requests.set(request, { action, input })
        return describeCall(action, input)
      },
      handle(request, response) {
        const { action, input } = requests.get(request)!
        const { status, type, body } = runAction(() => handleAction(options, tasks, proxy.endpoint, action, input))
        response.writeHead(status, { 'content-type': type }).end(body)
      },
      throttledResponse: errorResponse(new SqsError('RequestThrottled', 'Rate exceeded.')),
      deniedResponse: words => errorResponse(new SqsError('AccessDeniedException', words)),
    },
    port,
  )
  return { ...proxy, close: proxy.stop }
}

const CONTENT_TYPE = 'application/x-amz-json-1.0'

function runAction(work: () => object): ErrorResponse {
  try {
    return { status: 200, type: CONTENT_TYPE, body: JSON.stringify(work()) }
  } catch (error) {
    if (error instanceof SqsError) return errorResponse(error)
    throw error
  }
}

function errorResponse({ code, message }: SqsError): ErrorResponse {
  return { status: 400, type: CONTENT_TYPE, body: JSON.stringify({ __type: `com.amazonaws.sqs#${code}`, message }) }
}

/** Moving a queue's messages needs every permission that moving them by hand would. */
function describeCall(action: string, input: Input): RequestedAction[] {
  const resource = input.SourceArn ?? arnOf(input.QueueUrl?.split('/').at(-1) ?? '*')
  const further = /MessageMoveTasks?$/.test(action) ? ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'] : []
  const to = input.DestinationArn
  return [
    ...[action, ...further].map(one => ({ action: `sqs:${one}`, resource })),
    ...(to === undefined ? [] : [{ action: 'sqs:SendMessage', resource: to }]),
  ]
}

const arnOf = (name: string) => `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`
const md5 = (body: string) => createHash('md5').update(body).digest('hex')

function handleAction(
  { declared, queues }: QueueServerOptions,
  tasks: MoveTasks,
  endpoint: string,
  action: string,
  input: Input,
): object {
  const findQueue = () => {
    const name = input.QueueUrl?.split('/').at(-1)
    const queue = declared.find(({ ref }) => ref === name)
    if (!queue) throw new SqsError('QueueDoesNotExist', 'The specified queue does not exist.')
    return queue.arn
  }
  switch (action) {
    case 'ListQueues': {
      const { QueueNamePrefix: prefix = '', MaxResults: most = 1000, NextToken: token = '0' } = input
      const names = declared.map(({ ref }) => ref).filter(name => name.startsWith(prefix))
      const end = Number(token) + most
      const page = names.slice(Number(token), end).map(name => `${endpoint}/${ACCOUNT}/${name}`)
      // as in SQS, there is no next page unless a number of results was asked for
      const hasMore = input.MaxResults !== undefined && end < names.length
      return { QueueUrls: page, ...(hasMore && { NextToken: String(end) }) }
    }
    case 'GetQueueAttributes': {
      const QueueArn = findQueue()
      const { visible, hidden } = queues.countMessages(QueueArn)
      const [ApproximateNumberOfMessages, ApproximateNumberOfMessagesNotVisible] = [visible, hidden].map(String)
      return { Attributes: { QueueArn, ApproximateNumberOfMessages, ApproximateNumberOfMessagesNotVisible } }
    }
    case 'ReceiveMessage': {
      const taken = queues.takeMessages(findQueue(), input.MaxNumberOfMessages ?? 1)
      return { Messages: taken.map(({ id, body }) => describeMessage(id, body)) }
    }
    case 'SendMessage': {
      const body = input.MessageBody ?? ''
      return { MessageId: queues.send(findQueue(), body), MD5OfMessageBody: md5(body) }
    }
    case 'DeleteMessage':
      queues.remove(findQueue(), input.ReceiptHandle ?? '')
      return {}
    case 'ChangeMessageVisibility':
      if (!queues.changeVisibility(findQueue(), input.ReceiptHandle ?? '', input.VisibilityTimeout ?? 0))
        throw new SqsError('MessageNotInflight', 'The specified message is not in flight.')
      return {}
    case 'StartMessageMoveTask':
      return tasks.start(input.SourceArn ?? '', input.DestinationArn)
    case 'ListMessageMoveTasks':
      return { Results: tasks.list(input.SourceArn ?? '').slice(0, input.MaxResults ?? 1) }
    default:
      throw new SqsError('UnsupportedOperation', `${action} is not served here.`)
  }
}

/** A message is identified by its id, which is also its receipt handle. */
const describeMessage = (id: string, body: string) => ({
  MessageId: id,
  ReceiptHandle: id,
  Body: body,
  MD5OfBody: md5(body),
})
