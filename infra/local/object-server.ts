import type { IncomingMessage, ServerResponse } from 'node:http'
import S3rver, { type ObjectEvent } from 's3rver'
import type { Instant } from '../../shared/calendar/london-time.ts'
import type { DeclaredBucket } from './declarations.ts'
import {
  type CallInterceptor,
  describeDenial,
  type EmbeddedServer,
  type ErrorResponse,
  openFaultProxy,
  type ServiceCall,
} from './fault-proxy.ts'
import type { RequestedAction } from './permissions.ts'
import { REGION } from './resolve-template.ts'

export interface ObjectServerOptions extends CallInterceptor {
  readonly folder: string
  readonly buckets: readonly DeclaredBucket[]
  readonly port?: number
  readonly now: () => Instant
  readonly send: (queueArn: string, body: string) => void
}

/** Error codes that the embedded server names differently from S3. */
const EVENT_NAMES: Readonly<Record<string, string>> = { 'ObjectCreated:Post': 'ObjectCreated:CompleteMultipartUpload' }

/** The declared buckets in a folder of this machine, with their notifications. */
export async function serveObjects(options: ObjectServerOptions): Promise<EmbeddedServer> {
  const { folder, buckets, port, now, send } = options
  const server = new S3rver({
    directory: folder,
    silent: true,
    vhostBuckets: false,
    configureBuckets: buckets.map(({ ref }) => ({ name: ref })),
  })
  await server.configureBuckets()
  let sequencer = 0
  server.on('event', (event: ObjectEvent) => {
    for (const { eventName, s3 } of event.Records) {
      const name = EVENT_NAMES[eventName] ?? eventName
      sequencer += 1
      for (const queueArn of findSubscribedQueues(buckets, s3.bucket.name, name, s3.object.key))
        send(queueArn, JSON.stringify(describeEvent(name, s3, now(), sequencer)))
    }
  })
  const handle = server.callback()
  const proxy = await openFaultProxy(
    {
      ...options,
      service: 's3',
      listCalls: listRequestedActions,
      handle(request, response, caller) {
        hideMissingObjects(options, request, response, caller)
        // the embedded server knows one key and does not check version 4 signatures
        const { authorization } = request.headers
        if (authorization)
          request.headers.authorization = authorization.replace(/Credential=[^/]+/, 'Credential=S3RVER')
        // nor does it decode the slashes of an encoded copy source
        const source = request.headers['x-amz-copy-source']
        if (typeof source === 'string') request.headers['x-amz-copy-source'] = encodeURI(decodeURIComponent(source))
        handle(request, response)
      },
      throttledResponse: errorResponse(503, 'SlowDown', 'Please reduce your request rate.'),
      deniedResponse: words => errorResponse(403, 'AccessDenied', words),
    },
    port,
  )
  return {
    ...proxy,
    async close() {
      await proxy.stop()
      server.logger.exceptions.unhandle()
    },
  }
}

function errorResponse(status: number, code: string, message: string): ErrorResponse {
  const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`
  return { status, type: 'application/xml', body }
}

/**
 * A caller who may not list a bucket does not learn that an object is missing: S3 answers "forbidden" instead of "no
 * such key".
 */
function hideMissingObjects(
  interceptor: CallInterceptor,
  request: IncomingMessage,
  response: ServerResponse,
  caller: string,
): void {
  const [asked] = listRequestedActions(request)
  if (asked?.action !== 's3:GetObject') return
  const end = response.end.bind(response)
  response.end = (...given: unknown[]) => {
    if (response.statusCode !== 404) return end(...(given as []))
    const resource = asked.resource.split('/', 1)[0]!
    const call: ServiceCall = { caller, service: 's3', action: 's3:ListBucket', resource }
    interceptor.onCall?.(call)
    if (interceptor.isAllowed(call)) return end(...(given as []))
    const { status, body } = errorResponse(403, 'AccessDenied', describeDenial(call))
    response.statusCode = status
    response.removeHeader('content-length')
    return end(request.method === 'HEAD' ? undefined : body)
  }
}

function findSubscribedQueues(
  buckets: readonly DeclaredBucket[],
  bucketName: string,
  event: string,
  key: string,
): string[] {
  const configurations = buckets.find(({ ref }) => ref === bucketName)?.NotificationConfiguration?.QueueConfigurations
  return (configurations ?? [])
    .filter(({ Event }) => `s3:${event}`.startsWith(Event.replace(/\*$/, '')))
    .filter(({ Filter }) =>
      Filter.S3Key.Rules.every(({ Name, Value }) => (Name === 'prefix' ? key.startsWith(Value) : key.endsWith(Value))),
    )
    .map(({ Queue }) => Queue)
}

/** As S3 writes it: the key is form-encoded, slashes left alone. */
function describeEvent(
  eventName: string,
  { bucket, object }: ObjectEvent['Records'][number]['s3'],
  eventTime: Instant,
  sequencer: number,
) {
  const key = object.key.split('/').map(encodeFormText).join('/')
  return {
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: REGION,
        eventTime,
        eventName,
        s3: {
          s3SchemaVersion: '1.0',
          bucket: { name: bucket.name, arn: `arn:aws:s3:::${bucket.name}` },
          object: { ...object, key, sequencer: sequencer.toString(16).toUpperCase().padStart(18, '0') },
        },
      },
    ],
  }
}

function encodeFormText(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1)
}

const OBJECT_ACTIONS: Readonly<Record<string, string>> = {
  GET: 's3:GetObject',
  HEAD: 's3:GetObject',
  PUT: 's3:PutObject',
  POST: 's3:PutObject',
  DELETE: 's3:DeleteObject',
}

function listRequestedActions({ method = '', url = '/', headers }: IncomingMessage): RequestedAction[] {
  const path = decodeURIComponent(new URL(url, 'http://localhost').pathname).slice(1)
  const slash = path.indexOf('/')
  const isObject = slash > 0 && slash < path.length - 1
  if (!isObject) {
    const resource = `arn:aws:s3:::${path.replace(/\/$/, '')}`
    return [{ action: method === 'GET' || method === 'HEAD' ? 's3:ListBucket' : 's3:CreateBucket', resource }]
  }
  const calls = [{ action: OBJECT_ACTIONS[method] ?? `s3:${method}`, resource: `arn:aws:s3:::${path}` }]
  const source = headers['x-amz-copy-source']
  if (typeof source === 'string')
    calls.push({ action: 's3:GetObject', resource: `arn:aws:s3:::${decodeURIComponent(source).replace(/^\//, '')}` })
  return calls
}
